"""The page in a real browser: every feature by keyboard and pointer, in both languages."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from browsing import Watch
from report_factory import HOSTILE, hostile_report, large_report, sample_report

from checker.model import Decision, Report
from checker.report import render_page

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("pages")
    made = {
        "ko": render_page(sample_report(), "ko"),
        "en": render_page(sample_report(), "en"),
        "hostile": render_page(hostile_report(), "ko"),
        "large": render_page(large_report(), "ko"),
        "decided": render_page(_decided(), "ko"),
        "next": render_page(replace(sample_report(), known=frozenset({"f-deaths"})), "ko"),
    }
    for name, content in made.items():
        (folder / f"{name}.html").write_bytes(content)
    return {name: folder / f"{name}.html" for name in made}


class Reader(Watch):
    """An editor's browser."""

    def visible(self) -> list[str]:
        return self.page.eval_on_selector_all(".f", "all => all.filter(e => !e.hidden).map(e => e.id)")


def _decided() -> Report:
    """Return a report with a finding dismissed, one reopened, and a decision on none of its findings."""
    report = sample_report()
    slip = next(finding for finding in report.findings if finding.fact.id == "f-cost-slip")
    figures = {f"{c.article}|{c.figure.text}".replace("5576만", "5577만") for c in slip.fact.claims}
    made = (
        Decision("f-cost-slip", "fine", "", tuple(sorted(figures))),
        Decision("f-elsewhere", "check", "다음 주에 다시"),
        Decision("f-levee", "fine"),
    )
    return replace(report, decisions=made)


@pytest.fixture
def watch(browser: Any) -> Iterator[Reader]:
    made = Reader(browser)
    yield made
    made.close()


def current(page: Any) -> str | None:
    return page.evaluate("document.querySelector('.f.cur')?.id ?? null")


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_the_worst_finding_is_open_and_says_why(watch: Reader, pages: dict[str, Path], lang: str) -> None:
    page = watch.open(pages[lang])
    assert watch.visible()[0] == "f-cost-slip"
    assert page.evaluate("document.getElementById('f-cost-slip').open")
    table = page.locator("#f-cost-slip table")
    assert table.locator("tbody tr").count() == 4
    assert table.locator("tr.odd").inner_text().count("5576만 달러") >= 2
    assert table.locator("mark.fg").count() == 4
    assert table.locator("mark.cv").inner_text() == "81억7900만 원"
    assert table.locator("mark.hd").count() == 3
    assert table.locator("svg.st circle").count() == 4


def test_keys_move_open_decide_search_and_help(watch: Reader, pages: dict[str, Path]) -> None:
    page = watch.open(pages["ko"])
    page.keyboard.press("j")
    assert current(page) == "f-cost-slip"
    page.keyboard.press("j")
    assert current(page) == "f-profit-sign"
    page.keyboard.press("o")
    assert page.evaluate("document.getElementById('f-profit-sign').open")
    page.keyboard.press("o")
    assert not page.evaluate("document.getElementById('f-profit-sign').open")
    page.keyboard.press("2")
    assert page.locator("#f-profit-sign .ds").inner_text() == "문제없음"
    page.keyboard.press("k")
    assert current(page) == "f-cost-slip"
    page.keyboard.press("1")
    assert page.locator("#f-cost-slip .ds").inner_text() == "오류"
    page.keyboard.press("4")
    assert page.locator("#f-cost-slip .ds").inner_text() == ""
    page.keyboard.press("/")
    page.keyboard.type("제방")
    assert watch.visible() == ["f-levee"]
    page.keyboard.press("Escape")
    assert len(watch.visible()) == 9
    page.keyboard.press("?")
    assert page.evaluate("document.getElementById('keys').open")
    page.keyboard.press("Escape")
    assert not page.evaluate("document.getElementById('keys').open")


def test_facets_narrow_each_other_and_stand_in_the_address(watch: Reader, pages: dict[str, Path]) -> None:
    page = watch.open(pages["ko"])
    page.check('fieldset[data-f="v"] input[value="conflict"]')
    assert watch.visible() == ["f-cost-slip", "f-profit-sign"]
    assert page.locator('fieldset[data-f="k"] label:has(input[value="count"]) .n').inner_text() == "0"
    page.check('fieldset[data-f="k"] input[value="percent"]')
    assert watch.visible() == ["f-profit-sign"]
    address = page.evaluate("location.hash")
    assert "v=conflict" in address
    assert "k=percent" in address
    other = watch.open(pages["ko"], address)
    assert watch.visible() == ["f-profit-sign"]
    assert other.is_checked('fieldset[data-f="k"] input[value="percent"]')
    page.click("#clear")
    assert len(watch.visible()) == 9
    page.click('.pk[data-f="s"][data-val="error"]')
    assert watch.visible() == ["f-cost-slip"]
    page.fill("#q", "없는말")
    assert watch.visible() == []
    assert page.is_visible("#none")


def test_a_deep_link_opens_its_finding(watch: Reader, pages: dict[str, Path]) -> None:
    page = watch.open(pages["ko"], "#f-deaths")
    assert page.evaluate("document.getElementById('f-deaths').open")
    assert current(page) == "f-deaths"
    assert page.locator("#f-deaths .tl circle").count() == 4
    page.evaluate("location.hash = '#f-levee'")
    page.wait_for_selector("#f-levee[open]", state="attached")


def test_every_facet_has_a_place(watch: Reader, pages: dict[str, Path]) -> None:
    page = watch.open(pages["next"])
    assert page.eval_on_selector_all("fieldset", "all => all.map(e => e.dataset.f)") == list("svdkertnc")
    page.check('fieldset[data-f="n"] input[value="known"]')
    assert watch.visible() == ["f-deaths"]


def test_decisions_stay_and_travel(watch: Reader, pages: dict[str, Path], tmp_path: Path) -> None:
    page = watch.open(pages["ko"])
    page.click('#f-cost-slip .dc button[data-st="check"]')
    page.fill("#f-cost-slip .dc input", "데스크에 물음")
    page.press("#f-cost-slip .dc input", "Enter")
    with page.expect_download() as caught:
        page.click("#save")
    caught.value.save_as(tmp_path / "mine.json")
    saved = json.loads((tmp_path / "mine.json").read_text(encoding="utf-8"))
    assert saved["schema"] == 1
    assert saved["decisions"][0]["id"] == "f-cost-slip"
    assert saved["decisions"][0]["status"] == "check"
    assert saved["decisions"][0]["note"] == "데스크에 물음"
    assert "bada-1|5576만 달러" in saved["decisions"][0]["figures"]
    page = watch.open(pages["ko"], "?again")
    assert page.locator("#f-cost-slip .ds").inner_text() == "확인 필요"
    page.check('fieldset[data-f="d"] input[value="check"]')
    assert watch.visible() == ["f-cost-slip"]
    page.click("#clear")

    theirs = {
        "schema": 1,
        "decisions": [
            {"id": "f-cost-slip", "status": "error", "note": "", "figures": []},
            {"id": "f-levee", "status": "fine", "note": "", "figures": []},
        ],
    }
    (tmp_path / "theirs.json").write_text(json.dumps(theirs), encoding="utf-8")
    with page.expect_file_chooser() as chooser:
        page.click("#compare")
    chooser.value.set_files(tmp_path / "theirs.json")
    page.wait_for_selector("#cmp:not([hidden])")
    assert "1건 가운데 0건이 같습니다" in page.inner_text("#cmp")
    page.check('fieldset[data-f="c"] input[value="differs"]')
    assert watch.visible() == ["f-cost-slip"]
    page.click("#clear")

    with page.expect_file_chooser() as chooser:
        page.click("#load")
    chooser.value.set_files(tmp_path / "theirs.json")
    page.wait_for_selector("#f-levee .ds:text-is('문제없음')", state="attached")
    (tmp_path / "bad.json").write_text("[]", encoding="utf-8")
    with page.expect_file_chooser() as chooser:
        page.click("#load")
    chooser.value.set_files(tmp_path / "bad.json")
    page.wait_for_selector("#live:has-text('아닙니다')", state="attached")


def test_a_decision_on_other_figures_comes_back_and_says_why(watch: Reader, pages: dict[str, Path]) -> None:
    page = watch.open(pages["ko"])
    page.keyboard.press("j")
    page.keyboard.press("2")
    page.evaluate(
        """() => { const all = JSON.parse(localStorage.getItem("checker.decisions"));
        all["f-cost-slip"].figures[0] = "bada-1|5577만 달러";
        localStorage.setItem("checker.decisions", JSON.stringify(all)); }"""
    )
    page = watch.open(pages["ko"], "?again")
    assert page.locator("#f-cost-slip .ds").inner_text() == "수치가 바뀜"
    assert "바다신문 ‘5577만 달러’ → ‘5576만 달러’" in page.inner_text("#f-cost-slip .oth")


def test_decisions_of_the_run_hold_until_the_browser_decides_otherwise(
    watch: Reader, pages: dict[str, Path], tmp_path: Path
) -> None:
    page = watch.open(pages["decided"])
    assert watch.visible()[-1] == "f-levee"
    assert page.locator("#f-levee .ds").inner_text() == "문제없음"
    assert page.locator("#f-cost-slip .ds").inner_text() == "수치가 바뀜"
    assert "‘5577만 달러’ → ‘5576만 달러’" in page.inner_text("#f-cost-slip .re")
    page.click('.pk[data-f="d"][data-val="fine"]')
    assert watch.visible() == ["f-levee"]
    page.click("#clear")
    page.click('#f-cost-slip .dc button[data-st="fine"]')
    assert not page.is_visible("#f-cost-slip .re")
    page.click("#f-levee summary")
    page.click('#f-levee .dc button[data-st=""]')
    page = watch.open(pages["decided"], "?again")
    assert page.locator("#f-cost-slip .ds").inner_text() == "문제없음"
    assert page.locator("#f-levee .ds").inner_text() == ""
    with page.expect_download() as caught:
        page.click("#save")
    caught.value.save_as(tmp_path / "saved.json")
    saved = json.loads((tmp_path / "saved.json").read_text(encoding="utf-8"))["decisions"]
    assert [one["id"] for one in saved] == ["f-cost-slip", "f-elsewhere"]


def test_blind_mode_hides_every_outlet(watch: Reader, pages: dict[str, Path]) -> None:
    page = watch.open(pages["ko"])
    page.click("#blind")
    shown = page.evaluate("[...document.querySelectorAll('[data-o]')].map(e => e.textContent)")
    assert shown
    assert all(text.startswith("매체 ") for text in shown)
    assert "한강일보" not in page.inner_text("main")
    assert "바다신문" not in page.inner_text("main")
    page.click("#blind")
    assert "한강일보" in page.inner_text("#f-cost-slip")


def test_figures_are_read_on_hover_and_on_focus(watch: Reader, pages: dict[str, Path]) -> None:
    page = watch.open(pages["ko"])
    page.click('#f-cost-slip a.o:text("한강일보")')
    article = page.locator("#a-1")
    assert article.get_attribute("open") is not None
    article.locator(".g.gf").first.hover()
    assert page.is_visible("#tip")
    page.mouse.move(5, 5)
    assert not page.is_visible("#tip")
    article.locator('.g:text("81억7900만 원")').focus()
    assert "81억7900만원" in page.inner_text("#tip")
    page.keyboard.press("Escape")
    assert not page.is_visible("#tip")
    assert article.locator(".g.gx").inner_text() == "2048"
    assert article.locator(".g.gs").count() == 2
    article.locator(".mg a").first.click()
    assert page.evaluate("document.activeElement.closest('.f') !== null")


def test_the_table_of_figures_sorts_and_filters(watch: Reader, pages: dict[str, Path]) -> None:
    page = watch.open(pages["ko"])
    page.locator("#figures").scroll_into_view_if_needed()
    page.wait_for_selector("#fb tr")
    page.click('.ft button[data-c="3"]')
    numbers = page.eval_on_selector_all("#fb td:nth-child(4)", "all => all.map(e => e.textContent).filter(Boolean)")
    values = [float(n.replace(",", "")) for n in numbers]
    assert values == sorted(values)
    assert page.locator(".ft th[aria-sort=ascending]").count() == 1
    page.click('.ft button[data-c="3"]')
    assert page.locator(".ft th[aria-sort=descending]").count() == 1
    page.fill("#fq", "마일")
    assert page.locator("#fb tr").count() == 1


def test_theme_open_all_and_print(watch: Reader, pages: dict[str, Path]) -> None:
    page = watch.open(pages["ko"])
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    page.click("#theme")
    page.click("#theme")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != "rgb(255, 255, 255)"
    page.click("#all")
    assert page.eval_on_selector_all(".f", "all => all.every(e => e.open)")
    page.click("#all")
    assert page.eval_on_selector_all(".f", "all => all.every(e => !e.open)")
    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.eval_on_selector_all(".f", "all => all.every(e => e.open === (e.dataset.s !== 'info'))")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.eval_on_selector_all(".f", "all => all.every(e => !e.open)")


@pytest.mark.parametrize("width", [390, 820, 1600])
def test_nothing_runs_out_of_the_page(watch: Reader, pages: dict[str, Path], width: int) -> None:
    watch.page.set_viewport_size({"width": width, "height": 900})
    page = watch.open(pages["ko"])
    page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(
    ("name", "width", "scheme"),
    [("ko", 1280, "light"), ("en", 390, "dark"), ("hostile", 820, "light")],
)
def test_axe_finds_nothing(browser: Any, pages: dict[str, Path], name: str, width: int, scheme: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    # axe is put in by the test: only for it the page's own policy is set aside
    made = Reader(browser, viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True)
    page = made.open(pages[name])
    # every kind of thing once: a conflict, an update, a range, an article, the folded sums
    opened = "#f-cost-slip, #f-deaths, #f-homeless, #f-bad0, #a-1, .ok, #facets, #menu"
    page.evaluate("q => { for (const d of document.querySelectorAll(q)) d.open = true }", opened)
    page.evaluate(
        "q => { for (const e of document.querySelectorAll(q)) e.style.contentVisibility = 'visible' }", opened
    )
    page.evaluate(
        "for (const e of document.querySelectorAll('.f, .a, .u')) if (!e.open && +e.id.slice(-2) > 5) e.remove()"
    )
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found = Axe().run(page, options={"runOnly": tags, "resultTypes": ["violations"]})
    told = [
        (v["id"], [n["target"] for n in v["nodes"]][:3], v["nodes"][0]["failureSummary"])
        for v in found.response["violations"]
    ]
    made.context.close()
    assert told == []


def test_forty_attacks_stand_as_text_and_none_runs(watch: Reader, pages: dict[str, Path]) -> None:
    page = watch.open(pages["hostile"])
    page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")
    page.locator("#figures").scroll_into_view_if_needed()
    page.wait_for_selector("#fb tr")
    page.click("#blind")
    page.click("#blind")
    for link in page.query_selector_all("a[href]"):
        assert (link.get_attribute("href") or "")[:1] == "#" or (link.get_attribute("href") or "").startswith(
            "https://x.example/"
        )
    assert page.evaluate("window.__hit ?? null") is None
    assert page.evaluate("document.querySelectorAll('script').length") == 2
    assert page.evaluate("document.querySelectorAll('iframe, img, video, math, form, base, object, embed').length") == 0
    text = page.evaluate("document.body.textContent")
    squeezed = " ".join(text.split())
    for line in HOSTILE:
        assert " ".join(line.split()) in squeezed, line


def test_the_policy_stops_what_is_put_into_the_page(browser: Any, pages: dict[str, Path], tmp_path: Path) -> None:
    broken = tmp_path / "broken.html"
    text = pages["ko"].read_text(encoding="utf-8")
    broken.write_text(
        text.replace("</body>", "<script>window.__hit=1</script><img src=x onerror='window.__hit=2'></body>"),
        encoding="utf-8",
    )
    made = Reader(browser)
    page = made.open(broken)
    page.wait_for_timeout(100)
    assert page.evaluate("window.__hit ?? null") is None
    assert len(made.complaints) >= 2
    made.context.close()


def test_search_in_a_large_page_narrows_and_gives_all_back(watch: Reader, pages: dict[str, Path]) -> None:
    page = watch.open(pages["large"])

    def found(text: str) -> list[str]:
        page.fill("#q", text)
        return watch.visible()

    whole = found("")
    assert len(whole) == 1000
    levees = found("제방")
    assert set(whole) > set(levees) >= {id for id in whole if id.startswith("f-levee-")}
    assert found("제방 없는말") == []
    assert found("제방") == levees
    assert found("") == whole
