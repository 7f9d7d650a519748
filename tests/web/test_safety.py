"""Who may do what, from where, and what the desk refuses to swallow."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from desk_of import JOURNAL, Browser, desk

from broadcast.desk import people
from broadcast.desk.newsroom import open_newsroom
from broadcast.web.asking import machine_user
from broadcast.web.attempts import MOST_FOR_ONE_NAME, MOST_FROM_ONE_PLACE, WINDOW_S, Attempts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from broadcast.workspace import Workspace

pytestmark = pytest.mark.slow

PASSWORD = "sésame ouvre-toi"
SCRIPT = f"bulletins/{JOURNAL}/script"


@pytest.fixture
def browsers(workspace: Workspace) -> Iterator[Callable[[], Browser]]:
    """A desk on the network, with one account of each role."""
    newsroom = open_newsroom(workspace)
    with newsroom.database.writing() as connection:
        for role in people.RANKS:
            people.add(
                connection, name=role, role=role, password=PASSWORD, by="test", now=newsroom.clock()
            )
    newsroom.database.close()
    with desk(workspace, login_required=True) as another:
        yield another


def entered(browser: Browser, name: str, password: str = PASSWORD) -> Browser:
    """Come in."""
    browser.csrf = browser.did("POST", "session", json={"name": name, "password": password})["csrf"]
    return browser


@pytest.mark.parametrize(
    ("method", "path"),
    [
        pytest.param("GET", "days/today", id="the board"),
        pytest.param("GET", SCRIPT, id="a script"),
        pytest.param("GET", "log.csv", id="the log"),
        pytest.param("GET", "events", id="what happens"),
        pytest.param("PUT", SCRIPT, id="an edit"),
    ],
)
def test_nobody_gets_in_without_an_account(
    browsers: Callable[[], Browser], method: str, path: str
) -> None:
    """Off the loopback, everything but the door is closed."""
    sent = {"json": {"text": "x", "based_on": 1}} if method == "PUT" else {}

    assert browsers().ask(method, path, **sent).status_code == 401


@pytest.mark.parametrize(
    ("role", "method", "path", "sent", "allowed"),
    [
        pytest.param("reader", "GET", "days/today", None, True, id="a reader reads"),
        pytest.param("reader", "POST", SCRIPT, {}, False, id="a reader writes nothing"),
        pytest.param("editor", "POST", SCRIPT, {}, True, id="an editor writes"),
        pytest.param(
            "editor",
            "POST",
            f"bulletins/{JOURNAL}/approval",
            {"fingerprint": "0" * 64},
            False,
            id="an editor does not approve",
        ),
        pytest.param("editor", "GET", "people", None, False, id="an editor sees no accounts"),
        pytest.param("producer", "GET", "people", None, True, id="a producer does"),
    ],
)
def test_each_role_does_its_own(
    browsers: Callable[[], Browser], role: str, method: str, path: str, sent: object, allowed: bool
) -> None:
    """A reader reads, an editor writes, a producer answers for it."""
    browser = entered(browsers(), role)

    answer = browser.ask(method, path, **({} if sent is None else {"json": sent}))

    assert (answer.status_code < 300) is allowed
    assert allowed or answer.status_code == 403


def test_a_session_of_the_loopback_opens_nothing_on_the_network(workspace: Workspace) -> None:
    """The cookie of a machine that needs no account is none where accounts are needed."""
    with desk(workspace) as another:
        browser = another().said("N. B.")
        cookies = browser.client.cookies
    with desk(workspace, login_required=True) as another:
        outside = another()
        outside.client.cookies = cookies

        assert outside.ask("GET", "days/today").status_code == 401


def test_a_change_needs_the_token_of_the_page(browsers: Callable[[], Browser]) -> None:
    """Another site that makes the browser send a form does not know it."""
    browser = entered(browsers(), "editor")
    browser.csrf = "guessed"

    assert browser.ask("POST", SCRIPT, json={}).status_code == 403


@pytest.mark.parametrize(
    "headers",
    [
        pytest.param({"Origin": "http://elsewhere.example"}, id="a page of another site"),
        pytest.param({"Sec-Fetch-Site": "cross-site"}, id="as the browser says"),
        pytest.param({"Sec-Fetch-Site": "same-site"}, id="another port of the same machine"),
        pytest.param({"Origin": "null"}, id="a page of no site"),
    ],
)
def test_a_change_asked_by_another_site_is_refused(
    workspace: Workspace, headers: dict[str, str]
) -> None:
    """On the loopback there is no password: only the desk's own pages change anything."""
    with desk(workspace) as another:
        answer = another().client.post(f"/api/{SCRIPT}", json={}, headers=headers)

    assert answer.status_code == 403


@pytest.mark.parametrize(("role", "status"), [("reader", 403), ("editor", 403), ("producer", 200)])
def test_a_producer_alone_sees_who_has_an_account(
    browsers: Callable[[], Browser], role: str, status: int
) -> None:
    """The page, as the API behind it."""
    page = entered(browsers(), role).client.get("/comptes")

    assert page.status_code == status
    assert ("Fermer ce compte" in page.text) is (status == 200)


@pytest.mark.parametrize("name", ["", " ", "\t\n"])
def test_nobody_is_called_nothing(workspace: Workspace, name: str) -> None:
    """A name is refused where it is none; until there is one, the machine's user is named."""
    with desk(workspace) as another:
        browser = another()
        browser.csrf = browser.get("session")["csrf"]
        assert browser.ask("PUT", "session", json={"name": name}).status_code == 422

        browser.did("POST", SCRIPT, json={})
        browser.edit("bonjour", "bonsoir")

        assert browser.get("log")["entries"][0]["by"] == machine_user()


def test_the_loopback_answers_to_its_own_name_only(workspace: Workspace) -> None:
    """A site whose name was made to point to this machine reads nothing."""
    with desk(workspace) as another:
        client = another().client

        assert client.get("/api/log", headers={"Host": "rebound.example"}).status_code == 421
        assert client.get("/api/log", headers={"Host": "localhost:8017"}).status_code == 200


def test_passwords_are_not_tried_all_night(browsers: Callable[[], Browser]) -> None:
    """After a few failures one waits, and is told how long."""
    browser = browsers()
    wrong = {"name": "editor", "password": "hasard"}

    answers = [browser.ask("POST", "session", json=wrong) for _ in range(MOST_FOR_ONE_NAME + 1)]

    assert [one.status_code for one in answers] == [401] * MOST_FOR_ONE_NAME + [429]
    assert int(answers[-1].headers["retry-after"]) > 0
    right = {"name": "editor", "password": PASSWORD}
    assert browser.ask("POST", "session", json=right).status_code == 429


@pytest.mark.parametrize(
    ("failures", "later_s", "wait"),
    [
        pytest.param(MOST_FOR_ONE_NAME - 1, 0.0, False, id="a few typing errors"),
        pytest.param(MOST_FOR_ONE_NAME, 0.0, True, id="too many"),
        pytest.param(MOST_FOR_ONE_NAME, WINDOW_S + 1, False, id="too many, long ago"),
    ],
)
def test_failures_are_forgotten_after_a_while(failures: int, later_s: float, wait: bool) -> None:
    """Ten minutes, for the name that was tried."""
    now = 1_000.0
    attempts = Attempts(lambda: now)
    for _ in range(failures):
        attempts.failed("10.0.0.1", "anne")

    now += later_s

    assert (attempts.wait_s("10.0.0.1", "anne") > 0) is wait
    assert attempts.wait_s("10.0.0.2", "anne") == 0


def test_an_address_that_tries_many_names_waits_too() -> None:
    """Changing names does not help."""
    attempts = Attempts(lambda: 0.0)
    for number in range(MOST_FROM_ONE_PLACE):
        attempts.failed("10.0.0.1", f"name {number}")

    assert attempts.wait_s("10.0.0.1", "another") > 0


def test_a_new_password_ends_what_the_old_one_opened(browsers: Callable[[], Browser]) -> None:
    """Who stole a session loses it."""
    editor, producer = entered(browsers(), "editor"), entered(browsers(), "producer")
    number = next(one["id"] for one in producer.get("people") if one["name"] == "editor")

    producer.did("PATCH", f"people/{number}", json={"password": "un autre sésame"})

    assert editor.ask("GET", "days/today").status_code == 401
    entered(editor, "editor", "un autre sésame").get("days/today")


def test_who_leaves_is_out(browsers: Callable[[], Browser]) -> None:
    """The cookie is worth nothing afterwards."""
    browser = entered(browsers(), "reader")
    kept = dict(browser.client.cookies)

    browser.did("DELETE", "session")
    browser.client.cookies.update(kept)

    assert browser.ask("GET", "days/today").status_code == 401


def test_the_cookie_is_for_this_site_and_no_script(browsers: Callable[[], Browser]) -> None:
    """No page of another site sends it, no script reads it."""
    answer = browsers().ask("POST", "session", json={"name": "editor", "password": PASSWORD})

    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert "path=/" in cookie


@pytest.mark.parametrize("path", ["/api/session", "/api/nothing/here", "/api/openapi.json"])
def test_every_answer_is_dressed(workspace: Workspace, path: str) -> None:
    """No inline script, no frame, nothing from elsewhere, nothing kept by the browser."""
    with desk(workspace) as another:
        headers = another().client.get(path).headers

    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    "name",
    [
        "../../../etc/passwd",
        "..%2f..%2fdata%2fstation.toml",
        "2017-01-30-..-0700-journal",
        "2017-01-30-aveyron-0700-journal%00",
        "2017-01-30-aveyron-0700-rumeur",
        "2017-13-45-aveyron-0700-journal",
        "2017-01-30-gironde-0700-journal",
    ],
)
def test_no_name_leads_out_of_the_workspace(workspace: Workspace, name: str) -> None:
    """A bulletin's name is taken apart and put together again; nothing else reaches a file."""
    with desk(workspace) as another:
        answer = another().client.get(f"/api/bulletins/{name}/script")

    assert answer.status_code in (404, 422)
    assert str(workspace.root) not in answer.text


def test_a_script_runs_nothing(workspace: Workspace) -> None:
    """A script is words: braces and tags in it are words too."""
    with desk(workspace) as another:
        browser = another().said("N. B.")
        browser.did("POST", SCRIPT, json={})
        words = "{{ 7 * 6 }} {% include '/etc/passwd' %} <script>alert(1)</script>"

        kept = browser.edit("Il est 7 heures, bonjour.", words).json()

    assert words in kept["text"]
    said = [s["text"] for story in kept["stories"] for i in story["items"] for s in i["sentences"]]
    assert any("{{ 7 * 6 }}" in one for one in said)


def test_a_body_too_large_is_not_swallowed(workspace: Workspace) -> None:
    """A script is a few kilobytes; two megabytes are refused, announced or not."""
    with desk(workspace) as another:
        client = another().client
        large = b'{"text": "' + b"x" * 2_000_000 + b'"}'
        headers = {"Content-Type": "application/json"}

        told = client.post(f"/api/bulletins/{JOURNAL}/check", content=large, headers=headers)
        streamed = client.post(
            f"/api/bulletins/{JOURNAL}/check", content=iter([large]), headers=headers
        )

    assert told.status_code == 413
    assert streamed.status_code == 413
