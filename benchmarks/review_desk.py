"""How fast the review desk answers on a national morning: 101 departments, seven slots each.

Run from the repository: `python benchmarks/review_desk.py`. It makes a station in a temporary
folder, writes its 707 scripts, and asks a server on a port as browsers do.
"""

from __future__ import annotations

import json
import statistics
import tempfile
import threading
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.request import Request, urlopen

import uvicorn

from broadcast.desk.board import bulletins_of, day_of
from broadcast.desk.newsroom import open_newsroom
from broadcast.desk.saving import write_from_data
from broadcast.french.territories import departments
from broadcast.web.app import make_app
from broadcast.workspace import create_workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from broadcast.workspace import Workspace

JOURNAL = "2017-01-30-aveyron-0700-journal"
MORE_SLOTS = (("05:30", "flash", "1:30"), ("06:00", "journal", "3:00"), ("06:30", "flash", "1:30"))
ROUNDS = 20


def national_station(folder: Path) -> Workspace:
    """A workspace that serves every department, seven times a morning, with the tone voice."""
    made = create_workspace(folder)
    text = made.station.read_text(encoding="utf-8")
    codes = ", ".join(f'"{one.code}"' for one in departments())
    slots = "".join(
        f'\n  - {{time: "{clock}", format: {format_}, duration: "{length}"}}\n'
        for clock, format_, length in MORE_SLOTS
    )
    text = text.replace('["12", "46"]', f"[{codes}]").replace(
        'voice = "claire"', 'voice = "maquette"'
    )
    made.station.write_text(text, encoding="utf-8")
    with made.show.open("a", encoding="utf-8") as show:
        show.write(slots)
    return made


@contextmanager
def served(workspace: Workspace) -> Iterator[tuple[str, Callable[[], bool]]]:
    """The desk on a port: its address, and whether it is still looking at scripts."""
    app = make_app(open_newsroom(workspace))
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield f"http://127.0.0.1:{port}", lambda: app.state.place.surveyor.busy
    finally:
        server.should_exit = True
        thread.join()


def ask(address: str, method: str = "GET", **sent: object) -> bytes:
    """One request, and its answer."""
    body = json.dumps(sent).encode() if method != "GET" else None
    request = Request(address, body, {"Content-Type": "application/json"}, method=method)
    with urlopen(request, timeout=600) as answer:
        return bytes(answer.read())


def timed(what: str, act: Callable[[], object]) -> None:
    """Do something a number of times; print how long it took."""
    took_ms = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        act()
        took_ms.append((time.perf_counter() - start) * 1000)
    print(f"{what:<44} median {statistics.median(took_ms):6.0f} ms, worst {max(took_ms):6.0f} ms")


def told_after(address: str, change: Callable[[int], object], wanted: str) -> None:
    """How long after a change a page that listens is told of it."""
    stream = urlopen(f"{address}/api/events", timeout=600)
    stream.readline()
    took_ms = []
    for number in range(ROUNDS):
        start = time.perf_counter()
        change(number)
        event = line = ""
        while not (event == "row" and wanted in line):
            line = stream.readline().decode()
            event = line.removeprefix("event: ").strip() if line.startswith("event: ") else event
        took_ms.append((time.perf_counter() - start) * 1000)
    stream.close()
    print(
        f"{'a change in a file, on the page':<44} median {statistics.median(took_ms):6.0f} ms, "
        f"worst {max(took_ms):6.0f} ms"
    )


def main() -> None:
    """Measure, and print a line for each thing."""
    with tempfile.TemporaryDirectory() as folder:
        workspace = national_station(Path(folder) / "station")
        newsroom = open_newsroom(workspace)
        every = bulletins_of(newsroom, day_of(newsroom, "today"))
        start = time.perf_counter()
        for bulletin in every:
            write_from_data(newsroom, bulletin, afresh=False, by="banc")
        print(f"{len(every)} scripts written in {time.perf_counter() - start:.0f} s")
        newsroom.database.close()
        with served(workspace) as (address, busy):
            desk = f"{address}/api/bulletins/{JOURNAL}"
            timed(
                "the board, while scripts are looked at", lambda: ask(f"{address}/api/days/today")
            )
            start = time.perf_counter()
            while busy():
                time.sleep(0.5)
            print(f"all scripts looked at after {time.perf_counter() - start:.0f} s more")
            timed("the board (API)", lambda: ask(f"{address}/api/days/today"))
            timed("the day's page", lambda: ask(f"{address}/"))
            timed("a script (API)", lambda: ask(f"{desk}/script"))
            text = json.loads(ask(f"{desk}/script"))["text"]
            timed("a check while one types", lambda: ask(f"{desk}/check", "POST", text=text))
            script = workspace.bulletin("2017-01-30", JOURNAL) / "2-script.md"
            told_after(
                address,
                lambda number: script.write_text(f"{text}\n<!-- {number} -->\n", encoding="utf-8"),
                JOURNAL,
            )


if __name__ == "__main__":
    main()
