"""A newcomer's first steps in a browser, on the documents of seeds/."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from indexer.search.searcher import Searcher
from indexer.store.build import build, update
from tests.conftest import Serve
from tests.golden_facets import ROOT, SEED_NAMES
from tests.progress import Silent
from web.app import create_app

pytestmark = pytest.mark.browser


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with seeds/ and a built index/."""
    (tmp_path / "seeds").mkdir()
    for name in SEED_NAMES:
        shutil.copy(ROOT / "seeds" / name, tmp_path / "seeds")
    build([tmp_path / "seeds"], tmp_path / "index", Silent())
    return tmp_path


@pytest.fixture
def page(folder: Path, serve: Serve, browser: Browser) -> Iterator[Page]:
    with (
        serve(create_app(Searcher(folder / "index"))) as address,
        browser.new_context(java_script_enabled=False, base_url=address, locale="ar") as context,
    ):
        yield context.new_page()


def test_search_facet_document_back_and_a_new_file(page: Page, folder: Path) -> None:
    page.goto("/")
    page.get_by_role("searchbox").fill("لافروف وونسان")
    page.get_by_role("button", name="ابحث").click()
    first_hit = page.locator(".hits li").first
    expect(first_hit.locator("mark", has_text="لافروف").first).to_be_visible()
    expect(first_hit.locator("mark", has_text="وونسان").first).to_be_visible()

    page.locator(".panel .places").get_by_role("link", name="روسيا", exact=True).first.click()
    expect(page.get_by_role("link", name="أزل الأماكن: روسيا")).to_be_visible()
    results = page.url

    page.locator(".hits li").first.get_by_role("link").first.click()
    expect(page.locator("mark").first).to_be_visible()
    page.get_by_role("link", name="عُد إلى النتائج").click()
    assert page.url == results.removesuffix("#panel")

    text = "زيارة إلى نواكشوط\n\nنشرت في: 01/02/2024\n\nوصل الوفد إلى نواكشوط، عاصمة موريتانيا.\n"
    (folder / "seeds" / "new.txt").write_text(text, encoding="utf-8")
    update([], folder / "index", Silent())
    page.get_by_role("searchbox").fill("نواكشوط")
    page.get_by_role("button", name="ابحث").click()
    page.goto("/search?q=نواكشوط")
    expect(page.get_by_role("status")).to_have_text("وثيقة واحدة")
    expect(page.get_by_role("link", name="موريتانيا", exact=True).first).to_be_visible()
