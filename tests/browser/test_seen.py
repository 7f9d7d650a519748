"""Every page for everyone: no fault that axe-core finds, no sideways scroll, seen at each size."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
import soundfile
from playwright.sync_api import Browser, Page, expect
from review_of import serving

from broadcast.desk import people
from broadcast.desk.newsroom import open_newsroom
from broadcast.voice.hearing.listening import Fault
from broadcast.voice.people.takes import Heard, TakeCard, card_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result

    from broadcast.desk.people import Role
    from broadcast.workspace import Workspace

pytestmark = pytest.mark.browser
expect.set_options(timeout=60_000)

AXE = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"
JOURNAL = "/script/2017-01-30-aveyron-0700-journal"
SLOW_LINE = {"offline": False, "latency": 1_500, "downloadThroughput": -1, "uploadThroughput": -1}
PAGES = {
    "jour": "/",
    "script": JOURNAL,
    "prompteur": f"{JOURNAL}/prompteur",
    "imprimer": f"{JOURNAL}/imprimer",
    "comparer": f"{JOURNAL}/comparer?old=data",
    "remises": "/jour/today/remises",
    "registre": "/registre",
    "comptes": "/comptes",
    "a-ecrire": "/script/2017-01-30-lot-0900-flash",
    "refus": "/script/2017-01-30-aveyron-0700-journal/comparer?old=99",
}
PEOPLE: dict[str, Role] = {"N. B.": "producer", "A. B.": "reader"}
SIZES: dict[str, dict[str, Any]] = {
    "clair": {"viewport": {"width": 1366, "height": 900}, "color_scheme": "light"},
    "sombre": {"viewport": {"width": 1366, "height": 900}, "color_scheme": "dark"},
    "telephone": {"viewport": {"width": 360, "height": 740}, "has_touch": True},
    "4k": {"viewport": {"width": 3840, "height": 2160}},
}


def faults(page: Page) -> list[str]:
    """What axe-core finds against WCAG 2.2 A and AA."""
    assert AXE.is_file(), "no axe-core here: npm ci --prefix tests/browser"
    page.evaluate(AXE.read_text(encoding="utf-8"))
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found = page.evaluate("tags => axe.run(document, { runOnly: tags })", tags)
    return [
        f"{one['id']}: {one['help']}: {node['html'][:160]}"
        for one in found["violations"]
        for node in one["nodes"]
    ]


def look(page: Page, shots: Path, name: str) -> None:
    """Keep what is seen, and refuse what someone could not read."""
    page.screenshot(path=shots / f"{name}.png")
    assert faults(page) == []
    width, seen = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert width <= seen, f"{name} is {width} px wide where {seen} are seen"


@pytest.fixture
def written(broadcast: Callable[..., Result]) -> None:
    """A journal that someone corrected, and got wrong."""
    assert broadcast("script", "--dept", "Aveyron").exit_code == 0


@pytest.mark.usefixtures("written")
@pytest.mark.parametrize("size", SIZES)
def test_every_page_can_be_read_by_everyone(
    open_page: Callable[..., Page], shots: Path, size: str
) -> None:
    """Light, dark, on a phone and on a wall."""
    page = open_page("/", name="N. B.", **SIZES[size])
    expect(page.locator(".line.s-draft")).to_have_count(1)
    for name, path in PAGES.items():
        page.goto(path)
        page.wait_for_timeout(300)
        look(page, shots, f"{name}-{size}")


@pytest.mark.usefixtures("written")
@pytest.mark.parametrize("size", ["clair", "sombre", "telephone"])
def test_a_script_at_work_can_be_read_by_everyone(
    open_page: Callable[..., Page], shots: Path, size: str
) -> None:
    """Typing, a source, the recorder, a lapsed approval, the keys, two texts to merge."""
    page = open_page(JOURNAL, name="N. B.", **SIZES[size])
    page.get_by_role("button", name="Approuver la version 1").click()
    expect(page.locator("#approval")).to_contain_text("✓ Approuvé")
    look(page, shots, f"approuve-{size}")
    page.locator(".figure").first.click()
    expect(page.locator(".source").first).to_be_visible()
    look(page, shots, f"source-{size}")
    item = page.locator(".item", has_text="54,7")
    item.first.locator('[data-act="edit"]').click()
    page.locator(".typing").fill("En Aveyron, Benoît Hamon est devant, avec 64,7 % des voix.")
    expect(page.locator(".edit .finding.stop")).to_be_visible()
    look(page, shots, f"correction-{size}")
    page.locator(".typing").press("Control+Enter")
    expect(page.locator("#approval")).to_contain_text("L’approbation est tombée")
    page.locator("#approval").scroll_into_view_if_needed()
    look(page, shots, f"tombee-{size}")
    page.locator("[data-take]").first.click()
    look(page, shots, f"prise-{size}")
    page.get_by_role("button", name="Fermer").first.click()
    page.locator("#help").click()
    expect(page.locator("#keys")).to_be_visible()
    look(page, shots, f"clavier-{size}")


@pytest.mark.usefixtures("written")
@pytest.mark.parametrize("size", ["clair", "sombre", "telephone"])
def test_a_take_that_says_other_words_is_seen_before_approval(
    open_page: Callable[..., Page], workspace: Workspace, shots: Path, size: str
) -> None:
    """On the day's page, on its story and beside the button that approves."""
    other = Fault(
        kind="different", expected="la semaine prochaine", heard="la semaine dernière",
        start_ms=4_200, end_ms=5_100, line=60,
    )  # fmt: skip
    heard = Heard(text="Bonjour.", language="fr", share=0.9, faults=(other,))
    card = TakeCard(
        words="Bonjour.", duration_ms=6_000, expected_ms=6_000, words_per_minute=160,
        integrated_lufs=-30.0, heard=heard,
    )  # fmt: skip
    folder = workspace.takes("2017-01-30-aveyron-0700-journal")
    folder.mkdir(parents=True)
    soundfile.write(folder / "fin.flac", np.full(16_000 * 6, 0.1), 16_000)
    (folder / "fin.json").write_text(card_text(card), encoding="utf-8")

    page = open_page("/", name="N. B.", **SIZES[size])

    blocks = page.locator("#row-2017-01-30-aveyron-0700-journal .blocks")
    expect(blocks).to_contain_text("d'autres mots que le script")
    look(page, shots, f"jour-prise-{size}")
    page.goto(JOURNAL)
    expect(page.locator("#approval")).to_contain_text("À réécouter avant l’antenne")
    story = page.locator("#story-fin")
    expect(story).to_contain_text("entendu « la semaine dernière »")
    story.scroll_into_view_if_needed()
    look(page, shots, f"prise-autre-{size}")


@pytest.mark.usefixtures("written")
@pytest.mark.parametrize("size", ["clair", "telephone"])
def test_two_texts_can_be_read_by_everyone(
    open_page: Callable[..., Page], shots: Path, size: str
) -> None:
    """The merge view."""
    page = open_page(JOURNAL, name="A. B.", **SIZES[size])
    other = open_page(JOURNAL, name="N. B.")
    for one, words in ((page, "Bonsoir."), (other, "Bonne nuit.")):
        one.locator('.item [data-act="edit"]').first.click()
        one.locator(".typing").fill(words)
    other.keyboard.press("Control+Enter")
    expect(other.locator("#page")).to_contain_text("Bonne nuit.")
    page.locator(".typing").press("Control+Enter")
    expect(page.locator("#merge")).to_be_visible()
    look(page, shots, f"reunir-{size}")


@pytest.mark.usefixtures("written")
def test_the_whole_script_is_reached_by_the_keyboard(open_page: Callable[..., Page]) -> None:
    """j, k, e, Escape, r, a and ?: nothing needs a mouse, and the keys can be switched off."""
    page = open_page(JOURNAL, name="N. B.")
    page.locator("#main").focus()
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(page.locator(".item").nth(1)).to_be_focused()
    page.keyboard.press("e")
    expect(page.locator(".typing")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".typing")).to_have_count(0)
    expect(page.locator(".item").nth(1)).to_be_focused()
    page.keyboard.press("a")
    expect(page.get_by_role("button", name="Approuver la version")).to_be_focused()
    page.keyboard.press("?")
    page.get_by_label("Touches d’une lettre actives").uncheck()
    page.keyboard.press("Escape")
    page.locator(".item").first.focus()
    page.keyboard.press("e")
    expect(page.locator(".typing")).to_have_count(0)


@pytest.mark.parametrize("size", ["clair", "sombre", "telephone"])
def test_one_comes_in_with_a_name_and_a_password(
    workspace: Workspace, chromium: Browser, shots: Path, size: str
) -> None:
    """Off the loopback: a door, a refusal that says no more than it must, the role's own page."""
    newsroom = open_newsroom(workspace)
    with newsroom.database.writing() as connection:
        for name, role in PEOPLE.items():
            people.add(
                connection, name=name, role=role, password="un mot assez long",
                by="test", now=newsroom.clock(),
            )  # fmt: skip
    newsroom.database.close()
    with serving(workspace, "--host", "0.0.0.0") as address:
        port = re.sub(r".*:", "", address)
        context = chromium.new_context(base_url=f"http://127.0.0.1:{port}", **SIZES[size])
        page = context.new_page()
        page.goto("/")
        expect(page).to_have_url(re.compile("/entrer$"))
        look(page, shots, f"entrer-{size}")
        page.get_by_label("Nom").fill("A. B.")
        page.get_by_label("Mot de passe").fill("autre chose que cela")
        page.get_by_role("button", name="Entrer").click()
        expect(page.locator("#door-fault")).to_contain_text("nom ou mot de passe inconnu")
        page.get_by_label("Mot de passe").fill("un mot assez long")
        page.get_by_role("button", name="Entrer").click()
        expect(page.locator("h1")).to_contain_text("lundi 30 janvier")
        page.goto(JOURNAL)
        expect(page.locator("h1")).to_be_visible()
        expect(page.locator("#approve")).to_have_count(0)
        page.goto("/")
        page.get_by_role("button", name="Sortir").click()
        expect(page).to_have_url(re.compile("/entrer$"))
        context.close()


def test_what_is_clicked_before_the_page_listens_waits(open_page: Callable[..., Page]) -> None:
    """On a slow line no click is lost, and no password goes to the address bar."""
    page = open_page(name="N. B.")
    line = page.context.new_cdp_session(page)
    line.send("Network.enable")
    line.send("Network.emulateNetworkConditions", SLOW_LINE)
    page.goto("/comptes", wait_until="commit")
    page.get_by_label("Nom, comme on signe").evaluate("field => (field.value = 'A. B.')")
    page.get_by_label("Mot de passe, dix signes").evaluate(
        "field => (field.value = 'un mot assez long')"
    )
    page.get_by_role("button", name="Ouvrir le compte").click()
    expect(page.locator(".accounts li", has_text="A. B.")).to_contain_text(
        "rédaction, compte ouvert"
    )
    assert page.url.endswith("/comptes")


def test_a_producer_keeps_the_accounts(open_page: Callable[..., Page], shots: Path) -> None:
    """Someone comes, changes role, leaves: each in one place, and told in the log."""
    page = open_page("/comptes", name="N. B.")
    page.get_by_label("Nom, comme on signe").fill("A. B.")
    page.get_by_label("Mot de passe, dix signes au moins").fill("un mot assez long")
    page.get_by_role("button", name="Ouvrir le compte").click()
    account = page.locator(".accounts li", has_text="A. B.")
    expect(account).to_contain_text("rédaction, compte ouvert")
    account.get_by_label("Rôle").select_option("producer")
    account.get_by_role("button", name="Enregistrer").click()
    expect(account).to_contain_text("production, compte ouvert")
    look(page, shots, "compte-clair")
    account.get_by_role("button", name="Fermer ce compte").click()
    expect(page.locator("#account-fault")).to_contain_text("au moins un producteur")
    account.get_by_label("Rôle").select_option("reader")
    account.get_by_role("button", name="Enregistrer").click()
    expect(page.locator("#account-fault")).to_contain_text("au moins un producteur")
    page.goto("/registre")
    expect(page.locator(".log")).to_contain_text("a ouvert un compte")
