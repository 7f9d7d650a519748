"""How fast the review desk answers on a national morning: 101 departments, seven slots each.

Run from the repository: `python benchmarks/review_desk.py`. It makes a station in a temporary
folder, writes its 707 scripts, and asks a server on a port as browsers do.
"""

from __future__ import annotations

import json
import os
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
from broadcast.french.naming.territories import departments
from broadcast.web.app import make_app
from broadcast.workspace import create_workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from broadcast.workspace import Workspace

JOURNAL = "2017-01-30-aveyron-0700-journal"
ROUNDS = 20


def national_station(folder: Path) -> Workspace:
    """A workspace that serves every department, seven times a morning, with the tone voice."""
    made = create_workspace(folder)
    text = made.station.read_text(encoding="utf-8")
    codes = ", ".join(f'"{one.code}"' for one in departments())
    text = text.replace('["12", "46"]', f"[{codes}]").replace(
        'voice = "claire"', 'voice = "maquette"'
    )
    made.station.write_text(text, encoding="utf-8")
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
    """Do something a number of times; print how long it took, and the program's own CPU time.

    On a machine that others use, the second is what the desk costs.
    """
    took_ms, cpu_ms = [], []
    for _ in range(ROUNDS):
        start, cpu = time.perf_counter(), time.process_time()
        act()
        took_ms.append((time.perf_counter() - start) * 1000)
        cpu_ms.append((time.process_time() - cpu) * 1000)
    tell(what, took_ms, f", CPU median {statistics.median(cpu_ms):4.0f} ms")


def tell(what: str, took_ms: list[float], more: str = "") -> None:
    """One line of the table."""
    median, worst = statistics.median(took_ms), max(took_ms)
    print(f"{what:<40} median {median:5.0f} ms, worst {worst:5.0f} ms{more}", flush=True)


def lasted(what: str, act: Callable[[], object]) -> None:
    """Do something long once; print how long it took, and its CPU time."""
    start, cpu = time.perf_counter(), time.process_time()
    act()
    wall_s, cpu_s = time.perf_counter() - start, time.process_time() - cpu
    print(f"{what:<40} {wall_s:5.0f} s, CPU {cpu_s:4.0f} s", flush=True)


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
    tell("a change in a file, on the page", took_ms)


def write_all(workspace: Workspace) -> None:
    """Write every script of the morning."""
    newsroom = open_newsroom(workspace)
    for bulletin in bulletins_of(newsroom, day_of(newsroom, "today")):
        write_from_data(newsroom, bulletin, afresh=False, by="banc")
    newsroom.database.close()


def until_quiet(busy: Callable[[], bool]) -> None:
    """Wait until every script was looked at."""
    time.sleep(1)  # what has just changed is noticed within half of it
    while busy():
        time.sleep(0.2)


def main() -> None:
    """Measure, and print a line for each thing."""
    print("load", *(f"{one:.1f}" for one in os.getloadavg()))
    with tempfile.TemporaryDirectory() as folder:
        workspace = national_station(Path(folder) / "station")
        lasted("707 scripts written", lambda: write_all(workspace))
        with served(workspace) as (address, busy):
            desk = f"{address}/api/bulletins/{JOURNAL}"
            lasted("all of them looked at, the first time", lambda: until_quiet(busy))
            timed("the board (API)", lambda: ask(f"{address}/api/days/today"))
            timed("the day's page", lambda: ask(f"{address}/"))
            timed("a script (API)", lambda: ask(f"{desk}/script"))
            text = json.loads(ask(f"{desk}/script"))["text"]
            typed = iter(range(ROUNDS))
            timed(
                "a check while one types",
                lambda: ask(f"{desk}/check", "POST", text=f"{text}\n<!-- {next(typed)} -->\n"),
            )
            script = workspace.bulletin("2017-01-30", JOURNAL) / "2-script.md"
            told_after(
                address,
                lambda number: script.write_text(f"{text}\n<!-- {number} -->\n", encoding="utf-8"),
                JOURNAL,
            )
            workspace.station.touch()
            lasted("a file touched that changes nothing", lambda: until_quiet(busy))
            results = workspace.election("primaire-gauche-2017") / "results.csv"
            told = results.read_text(encoding="utf-8")
            results.write_text(told.replace("54,7", "55,1"), encoding="utf-8")
            timed("the day's page, while all is looked at", lambda: ask(f"{address}/"))
            lasted("new figures under every script", lambda: until_quiet(busy))
        with served(workspace) as (address, busy):
            lasted("the desk opened again", lambda: until_quiet(busy))
    print("load", *(f"{one:.1f}" for one in os.getloadavg()))


if __name__ == "__main__":
    main()
