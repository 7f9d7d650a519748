"""A producer's morning through the API: all that the pages can do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from desk_of import JOURNAL, Browser, desk, eventually
from newsroom import edit

from broadcast.voice.engines.tone import Tone
from broadcast.voice.keeping.cache import SpeechCache

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from broadcast.workspace import Workspace

pytestmark = pytest.mark.slow

SCRIPT = f"bulletins/{JOURNAL}/script"
APPROVAL = f"bulletins/{JOURNAL}/approval"


@pytest.fixture
def browsers(workspace: Workspace) -> Iterator[Callable[[], Browser]]:
    """A desk on the loopback, with the journal of Aveyron written."""
    with desk(workspace) as another:
        another().said("N. B.").did("POST", SCRIPT, json={})
        yield another


@pytest.fixture
def producer(browsers: Callable[[], Browser]) -> Browser:
    """One browser, and a producer before it."""
    return browsers().said("N. B.")


def row(browser: Browser) -> Any:  # noqa: ANN401 - JSON
    """The journal's line of the board."""
    return browser.get(f"bulletins/{JOURNAL}")


def approve(browser: Browser) -> Any:  # noqa: ANN401 - JSON
    """Answer for the journal as it stands."""
    read = browser.get(APPROVAL)["fingerprint"]
    return browser.did("POST", APPROVAL, json={"fingerprint": read})


def test_the_board_has_every_slot_of_every_department(producer: Browser) -> None:
    """Nothing of the morning is forgotten, what is not written yet included."""
    board = producer.get("days/today")

    assert board["day"] == "2017-01-30"
    assert len(board["rows"]) == 2 * 7
    assert {one["state"] for one in board["rows"]} >= {"absent"}


def test_a_wrong_figure_is_told_where_it_stands(producer: Browser) -> None:
    """The producer is warned as they type, with what the data say."""
    text = producer.script()["text"].replace("54,7 %", "64,7 %", 1)

    check = producer.did("POST", f"bulletins/{JOURNAL}/check", json={"text": text})

    [finding] = check["findings"]
    assert finding["severity"] == "contradiction"
    assert "54,7 %" in finding["data_says"]
    assert finding["trace"].startswith("data/elections/")
    assert "64,7 %" in text.splitlines()[finding["line"] - 1]


def test_every_figure_has_its_source(producer: Browser) -> None:
    """Who published it, when, how far the count had gone, on which line of which file."""
    script = producer.script()
    items = {one["index"]: one for story in script["stories"] for one in story["items"]}

    sources = script["sources"]

    assert "54,7 %" in [source["said"] for source in sources]
    for source in sources:
        text = items[source["item"]]["text"]
        assert text[source["start"] : source["end"]].replace("\u202f", " ") == source["said"]
        assert source["file"].endswith("results.csv")
        assert source["stage"] == "quasi définitif"


def test_a_text_that_is_no_script_says_on_which_line(producer: Browser) -> None:
    """A bracket left open is told at once, and nothing is lost."""
    text = producer.script()["text"].replace("[virgule]", "[virgule", 1)

    check = producer.did("POST", f"bulletins/{JOURNAL}/check", json={"text": text})

    assert check["understood"] is False
    assert check["error_line"]


def test_running_time_follows_the_words(producer: Browser) -> None:
    """Words that come in push what follows, and the slot says when it is full."""
    before = producer.script()
    long = "Voici une phrase de plus, qui prend du temps. " * 20
    text = before["text"].rstrip() + f"\n\n{long}\n"

    after = producer.did("POST", f"bulletins/{JOURNAL}/check", json={"text": text})

    assert after["expected_ms"] > before["expected_ms"] + 20_000
    assert not after["fits"]
    assert "de trop" in after["fit_told"]


def test_an_approval_holds_until_something_under_it_changes(
    producer: Browser, workspace: Workspace
) -> None:
    """New figures arrive: it lapses by itself, says on which line, and can be given again."""
    assert approve(producer)["holds"]
    eventually(lambda: row(producer)["state"], lambda state: state == "approved")

    edit(workspace.election("primaire-gauche-2017") / "results.csv", "54,7", "55,1")

    eventually(lambda: row(producer)["state"], lambda state: state == "stale")
    state = producer.get(APPROVAL)
    assert not state["holds"]
    assert any("54,7 %" in one["what"] and one["line"] for one in state["lapses"])
    producer.did("POST", SCRIPT, json={})
    assert approve(producer)["holds"]


def test_a_script_at_fault_is_not_approved(producer: Browser) -> None:
    """The data contradict it: it is corrected, or someone says why it passes."""
    producer.edit("54,7 %", "64,7 %")
    read = producer.get(APPROVAL)["fingerprint"]

    refused = producer.ask("POST", APPROVAL, json={"fingerprint": read})
    passed = producer.did(
        "POST",
        f"bulletins/{JOURNAL}/override",
        json={"fingerprint": read, "because": "chiffre donné par la préfecture"},
    )

    assert refused.status_code == 422
    assert passed["holds"]
    assert passed["approval"]["urgent"]
    assert producer.get("log")["entries"][0]["what"] == "overridden"


def test_nobody_approves_what_they_have_not_read(
    producer: Browser, browsers: Callable[[], Browser]
) -> None:
    """Between the reading and the button, someone changed a word: it is read again."""
    read = producer.get(APPROVAL)["fingerprint"]
    browsers().said("A. B.").edit("bonjour", "bonsoir")

    refused = producer.ask("POST", APPROVAL, json={"fingerprint": read})

    assert refused.status_code == 409


def test_two_editors_lose_nothing(producer: Browser, browsers: Callable[[], Browser]) -> None:
    """The second one gets both texts, and what they have in common."""
    other = browsers().said("A. B.")
    script = other.script()
    assert producer.edit("bonjour", "bonsoir").status_code == 200

    mine = script["text"].replace("## Titres", "## À la une")
    refused = other.ask("PUT", SCRIPT, json={"text": mine, "based_on": script["version"]})

    assert refused.status_code == 409
    conflict = refused.json()
    assert conflict["by"] == "N. B."
    assert "bonsoir" in conflict["theirs"]
    assert "## À la une" in conflict["yours"]
    joined = other.did(
        "PUT", SCRIPT, json={"text": conflict["merged"], "based_on": conflict["version"]}
    )
    assert "bonsoir" in joined["text"]
    assert "## À la une" in joined["text"]


def test_versions_are_compared_word_by_word(producer: Browser) -> None:
    """What came, what went, against the version before or the one that was approved."""
    approve(producer)
    producer.edit("bonjour", "bonsoir")

    for old in ("previous", "approved", "data", "1"):
        diff = producer.get(f"bulletins/{JOURNAL}/diff?old={old}")
        [changed] = [one for one in diff["lines"] if one["change"] == "changed"]
        words = {(one["change"], one["text"]) for one in changed["words"]}
        assert {("removed", "bonjour"), ("added", "bonsoir")} <= words


def test_a_remark_is_open_until_someone_closes_it(producer: Browser) -> None:
    """The board counts those that are open."""
    path = f"bulletins/{JOURNAL}/comments"
    made = producer.did("POST", path, json={"text": "À vérifier avec Rodez", "line": 21})
    eventually(lambda: row(producer)["comments"], lambda count: count == 1)

    producer.did("PATCH", f"{path}/{made['id']}", json={"resolved": True})

    assert producer.get(path)[0]["resolved_by"] == "N. B."
    eventually(lambda: row(producer)["comments"], lambda count: count == 0)


def first_sentence(browser: Browser) -> Any:  # noqa: ANN401 - JSON
    """The first thing that a voice says in the journal."""
    return next(
        sentence
        for story in browser.script()["stories"]
        for item in story["items"]
        for sentence in item["sentences"]
    )


def test_a_sentence_is_heard_alone(producer: Browser) -> None:
    """Spoken when someone asks, found again afterwards."""
    sentence = first_sentence(producer)
    path = f"bulletins/{JOURNAL}/speech/{sentence['key']}"
    assert producer.ask("GET", f"{path}/sound").status_code == 404
    producer.did("POST", path)

    heard = eventually(lambda: producer.get(path), lambda one: one["ready"])

    assert heard["duration_ms"] > 500
    sound = producer.ask("GET", f"{path}/sound")
    assert sound.headers["content-type"] == "audio/wav"
    assert sound.content[:4] == b"RIFF"
    peaks = producer.get(f"{path}/peaks")
    assert max(peaks["peaks"]) > 100


def said_with_a_store(workspace: Workspace, store: Path, producer: Browser) -> tuple[Any, Path]:
    """The first sentence, asked for by the page; what came of it, and its file here."""
    with workspace.station.open("a", encoding="utf-8") as file:
        file.write(f'\n[store]\nurl = "{store}"\n')
    key = first_sentence(producer)["key"]
    path = f"bulletins/{JOURNAL}/speech/{key}"
    producer.did("POST", path)
    heard = eventually(lambda: producer.get(path), lambda one: one["ready"])
    return heard, SpeechCache(workspace.speech_cache).kept_as(key)


def test_a_sentence_that_another_machine_said_is_not_said_again(
    workspace: Workspace, producer: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is in the store: the page plays that very sound. What is said here is put there."""
    heard, file = said_with_a_store(workspace, tmp_path / "magasin", producer)
    stored = tmp_path / "magasin" / "sentences" / file.parent.name / file.name
    whole = stored.read_bytes()
    file.unlink()
    monkeypatch.setattr(Tone, "speak", None)
    path = f"bulletins/{JOURNAL}/speech/{heard['key']}"

    producer.did("POST", path)
    again = eventually(lambda: producer.get(path), lambda one: one["ready"])

    assert again == heard | {"ready": True, "job": None, "warning": ""}
    assert file.read_bytes() == whole


def test_a_store_that_is_gone_makes_no_page_mute(
    workspace: Workspace, producer: Browser, tmp_path: Path
) -> None:
    """The voice here says the sentence; who listens is told that the store does not answer."""
    (tmp_path / "magasin").write_text("un fichier à la place du magasin", "utf-8")

    heard, file = said_with_a_store(workspace, tmp_path / "magasin", producer)

    assert file.is_file()
    assert f"le magasin {tmp_path / 'magasin'} ne répond pas" in heard["warning"]


def test_no_sentence_is_heard_before_the_release(workspace: Workspace, producer: Browser) -> None:
    """Until when and why is told; what may be read on the page is not voiced."""
    path = workspace.election("primaire-gauche-2017") / "election.yaml"
    release = "release: [2099-01-22T20:00+01:00, 2099-01-29T20:00+01:00]"
    edit(path, "rounds:", f"{release}\nrounds:")
    sentence = first_sentence(producer)

    refused = producer.ask("POST", f"bulletins/{JOURNAL}/speech/{sentence['key']}")

    assert refused.status_code == 422
    assert "embargo jusqu'au jeudi 29 janvier 2099 à 20 h" in refused.text


def test_an_approved_bulletin_is_made_heard_and_aired(producer: Browser) -> None:
    """From the go-ahead to the log of what was aired."""
    approve(producer)
    job = producer.did("POST", f"bulletins/{JOURNAL}/render", json={"for_air": True})

    eventually(
        lambda: {one["id"]: one for one in producer.get("jobs")}[job["id"]],
        lambda one: one["state"] == "done",
    )

    eventually(lambda: row(producer)["state"], lambda state: state == "on_disk")
    air = producer.get(f"bulletins/{JOURNAL}/air")
    assert air["duration_ms"] == 180_000
    assert air["approved"]
    assert air["fresh"]
    assert any(cue["text"].startswith("Il est 7 heures") for cue in air["cues"])
    part = producer.client.get(
        f"/api/bulletins/{JOURNAL}/air/sound", headers={"Range": "bytes=0-99"}
    )
    assert part.status_code == 206
    producer.did("POST", f"bulletins/{JOURNAL}/aired", json={})
    assert row(producer)["state"] == "aired"
    assert producer.get("log")["entries"][0]["detail"]["approved_by"] == "N. B."


def test_what_nobody_approved_is_not_made_for_air(producer: Browser) -> None:
    """The button says why, and plain rehearsal stays free."""
    path = f"bulletins/{JOURNAL}/render"

    assert producer.ask("POST", path, json={"for_air": True}).status_code == 409
    assert producer.ask("POST", path, json={}).status_code == 202


def test_who_is_there_is_shown(producer: Browser, browsers: Callable[[], Browser]) -> None:
    """Two people on one script know of each other."""
    path = f"bulletins/{JOURNAL}/presence"
    producer.did("POST", path, json={"editing": True})

    there = browsers().said("A. B.").did("POST", path, json={})

    assert there == [{"name": "A. B.", "editing": False}, {"name": "N. B.", "editing": True}]
    assert row(producer)["present"] == ["A. B.", "N. B."]


def test_the_log_can_be_taken_away(producer: Browser) -> None:
    """Everything since the beginning, as a table or as JSON."""
    producer.edit("bonjour", "bonsoir")

    assert producer.ask("GET", "log.csv").text.count("version") >= 2
    assert [one["id"] for one in producer.get("log.json")] == sorted(
        one["id"] for one in producer.get("log.json")
    )


def test_a_quote_is_shown_beside_the_words_that_bring_it_in(producer: Browser) -> None:
    """With its source, and what gives the right to air it: a lead-in must not turn the sense."""
    quotes = producer.script()["quotes"]

    first, *_ = (one for one in quotes if one["speaker"] == "Pierre Pantanella")
    assert first["lead_in"].endswith("à fédérer tout le PS autour de son projet.")
    assert first["words"].startswith("Il y a des états d'âme")
    assert first["clearance"] == "dit au micro de Jean-Charles Virlogeux"
    assert first["source"] == "la rédaction de Totem"
    assert producer.script()["rules"] == []


def test_what_the_rules_refuse_is_shown_before_anyone_asks(
    workspace: Workspace, producer: Browser
) -> None:
    """A producer reads why a bulletin may not go to air, with its line."""
    path = workspace.election("primaire-gauche-2017") / "quotes.yaml"
    edit(path, "    clearance: micro\n", "")

    (told,) = producer.script()["rules"]

    assert "pantanella-etats-d-ame » n'a pas d'accord de diffusion" in told
    assert told.startswith("ligne ")
