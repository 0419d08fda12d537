"""Every page passes axe-core in both languages, both schemes and both widths."""

from collections.abc import Iterator
from itertools import product
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

Scheme = Literal["light", "dark"]

pytestmark = pytest.mark.browser

WIDTHS = (1280, 390)
LANGUAGES = ("ar", "en")
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
ADDRESSES = (
    "/",
    "/search?q=",
    "/search?q=لافروف وونسان",
    "/search?q=نوبل&places=أوسلو&view=compact",
    "/search?q=نوبل&places=أوسلو#panel",
    "/search?q=زغغغغ",
    "/values/people?q=",
    "/documents/news/mahfouz-nobel.txt?q=محفوظ&match=2",
    "/people/سيرغي لافروف",
    "/places/قطر",
    "/map",
    "/map/قطر",
    "/help",
    "/help/api",
    "/values/people?q=",
    "/search?q=نوبل&places=أوسلو&not.people=كيم جونغ أون&all=places#panel",
    "/no-such-page",
)


@pytest.fixture(params=product(WIDTHS, SCHEMES), ids=lambda case: f"{case[0]}-{case[1]}")
def any_page(request: pytest.FixtureRequest, browser: Browser, server: str) -> Iterator[Page]:
    """A page in one width and one scheme."""
    width, scheme = request.param
    size = {"width": width, "height": 900}
    with browser.new_context(viewport=size, color_scheme=scheme, base_url=server) as context:  # type: ignore[arg-type]
        yield context.new_page()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_violations(any_page: Page, language: str) -> None:
    axe, found = Axe(), {}
    for address in ADDRESSES:
        path, _, fragment = address.partition("#")
        any_page.goto(f"{path}{'&' if '?' in path else '?'}lang={language}#{fragment}")
        any_page.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true; })")
        violations = axe.run(any_page).response["violations"]
        if violations:
            found[address] = [(each["id"], [node["html"] for node in each["nodes"]][:3]) for each in violations]
    assert found == {}
