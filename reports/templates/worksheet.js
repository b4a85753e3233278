"use strict";
(() => {
const $ = (q, at = document) => at.querySelector(q);
const $$ = (q, at = document) => [...at.querySelectorAll(q)];
const { words: W, exercise } = JSON.parse($("#data").textContent);
const KEY = `checker.exercise.${exercise}`;
const say = (text, values = {}) => text.replace(/\{(\w+)\}/g, (_, key) => values[key] ?? "");
const pick = $("#pick"), picked = $("#picked"), live = $("#live"), student = $("#student");
const points = (text) => [...text].length;
let shown = 0;
function tell(text) { live.textContent = text; clearTimeout(shown); shown = setTimeout(() => { live.textContent = ""; }, 4000); }

// ---- the sheet
const paragraphs = $$(".pt-x").map((el) => ({ el, text: el.textContent, article: el.closest(".art").dataset.a, number: Number(el.dataset.p), index: 0 }));
for (const article of $$(".art")) $$(".pt-x", article).forEach((el, index) => { paragraphs.find((one) => one.el === el).index = index; });
const paragraphOf = (article, number, text) => {
  const found = paragraphs.filter((one) => one.article === article && one.number === number);
  return found.find((one) => !text || one.text.includes(text)) || found[0];
};
const questions = $$(".q").map((el) => ({
  el, number: el.dataset.q,
  slots: $$(".slot", el).map((slot) => ({ el: slot, article: slot.dataset.a, mark: null })),
}));
let current = questions[0];

// ---- which question is worked on
function turnTo(question) {
  current = question;
  for (const one of questions) one.el.classList.toggle("cur", one === question);
  offer();
}
for (const question of questions) {
  question.el.addEventListener("focusin", () => turnTo(question));
  question.el.addEventListener("click", () => { if (current !== question) turnTo(question); });
}

// ---- what is selected in an article: by pointer, or word by word with the arrow keys
let stretch = null;
// A finger that goes for the button may clear the selection first: what was selected counts a moment longer.
const LINGER = 600;
let last = null, lastAt = 0;
function textNodes(el) {
  const walk = document.createTreeWalker(el, NodeFilter.SHOW_TEXT), found = [];
  while (walk.nextNode()) found.push(walk.currentNode);
  return found;
}
function place(el, node, offset) {
  let before = 0;
  for (const one of textNodes(el)) {
    if (one === node) return before + offset;
    before += one.length;
  }
  const range = document.createRange();
  range.selectNodeContents(el);
  try { range.setEnd(node, offset); } catch { return 0; }
  return range.toString().length;
}
function select(paragraph, start, end) {
  const range = document.createRange();
  let before = 0, open = false;
  for (const node of textNodes(paragraph.el)) {
    const last = before + node.length;
    if (!open && start <= last) { range.setStart(node, start - before); open = true; }
    if (end <= last) { range.setEnd(node, end - before); break; }
    before = last;
  }
  const selection = getSelection();
  selection.removeAllRanges();
  selection.addRange(range);
  stretch = { paragraph, start, end }; // the event comes later than the next key may
  offer();
}
function trim(text, start, end) {
  while (start < end && /\s/.test(text[start])) start += 1;
  while (end > start && /\s/.test(text[end - 1])) end -= 1;
  return [start, end];
}
document.addEventListener("selectionchange", () => {
  const selection = getSelection();
  if (stretch) { last = stretch; lastAt = Date.now(); }
  stretch = null;
  if (selection.rangeCount && !selection.isCollapsed) {
    const range = selection.getRangeAt(0);
    const paragraph = paragraphs.find((one) => one.el.contains(range.startContainer));
    if (paragraph) {
      const inside = paragraph.el.contains(range.endContainer);
      const start = place(paragraph.el, range.startContainer, range.startOffset);
      const end = inside ? place(paragraph.el, range.endContainer, range.endOffset) : paragraph.text.length;
      if (end > start) stretch = { paragraph, start, end };
    }
  }
  if (stretch || !last) offer();
  else setTimeout(offer, LINGER);
});
function chosen() {
  const at = stretch ?? (Date.now() - lastAt < LINGER ? last : null);
  if (!at) return null;
  const [start, end] = trim(at.paragraph.text, at.start, at.end);
  return end > start ? { paragraph: at.paragraph, start, end } : null;
}
const slotFor = (article) => current.slots.find((slot) => slot.article === article);
function offer() {
  const at = chosen();
  pick.hidden = !at;
  if (!at) return;
  const { paragraph, start, end } = at;
  const text = paragraph.text.slice(start, end), slot = slotFor(paragraph.article);
  $("#mark").disabled = !slot;
  picked.textContent = say(slot ? W.pick : W.pick_elsewhere, { text: text.length > 30 ? `${text.slice(0, 29)}…` : text, n: current.number, article: paragraph.article });
}
const WORD = /\S+/g;
function wordsOf(text) { return [...text.matchAll(WORD)].map((found) => [found.index, found.index + found[0].length]); }
const NUMBER = /[^\s()（）\[\]“”‘’"'·…]+/g;
function step(paragraph, forward) {
  const pieces = wordsOf(paragraph.text).flatMap(([start, end]) => [...paragraph.text.slice(start, end).matchAll(NUMBER)].map((found) => [start + found.index, start + found.index + found[0].length]));
  const at = stretch?.paragraph === paragraph ? stretch : null;
  const next = forward ? pieces.find(([start]) => !at || start >= at.end) : pieces.findLast(([, end]) => at && end <= at.start);
  if (next) select(paragraph, ...next);
}
for (const paragraph of paragraphs) {
  paragraph.el.addEventListener("keydown", (event) => {
    const at = stretch?.paragraph === paragraph ? stretch : null;
    const right = event.key === "ArrowRight", left = event.key === "ArrowLeft";
    if (right || left) {
      if (event.altKey || event.metaKey) return;
      if (event.shiftKey && at) select(paragraph, at.start, Math.min(paragraph.text.length, Math.max(at.start + 1, at.end + (right ? 1 : -1))));
      else if (event.ctrlKey && at) select(paragraph, Math.max(0, Math.min(at.end - 1, at.start + (right ? 1 : -1))), at.end);
      else step(paragraph, right);
    } else if (event.key === "Enter" && at) setMark();
    else if (event.key === "Escape") { getSelection().removeAllRanges(); current.slots.find((slot) => slot.article === paragraph.article)?.el.querySelector(".val").focus(); }
    else return;
    event.preventDefault();
  });
}

// ---- marks
function setMark() {
  const at = chosen();
  if (!at) return;
  const { paragraph, start, end } = at, slot = slotFor(paragraph.article);
  if (!slot) { tell(say(W.no_slot, { n: current.number, article: paragraph.article })); return; }
  const text = paragraph.text;
  slot.mark = { article: paragraph.article, paragraph: paragraph.number, start: points(text.slice(0, start)), end: points(text.slice(0, end)), text: text.slice(start, end) };
  stretch = last = null;
  getSelection().removeAllRanges();
  offer();
  show();
  keep();
  tell(say(W.marked, { text: slot.mark.text, n: current.number, article: slot.article }));
  $(".val", slot.el).focus({ preventScroll: matchMedia("(max-width: 999px)").matches });
}
function drawMarks() {
  const inside = new Map(paragraphs.map((one) => [one, []]));
  for (const question of questions) for (const slot of question.slots) {
    if (!slot.mark) continue;
    const home = paragraphOf(slot.mark.article, slot.mark.paragraph, slot.mark.text);
    if (home) inside.get(home).push({ ...slot.mark, n: question.number });
  }
  for (const [paragraph, marks] of inside) {
    const letters = [...paragraph.text], parts = [];
    let at = 0;
    for (const mark of marks.sort((a, b) => a.start - b.start || a.end - b.end)) {
      if (mark.end > letters.length) continue;
      if (mark.start < at) { const before = parts.findLast((one) => one instanceof Element); if (before) before.dataset.n += `·${mark.n}`; continue; }
      const el = document.createElement("mark");
      el.className = "fg";
      el.dataset.n = mark.n;
      el.textContent = letters.slice(mark.start, mark.end).join("");
      parts.push(letters.slice(at, mark.start).join(""), el);
      at = mark.end;
    }
    paragraph.el.replaceChildren(...parts, letters.slice(at).join(""));
  }
}
function show() {
  drawMarks();
  let done = 0;
  for (const question of questions) {
    let full = true;
    for (const slot of question.slots) {
      $(".mkd", slot.el).textContent = slot.mark ? slot.mark.text : "";
      $(".rm", slot.el).hidden = !slot.mark;
      full &&= Boolean(slot.mark && $(".val", slot.el).value.trim());
    }
    const pair = $("[name^=pair]:checked", question.el)?.value, verdicts = $(".vds", question.el);
    if (verdicts) {
      verdicts.hidden = pair === "no";
      full &&= pair === "no" || Boolean($("[name^=verdict]:checked", question.el));
    }
    const correction = $(".cor", question.el);
    if (correction) {
      correction.disabled = $(".nil", question.el).checked;
      full &&= correction.disabled || Boolean(correction.value.trim());
    }
    question.el.classList.toggle("full", full);
    done += full;
  }
  $("#done").textContent = say(W.done, { n: done, total: questions.length });
}

// ---- answers
function answers() {
  const found = {};
  for (const question of questions) {
    const answer = {};
    if (question.slots.some((slot) => slot.mark)) answer.marks = question.slots.map((slot) => slot.mark);
    const values = question.slots.map((slot) => $(".val", slot.el).value.trim());
    if (values.some(Boolean)) answer.values = values;
    const pair = $("[name^=pair]:checked", question.el)?.value;
    if (pair) answer.pair = pair === "yes";
    const verdict = pair === "no" ? "apart" : $("[name^=verdict]:checked", question.el)?.value;
    if (verdict) answer.verdict = verdict;
    for (const [key, css] of [["reason", ".why"], ["correction", ".cor"]]) {
      const text = $(css, question.el)?.value.trim();
      if (text) answer[key] = text;
    }
    if ($(".nil", question.el)?.checked) answer.nothing = true;
    if (Object.keys(answer).length) found[question.number] = answer;
  }
  return { checker: "answers", version: 1, exercise, student: student.value.trim(), answers: found };
}
const textOf = (value) => (typeof value === "string" ? value : "");
function isMark(mark) {
  if (!mark || typeof mark !== "object" || !Number.isInteger(mark.start) || !Number.isInteger(mark.end)) return false;
  const home = paragraphOf(mark.article, mark.paragraph, textOf(mark.text));
  return Boolean(home) && mark.start >= 0 && mark.start < mark.end && mark.end <= points(home.text);
}
function fill(saved) {
  student.value = textOf(saved.student);
  for (const question of questions) {
    const answer = saved.answers[question.number] ?? {};
    question.slots.forEach((slot, i) => {
      const mark = answer.marks?.[i];
      slot.mark = isMark(mark) && mark.article === slot.article ? mark : null;
      $(".val", slot.el).value = textOf(answer.values?.[i]);
    });
    const chosen = { pair: answer.pair === true ? "yes" : answer.pair === false ? "no" : "", verdict: textOf(answer.verdict) };
    for (const [name, value] of Object.entries(chosen)) for (const input of $$(`[name^=${name}]`, question.el)) input.checked = input.value === value;
    $(".why", question.el).value = textOf(answer.reason);
    if ($(".cor", question.el)) { $(".cor", question.el).value = textOf(answer.correction); $(".nil", question.el).checked = answer.nothing === true; }
  }
  show();
}
let keeps = true;
function keep() {
  try { localStorage.setItem(KEY, JSON.stringify(answers())); } catch { if (keeps) tell(W.not_kept); keeps = false; }
}
const isSheet = (saved) => saved && typeof saved === "object" && saved.checker === "answers" && saved.answers && typeof saved.answers === "object";
async function open(file) {
  let saved = null;
  try { saved = JSON.parse(await file.text()); } catch { tell(W.broken); return; }
  if (!isSheet(saved)) tell(W.broken);
  else if (saved.exercise !== exercise) tell(W.foreign);
  else { fill(saved); keep(); tell(say(W.loaded, { n: Object.keys(saved.answers).length })); }
}
function save() {
  const link = document.createElement("a"), name = student.value.trim().replace(/[^\p{L}\p{N}_-]+/gu, "-").slice(0, 40);
  link.href = URL.createObjectURL(new Blob([`${JSON.stringify(answers(), null, 1)}\n`], { type: "application/json" }));
  link.download = `answers${name ? `-${name}` : ""}.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  tell(W.saved);
}

// ---- controls
$("#mark").addEventListener("mousedown", (event) => event.preventDefault());
$("#mark").addEventListener("click", setMark);
$("#save").addEventListener("click", save);
$("#load").addEventListener("click", () => $("#file").click());
$("#file").addEventListener("change", (event) => { const [file] = event.target.files; if (file) open(file); event.target.value = ""; });
$("#print").addEventListener("click", () => print());
document.addEventListener("input", () => { show(); keep(); });
for (const question of questions) for (const slot of question.slots) {
  $(".go", slot.el).addEventListener("click", (event) => {
    const paragraph = paragraphOf(slot.article, Number(event.currentTarget.dataset.p), "");
    paragraph.el.scrollIntoView({ block: "center" });
    paragraph.el.focus({ preventScroll: true });
  });
  $(".rm", slot.el).addEventListener("click", () => { slot.mark = null; show(); keep(); $(".go", slot.el).focus(); });
}
let before = null;
try { before = JSON.parse(localStorage.getItem(KEY)); } catch { keeps = false; }
if (isSheet(before) && before.exercise === exercise) fill(before);
turnTo(questions[0]);
show();
document.documentElement.dataset.ready = "";
})();
