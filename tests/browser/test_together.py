"""Several people on one script, and a line that fails: nothing that was typed is ever lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, expect

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.browser
expect.set_options(timeout=60_000)

FLASH = "/script/2017-01-30-lot-0730-flash"


@pytest.fixture
def first(open_page: Callable[..., Page]) -> Page:
    """Someone before a flash that was just written."""
    page = open_page(FLASH, name="N. B.")
    page.get_by_role("button", name="Écrire le script").click()
    expect(page.locator(".item").first).to_be_visible()
    expect(page.locator("#link")).to_contain_text("En direct")
    return page


def type_over(page: Page, item: int, words: str) -> None:
    """Open a paragraph and put other words in its place."""
    page.locator(".item").nth(item).locator('[data-act="edit"]').click()
    page.locator(".typing").fill(words)


def saved(page: Page, words: str) -> None:
    """These words stand in the script, in a browser that comes to it afresh."""
    page.reload()
    expect(page.locator("#page")).to_contain_text(words)


def test_two_texts_of_one_line_are_chosen_between(
    first: Page, open_page: Callable[..., Page]
) -> None:
    """The second to save sees both texts, and keeps both if they will."""
    second = open_page(FLASH, name="A. B.")
    expect(first.locator("#here")).to_contain_text("A. B.")
    type_over(second, 0, "Il est 7 h 30, voici le flash.")
    type_over(first, 0, "Bonjour à tous, le flash.")
    first.keyboard.press("Control+Enter")
    expect(first.locator("#page")).to_contain_text("Bonjour à tous")
    expect(second.locator("#notice")).to_contain_text("vient d’enregistrer")

    second.locator(".typing").press("Control+Enter")

    expect(second.locator("#merge")).to_contain_text("N. B. a enregistré la version 2")
    expect(second.locator("#merge")).to_contain_text("Bonjour à tous, le flash.")
    expect(second.locator("#merge")).to_contain_text("Il est 7 h 30, voici le flash.")
    expect(second.get_by_role("button", name="Enregistrer le texte réuni")).to_be_disabled()
    second.get_by_label("Les deux, réunis").check()
    second.get_by_role("button", name="Enregistrer le texte réuni").click()
    expect(second.locator("#page")).to_contain_text("Il est 7 h 30, voici le flash.")
    expect(first.locator("#page")).to_contain_text("Il est 7 h 30, voici le flash.")
    saved(first, "Bonjour à tous, le flash.")


def test_texts_that_do_not_touch_are_kept_together(
    first: Page, open_page: Callable[..., Page]
) -> None:
    """Each corrected another paragraph: one button, and both are there."""
    last = first.locator(".item").count() - 1
    second = open_page(FLASH, name="A. B.")
    type_over(second, last, "C'est tout pour ce flash.")
    type_over(first, 0, "Bonjour à tous, le flash.")
    first.keyboard.press("Control+Enter")
    expect(first.locator("#page")).to_contain_text("Bonjour à tous")

    second.locator(".typing").press("Control+Enter")
    second.get_by_role("button", name="Enregistrer le texte réuni").click()

    expect(second.locator("#page")).to_contain_text("C'est tout pour ce flash.")
    saved(second, "Bonjour à tous, le flash.")


def test_a_lost_line_keeps_what_was_typed(first: Page) -> None:
    """It says so, keeps the words, and sends them when the line is back."""
    type_over(first, 0, "Bonjour à tous, le flash.")
    expect(first.locator(".edit")).to_contain_text("conforme aux données")
    first.context.set_offline(True)
    first.keyboard.press("Control+Enter")
    expect(first.locator(".edit")).to_contain_text("la connexion est perdue")
    expect(first.locator("#link")).to_contain_text("Connexion perdue")

    first.context.set_offline(False)

    expect(first.locator(".edit")).to_have_count(0)
    saved(first, "Bonjour à tous, le flash.")


def test_what_was_typed_outlives_the_page(first: Page) -> None:
    """A browser that closes in the middle of a sentence finds it again."""
    type_over(first, 0, "Bonjour à tous, le flash.")
    first.on("dialog", lambda dialog: dialog.accept())
    first.reload()

    first.get_by_role("button", name="Reprendre ce texte").click()

    expect(first.locator(".typing")).to_have_value("Bonjour à tous, le flash.")
    first.locator(".typing").press("Control+Enter")
    saved(first, "Bonjour à tous, le flash.")


def test_words_are_never_markup(first: Page) -> None:
    """What someone types is shown as typed, and nothing of it runs."""
    evil = "Bonjour <img src=x onerror=alert(1)> {{ 7 * 7 }} <script>alert(2)</script>"
    first.on("dialog", lambda dialog: pytest.fail(f"a script ran: {dialog.message}"))
    type_over(first, 0, evil)
    first.keyboard.press("Control+Enter")

    expect(first.locator(".item").first.locator(".words")).to_contain_text("{{ 7 * 7 }}")
    expect(first.locator(".item").first.locator(".words img, .words script")).to_have_count(0)
