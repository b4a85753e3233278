"""The worksheet in a real browser: worked through by keyboard and by pointer, saved, opened again, graded."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from browsing import Watch
from report_factory import HOSTILE

from checker.classroom.marking import mark_sheet
from checker.classroom.model import Answer, Answers, Item, Key, Kind, Paragraph, Question, Sheet, SheetArticle, Spot
from checker.classroom.outputs import encode, model_answers
from checker.classroom.packs import packs
from checker.classroom.pages import render_key, render_worksheet
from checker.classroom.results import write_results
from checker.cli import main
from checker.paths import data_dir

pytestmark = pytest.mark.browser
CLASSES = data_dir() / "classes"


def key_of(name: str) -> Key:
    return msgspec.json.decode((CLASSES / name / "teacher/key.json").read_bytes(), type=Key)


class Desk(Watch):
    """A student's browser."""

    def save(self, path: Path) -> Answers:
        """Press “save”, keep the file, and return what is in it."""
        with self.page.expect_download() as waiting:
            self.page.click("#save")
        waiting.value.save_as(path)
        return msgspec.json.decode(path.read_bytes(), type=Answers)


@pytest.fixture
def desk(browser: Any) -> Iterator[Desk]:
    made = Desk(browser)
    yield made
    made.close()


def select_by_pointer(page: Any, article: str, paragraph: int, start: int, end: int) -> None:
    """Drag the pointer over a stretch of a paragraph."""
    ends = page.evaluate(
        """([article, paragraph, start, end]) => {
            const el = document.querySelector(`.art[data-a="${article}"] .pt-x[data-p="${paragraph}"]`);
            el.scrollIntoView({ block: "center" });
            const at = (offset) => {
                const walk = document.createTreeWalker(el, NodeFilter.SHOW_TEXT);
                let before = 0;
                while (walk.nextNode()) {
                    const node = walk.currentNode;
                    if (offset < before + node.length) {
                        const range = document.createRange();
                        range.setStart(node, offset - before); range.setEnd(node, offset - before + 1);
                        return range.getClientRects()[0];
                    }
                    before += node.length;
                }
            };
            const [from, to] = [at(start), at(end - 1)];
            return [from.left + 1, from.top + from.height / 2, to.right - 1, to.top + to.height / 2];
        }""",
        [article, paragraph, start, end],
    )
    page.mouse.move(ends[0], ends[1])
    page.mouse.down()
    page.mouse.move((ends[0] + ends[2]) / 2, ends[3])
    page.mouse.move(ends[2], ends[3])
    page.mouse.up()


def question(page: Any, number: int) -> Any:
    return page.locator(f'.q[data-q="{number}"]')


def choose_by_pointer(page: Any, item: Item, answer: Answer) -> None:
    """Fill in what is not a mark of one question, with the pointer and by typing."""
    here = question(page, item.number)
    for n, value in enumerate(answer.values):
        here.locator(".val").nth(n).fill(value)
    if answer.pair is not None:
        here.locator(f"[name^=pair][value={'yes' if answer.pair else 'no'}]").click()
    if answer.pair:
        here.locator(f"[name^=verdict][value={answer.verdict}]").click()
    here.locator(".why").fill(answer.reason)
    if answer.nothing:
        here.locator(".nil").click()
    elif answer.correction:
        here.locator(".cor").fill(answer.correction)


@pytest.mark.parametrize("name", ["ai-costs", "property", "quarterly-results-en"])
def test_worked_through_by_pointer_saved_reopened_and_graded(
    desk: Desk, browser: Any, tmp_path: Path, name: str
) -> None:
    key = key_of(name)
    model = model_answers(key).answers
    page = desk.open(CLASSES / name / "student/worksheet.html")
    page.fill("#student", "김가은")
    for item in key.items:
        question(page, item.number).locator("legend").click()
        for target in item.targets:
            question(page, item.number).locator("legend").click()
            select_by_pointer(page, target.article, target.paragraph, target.start, target.end)
            assert page.locator("#mark").is_enabled()
            page.click("#mark")
        choose_by_pointer(page, item, model[str(item.number)])
    assert question(page, 1).get_attribute("class") is not None
    assert page.locator(".q.full").count() == len(key.items)
    saved = desk.save(tmp_path / "answers.json")
    assert saved.student == "김가은"
    assert {n: a.marks for n, a in saved.answers.items()} == {n: a.marks for n, a in model.items()}
    assert mark_sheet(saved, key).total == 100

    again = Desk(browser)  # another computer: nothing is remembered there
    page = again.open(CLASSES / name / "student/worksheet.html")
    assert page.locator(".q.full").count() == 0
    page.set_input_files("#file", str(tmp_path / "answers.json"))
    page.wait_for_selector(f".q.full >> nth={len(key.items) - 1}")
    assert again.save(tmp_path / "again.json") == saved
    again.context.close()
    assert again.complaints == []

    out = tmp_path / "out"
    code = main(
        ["grade", str(tmp_path / "answers.json"), "--key", str(CLASSES / name / "teacher/key.json"), "--out", str(out)]
    )
    assert code == 0
    assert "김가은" in (out / "marks.csv").read_text(encoding="utf-8-sig")


def press_to(page: Any, css: str, most: int = 400) -> None:
    """Press Tab until an element has the focus."""
    for _ in range(most):
        if page.evaluate("css => document.activeElement?.matches(css)", css):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab does not reach {css}")


def mark_by_keyboard(page: Any, text: str) -> None:
    """In the focused paragraph, go to the word that holds ``text`` and trim the selection to it."""
    for _ in range(200):
        page.keyboard.press("ArrowRight")
        chosen = page.evaluate("getSelection().toString()")
        if chosen and text.startswith(chosen[: len(text)].split(" ")[0]) and _leads(page, text):
            break
    while len(page.evaluate("getSelection().toString()")) < len(text):
        page.keyboard.press("Shift+ArrowRight")
    while len(page.evaluate("getSelection().toString()")) > len(text):
        page.keyboard.press("Shift+ArrowLeft")
    assert page.evaluate("getSelection().toString()") == text
    page.keyboard.press("Enter")


def _leads(page: Any, text: str) -> bool:
    """Tell whether what begins with the selection is ``text``."""
    return page.evaluate(
        """text => {
            const range = getSelection().getRangeAt(0).cloneRange();
            range.setEndAfter(document.activeElement.lastChild);
            return range.toString().startsWith(text);
        }""",
        text,
    )


@pytest.mark.parametrize("name", ["opinion-poll", "ai-costs-en"])
def test_worked_through_by_keyboard_alone(desk: Desk, tmp_path: Path, name: str) -> None:
    key = key_of(name)
    model = model_answers(key).answers
    page = desk.open(CLASSES / name / "student/worksheet.html")
    press_to(page, "#student")
    page.keyboard.type("이나래")
    for item in key.items[:3]:
        answer = model[str(item.number)]
        here = f'.q[data-q="{item.number}"]'
        for n, target in enumerate(item.targets):
            press_to(page, f"{here} .slot:nth-of-type({n + 1}) .go")
            page.keyboard.press("Enter")
            assert page.evaluate("document.activeElement.dataset.p") == str(target.paragraph)
            mark_by_keyboard(page, target.text)
            # the value is the next thing to write
            assert page.evaluate("document.activeElement.className") == "val"
            page.keyboard.type(answer.values[n])
        press_to(page, f"{here} [name^=pair]")
        page.keyboard.press("Space" if answer.pair else "ArrowRight")
        if answer.pair:
            press_to(page, f"{here} [name^=verdict]")
            page.keyboard.press("Space")
            for _ in range(8):
                if page.evaluate("document.activeElement.value") == answer.verdict:
                    break
                page.keyboard.press("ArrowRight")
        press_to(page, f"{here} .why")
        page.keyboard.type("까닭")
    saved = desk.save(tmp_path / "answers.json")
    marked = mark_sheet(saved, key)
    assert [item.points for item in marked.items[:3]] == [item.of for item in marked.items[:3]], saved
    assert all(item.points == 0 for item in marked.items[3:])


def test_what_is_written_is_still_there_after_closing(desk: Desk) -> None:
    path = CLASSES / "budget/student/worksheet.html"
    page = desk.open(path)
    question(page, 1).locator(".val").first.fill("4조3160억원")
    question(page, 1).locator("[name^=pair][value=no]").click()
    assert question(page, 1).locator(".vds").is_hidden()
    page = desk.open(path)
    assert question(page, 1).locator(".val").first.input_value() == "4조3160억원"
    assert question(page, 1).locator("[name^=pair][value=no]").is_checked()


def test_another_sheets_answers_are_refused(desk: Desk, tmp_path: Path) -> None:
    page = desk.open(CLASSES / "budget/student/worksheet.html")
    for name, content, said in (
        ("foreign", encode(model_answers(key_of("ai-costs"))), "다른 학습지"),
        ("broken", b"{", "답안 파일이 아닙니다"),
        ("other", b'{"a": 1}', "답안 파일이 아닙니다"),
        (
            "odd",
            json.dumps(
                {
                    "checker": "answers",
                    "exercise": key_of("budget").sheet.exercise,
                    "student": 7,
                    "answers": {"1": {"marks": [{"article": "x", "start": -1}, 3], "values": [1], "pair": "?"}},
                }
            ).encode(),
            "불러왔습니다",
        ),
    ):
        (tmp_path / f"{name}.json").write_bytes(content)
        page.set_input_files("#file", str(tmp_path / f"{name}.json"))
        page.wait_for_selector(f"#live:has-text('{said}')")
    assert page.locator("mark").count() == 0


def test_a_mark_can_be_taken_back_and_another_article_is_no_place_for_it(desk: Desk) -> None:
    key = key_of("ai-costs")
    page = desk.open(CLASSES / "ai-costs/student/worksheet.html")
    target = key.items[0].targets[0]
    select_by_pointer(page, target.article, target.paragraph, target.start, target.end)
    page.click("#mark")
    assert page.locator("mark").inner_text() == target.text
    page.locator(".rm").first.click()
    assert page.locator("mark").count() == 0
    asked = {t.article for t in key.items[0].targets}
    elsewhere = next(a for a in key.sheet.articles if a.id not in asked)
    question(page, 1).locator("legend").click()
    select_by_pointer(page, elsewhere.id, 1, 0, 4)
    assert page.locator("#mark").is_disabled()


def hostile_key() -> Key:
    """Return a key whose every word is an attack."""
    articles = tuple(
        SheetArticle(
            id="가나다라마"[n % 5] + str(n),
            outlet=line,
            title=line,
            published=line,
            paragraphs=(Paragraph(number=1, text=f"{line} 12명 {line}"),),
        )
        for n, line in enumerate(HOSTILE)
    )
    spots = tuple(Spot(article=articles[n].id, paragraph=1, topic=line) for n, line in enumerate(HOSTILE[:2]))
    sheet = Sheet(
        exercise="h0",
        language="ko",
        level=3,
        title=HOSTILE[0],
        articles=articles,
        questions=(Question(number=1, spots=spots),),
    )
    item = Item(number=1, kind=Kind.AGREE, spots=(), targets=(), verdict="agree", explanation=HOSTILE[1], steps=HOSTILE)
    return Key(seed=1, wanted=1, sheet=sheet, items=(item,))


def test_injected_code_is_shown_as_text(desk: Desk, tmp_path: Path) -> None:
    key = hostile_key()
    answers = {"1": Answer(reason=HOSTILE[2], verdict="agree", values=(HOSTILE[3],))}
    marks = [mark_sheet(Answers(exercise="h0", student=line, answers=answers), key) for line in HOSTILE]
    write_results(marks, key, [], tmp_path)
    (tmp_path / "worksheet.html").write_bytes(render_worksheet(key.sheet))
    (tmp_path / "key.html").write_bytes(render_key(key))
    page = desk.open(tmp_path / "worksheet.html")
    for n, line in enumerate(HOSTILE):
        assert page.locator(".pt-x").nth(n).text_content() == f"{line} 12명 {line}"
    page.fill("#student", HOSTILE[0])
    page.locator(".val").first.fill(HOSTILE[1])
    for name in ("key.html", "class.html"):
        page.goto(f"file://{tmp_path / name}")
        assert page.evaluate("window.__hit ?? null") is None
        assert page.locator("script").count() <= 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("what", ["student/worksheet.html", "teacher/key.html", "teacher/guide.html", "class.html"])
@pytest.mark.parametrize("name", ["budget", "ai-costs-en"])
def test_accessible(browser: Any, tmp_path: Path, name: str, what: str, scheme: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    key = key_of(name)
    path = CLASSES / name / what
    if what == "class.html":
        write_results([mark_sheet(model_answers(key), key)], key, [], tmp_path)
        path = tmp_path / what
    # axe is put into the page, which the page's own policy forbids
    desk = Desk(browser, bypass_csp=True, color_scheme=scheme)
    desk.page.goto(f"file://{path}")
    if "worksheet" in what:
        target = key.items[0].targets[0]
        select_by_pointer(desk.page, target.article, target.paragraph, target.start, target.end)
        desk.page.click("#mark")
    if what == "class.html":
        desk.page.locator(".st-d summary").first.click()
    found = Axe().run(desk.page)
    desk.context.close()
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_nothing_is_wider_than_the_screen(browser: Any, width: int) -> None:
    desk = Desk(browser, viewport={"width": width, "height": 800})
    for folder in packs():
        for what in ("student/worksheet.html", "teacher/key.html", "teacher/guide.html"):
            desk.page.goto(f"file://{folder / what}")
            assert desk.page.evaluate("document.documentElement.scrollWidth") <= width, (folder.name, what)
    desk.context.close()
