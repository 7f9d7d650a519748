"""The producer's morning in a real browser, from the first look at the day to the file for air."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from newsroom import edit
from playwright.sync_api import Page, expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from broadcast.workspace import Workspace

pytestmark = pytest.mark.browser
expect.set_options(timeout=60_000)

AVEYRON = "2017-01-30-aveyron-0700-journal"
FIGURE = "54,7"


def write_day(page: Page) -> None:
    """Have every script of the day written."""
    page.get_by_role("button", name="Écrire les").click()
    expect(page.locator(".line.s-draft")).to_have_count(14)


def paragraph(page: Page, words: str) -> int:
    """The line of the first paragraph that says these words."""
    return int(page.locator(".item", has_text=words).first.get_attribute("data-line") or 0)


def correct(page: Page, line: int, old: str, new: str) -> None:
    """Change some words of a paragraph, and leave it open."""
    page.locator(f'.item[data-line="{line}"] [data-act="edit"]').click()
    typing = page.locator(".typing")
    typing.fill(typing.input_value().replace(old, new, 1))


def read_and_correct(page: Page, line: int) -> None:
    """A source is read, a wrong figure is told as it is typed, then put right."""
    # Every figure says where it comes from, by the keyboard alone
    expect(page.locator("body")).not_to_have_attribute("inert", "")
    page.locator(".figure").first.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(page.locator(".source").first).to_be_visible()
    expect(page.locator(".source").first).to_contain_text("la rédaction de Totem")

    # A wrong figure is told as it is typed, then put right
    correct(page, line, FIGURE, "64,7")
    expect(page.locator(".edit .finding.stop")).to_contain_text("54,7 %")
    typing = page.locator(".typing")
    old, new = ("devant", "en tête") if "devant" in typing.input_value() else ("en tête", "devant")
    typing.fill(typing.input_value().replace("64,7", FIGURE).replace(old, new))
    expect(page.locator(".edit")).to_contain_text("conforme aux données")
    page.keyboard.press("Control+Enter")
    expect(page.locator(f'.item[data-line="{line}"] .words')).to_contain_text(new)
    expect(page.get_by_role("button", name="Approuver la version 2")).to_be_visible()


def listen_and_record(page: Page, line: int) -> None:
    """A paragraph is heard; a story is recorded, heard again and kept."""
    # A paragraph is heard
    page.locator(f'.item[data-line="{line}"] [data-act="listen"]').click()
    expect(page.locator(f'.item[data-line="{line}"] .heard')).to_be_visible()
    page.keyboard.press("Escape")

    # A story is recorded, heard again and kept
    story = page.locator('.story[data-story="fin"]')
    story.locator("[data-take]").click()
    story.get_by_role("button", name="● Enregistrer", exact=True).click()
    expect(story.get_by_role("status")).to_contain_text("0'05 pour")
    story.get_by_role("button", name="Arrêter").click()
    expect(story.locator("audio")).to_be_visible()
    story.get_by_role("button", name="Garder cette prise").click()
    expect(story.locator(".taken")).to_contain_text("Prise de N. B.")


def test_a_producers_morning(open_page: Callable[..., Page], workspace: Workspace) -> None:
    """Opens, reads, is warned, corrects, listens, records, approves, sees it lapse, exports."""
    page = open_page(name="N. B.")
    write_day(page)
    page.locator(f"#row-{AVEYRON} a").click()

    line = paragraph(page, FIGURE)
    read_and_correct(page, line)
    listen_and_record(page, line)

    # Someone answers for it
    page.get_by_role("button", name="Approuver la version 2").click()
    expect(page.locator("#approval")).to_contain_text("✓ Approuvé")
    expect(page.locator("#approval")).to_contain_text("N. B.")

    # New figures come in: the approval falls, and the page says on which line
    results = workspace.election("primaire-gauche-2017") / "results.csv"
    edit(results, f'"{FIGURE}"', '"55,1"')
    expect(page.locator("#approval")).to_contain_text("L’approbation est tombée")
    expect(page.locator("#approval .lapses").first).to_contain_text(f"ligne {line}")
    correct(page, line, FIGURE, "55,1")
    page.keyboard.press("Control+Enter")
    expect(page.locator(f'.item[data-line="{line}"] .words')).to_contain_text("55,1")
    while (
        page.locator("#approval [data-go]", has_text="ligne").count()
        and page.locator(".item.faulty").count()
    ):
        other = int(page.locator(".item.faulty").first.get_attribute("data-line") or 0)
        correct(page, other, FIGURE, "55,1")
        page.keyboard.press("Control+Enter")
        expect(page.locator(f'.item[data-line="{other}"]')).not_to_contain_text("autre chose")

    # It is approved again, made, and taken away
    page.get_by_role("button", name="Approuver la version").click()
    expect(page.locator("#approval")).to_contain_text("✓ Approuvé")
    page.get_by_role("button", name="Fabriquer pour l’antenne").click()
    expect(page.locator("#air")).to_contain_text("prêt pour l’antenne")
    with page.expect_download() as download:
        page.get_by_role("link", name="Télécharger le MP3").click()
    assert download.value.path().stat().st_size > 100_000
    page.get_by_role("button", name="C’est diffusé").click()
    expect(page.locator("#air")).to_contain_text(", diffusé")
    page.goto("/registre")
    expect(page.locator(".log")).to_contain_text("a diffusé")


def test_a_source_is_read_on_while_the_page_changes(open_page: Callable[..., Page]) -> None:
    """What comes in from others does not take the focus away from a figure, nor its source."""
    page = open_page(name="N. B.")
    write_day(page)
    page.locator(f"#row-{AVEYRON} a").click()
    expect(page.locator("body")).not_to_have_attribute("inert", "")
    figure = page.locator(".figure").nth(1)
    figure.focus()
    page.evaluate("import('/static/page.js').then((script) => script.refresh())")
    expect(figure).to_be_focused()
    expect(page.locator(".source").nth(1)).to_be_visible()
