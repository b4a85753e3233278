"use strict";
(() => {
const $ = (q, at = document) => at.querySelector(q);
const $$ = (q, at = document) => [...at.querySelectorAll(q)];
const data = JSON.parse($("#data").textContent);
const W = data.words;
const say = (text, values = {}) => text.replace(/\{(\w+)\}/g, (_, key) => values[key] ?? "");
const list = $("#list"), q = $("#q"), live = $("#live");
const FACETS = ["v", "s", "k", "e", "r", "t", "d", "n", "c"];
const KEY = "checker.decisions";

// ---- what can be found
const items = $$(".f", list).map((el) => ({
  el, id: el.id, text: "",
  v: [el.dataset.v], s: [el.dataset.s], k: [el.dataset.k], e: words(el.dataset.e), r: words(el.dataset.r),
  t: [el.dataset.t], n: [el.dataset.n], d: ["none"], c: [],
}));
const byId = new Map(items.map((item) => [item.id, item]));
function words(text) { return text ? text.split(" ") : []; }
function textOf(item) { return item.text ||= item.el.textContent.toLowerCase().normalize("NFC").replaceAll("\u00a0", " ").replace(/[\u2060\u200b]/g, ""); }
const idle = window.requestIdleCallback || ((fn) => setTimeout(fn, 50));
let warm = 0;
idle(function fill(deadline) {
  while (warm < items.length && (!deadline?.timeRemaining || deadline.timeRemaining() > 2)) textOf(items[warm++]);
  if (warm < items.length) idle(fill);
});

// ---- decisions
// What the run was given stands until this browser decides otherwise.
const given = data.decisions;
let kept = Object.assign(Object.create(null), given);
let keeps = true;
try { Object.assign(kept, JSON.parse(localStorage.getItem(KEY))); } catch { keeps = false; }
let other = null;
const rowsOf = (item) => $$("[data-a]", item.el).map((row) => ({ article: row.dataset.a, text: $("b", row).textContent, name: $(".o", row).textContent }));
const figuresOf = (item) => rowsOf(item).map((row) => `${row.article}|${row.text}`).sort();
const bare = (text) => text.replace(/[ ,]/g, "").toLowerCase();
// As checker/report/decisions.py does it: an article that repeats what was decided on changes nothing.
function changesOf(item, decision) {
  if (!decision.figures?.length) return [];
  const was = new Map(), now = new Map();
  const put = (map, article, text, name) => { if (!map.has(article)) map.set(article, { name, texts: new Map() }); map.get(article).texts.set(bare(text), text); };
  for (const figure of decision.figures) { const at = figure.lastIndexOf("|"); put(was, figure.slice(0, at), figure.slice(at + 1)); }
  for (const row of rowsOf(item)) put(now, row.article, row.text, row.name);
  const decided = new Set([...was.values()].flatMap((one) => [...one.texts.keys()]));
  const quoted = (texts) => texts.map((text) => say(W.as_quoted, { text })).join(", ") || W.no_figure;
  const found = [];
  for (const [article, { name, texts }] of now) {
    const before = was.get(article)?.texts;
    const old = before ? [...before].filter(([key]) => !texts.has(key)).map((one) => one[1]) : [];
    const fresh = [...texts].filter(([key]) => before ? !before.has(key) : !decided.has(key)).map((one) => one[1]);
    if (old.length || fresh.length) found.push(`${name} ${old.length ? `${quoted(old)} → ` : ""}${quoted(fresh)}`);
  }
  return found;
}
const asGiven = (item) => kept[item.id] === given[item.id];
function showDecision(item) {
  const decision = kept[item.id] || {};
  const told = $(".re", item.el), changes = told && asGiven(item) ? [told.textContent] : changesOf(item, decision);
  const stale = decision.status && changes.length > 0;
  if (told) told.hidden = !asGiven(item);
  const status = stale ? "" : decision.status || "";
  item.d = [status || "none"];
  $(".ds", item.el).textContent = stale ? W.reopened : status ? W.status[status] : "";
  item.el.dataset.d = status;
  const box = $(".dc", item.el);
  if (box) {
    for (const button of $$("button", box)) button.setAttribute("aria-pressed", String(button.dataset.st === status));
    box.classList.toggle("set", Boolean(status || decision.note));
    const note = $("input", box);
    if (note !== document.activeElement) note.value = decision.note || "";
    const lines = [];
    if (stale && !(told && asGiven(item))) lines.push(say(W.changed, { what: changes.join("; ") }));
    if (other) lines.push(say(W.other_says, { status: W.status[other[item.id]?.status || ""] || "–" }));
    $(".oth", box).textContent = lines.join(" ");
  }
}
function decide(item, status, note) {
  const old = kept[item.id] || {};
  const next = { status: status ?? old.status ?? "", note: note ?? old.note ?? "", figures: figuresOf(item) };
  if (next.status || next.note || given[item.id]) kept[item.id] = next; else delete kept[item.id];
  if (keeps) try { localStorage.setItem(KEY, JSON.stringify(mine())); } catch { keeps = false; tell(W.not_kept); }
  showDecision(item); compareAll(); apply(false);
}
function mine() { return Object.fromEntries(Object.entries(kept).filter(([id, one]) => one !== given[id])); }
function addBox(item) {
  if ($(".dc", item.el)) return;
  const box = $("#decide").content.cloneNode(true).firstElementChild;
  $(".pl", box).href = "#" + item.id;
  box.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button) decide(item, button.dataset.st);
  });
  $("input", box).addEventListener("change", (event) => decide(item, null, event.target.value.trim()));
  $(".bd", item.el).append(box);
  showDecision(item);
}
function compareAll() {
  const out = $("#cmp"), facet = $('fieldset[data-f="c"]');
  facet.hidden = out.hidden = !other;
  if (!other) return;
  let both = 0, same = 0, only = 0;
  for (const item of items) {
    const mine = kept[item.id]?.status, theirs = other[item.id]?.status;
    item.c = [];
    if (mine && theirs) { both++; if (mine === theirs) { same++; item.c = ["same"]; } else item.c = ["differs"]; }
    else if (mine || theirs) { only++; item.c = ["one"]; }
    showDecision(item);
  }
  out.textContent = say(W.compare_result, { n: both, same, only });
}
function readDecisions(text) {
  const file = JSON.parse(text);
  if (file.schema !== 1 || !Array.isArray(file.decisions)) throw new Error("schema");
  const found = Object.create(null);
  for (const one of file.decisions) {
    if (typeof one.id !== "string" || !["", "error", "fine", "check"].includes(one.status ?? "")) throw new Error("decision");
    found[one.id] = { status: one.status || "", note: String(one.note || ""), figures: Array.isArray(one.figures) ? one.figures.map(String) : [] };
  }
  return found;
}
let comparing = false;
$("#file").addEventListener("change", async (event) => {
  const file = event.target.files[0];
  if (!file) return;
  try {
    const found = readDecisions(await file.text());
    if (comparing) other = found;
    else {
      Object.assign(kept, found);
      if (keeps) localStorage.setItem(KEY, JSON.stringify(mine()));
      tell(say(W.loaded, { n: Object.keys(found).length }));
    }
    items.forEach(showDecision); compareAll(); apply();
  } catch { tell(W.load_failed); }
  event.target.value = "";
});
$("#load").addEventListener("click", () => { comparing = false; $("#file").click(); });
$("#compare").addEventListener("click", () => { comparing = true; $("#file").click(); });
$("#save").addEventListener("click", () => {
  const decisions = Object.keys(kept).filter((id) => kept[id].status || kept[id].note).sort().map((id) => ({ id, ...kept[id] }));
  const blob = new Blob([JSON.stringify({ schema: 1, decisions }, null, 1) + "\n"], { type: "application/json" });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = "decisions.json";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
});

// ---- facets, search, state in the address
const state = { q: "", f: "" };
for (const key of FACETS) state[key] = new Set();
const boxes = $$("#facets fieldset");
function readAddress() {
  const hash = location.hash.slice(1);
  const plain = hash && !hash.includes("=");
  const given = new URLSearchParams(plain ? "" : hash);
  for (const key of FACETS) state[key] = new Set((given.get(key) || "").split(",").filter(Boolean));
  state.q = given.get("q") || "";
  state.f = plain ? decodeURIComponent(hash) : given.get("f") || "";
}
function writeAddress() {
  const parts = new URLSearchParams();
  if (state.q) parts.set("q", state.q);
  for (const key of FACETS) if (state[key].size) parts.set(key, [...state[key]].join(","));
  const filtered = parts.toString();
  if (state.f && filtered) parts.set("f", state.f);
  const hash = filtered ? "#" + parts : state.f ? "#" + encodeURIComponent(state.f) : location.pathname.split("/").pop() + location.search;
  try { history.replaceState(null, "", filtered || state.f ? hash : "#"); } catch { /* a browser may refuse it for files: the page works without */ }
}
const fits = (item, key) => !state[key].size || item[key].some((value) => state[key].has(value));
let shown = items;
function apply(write = true) {
  const needles = state.q.toLowerCase().normalize("NFC").split(/\s+/).filter(Boolean);
  const counts = {};
  for (const key of FACETS) counts[key] = new Map();
  shown = [];
  for (const item of items) {
    const found = !needles.length || needles.every((needle) => textOf(item).includes(needle));
    let misses = 0, missed = "";
    if (found) for (const key of FACETS) if (!fits(item, key)) { misses++; missed = key; }
    const visible = found && !misses;
    if (item.el.hidden === visible) item.el.hidden = !visible;
    if (visible) shown.push(item);
    if (found && misses < 2) {
      for (const key of FACETS) if (!misses || key === missed) for (const value of item[key]) counts[key].set(value, (counts[key].get(value) || 0) + 1);
    }
  }
  for (const box of boxes) for (const label of box.options) {
    const n = counts[box.dataset.f].get(label.value) || 0;
    if (label.n !== n) { label.n = n; label.out.textContent = n; label.el.classList.toggle("z", !n); }
    const on = state[box.dataset.f].has(label.value);
    if (label.input.checked !== on) label.input.checked = on;
  }
  for (const button of $$(".pk")) button.setAttribute("aria-pressed", String(state[button.dataset.f].has(button.dataset.val)));
  $("#shown").textContent = say(W.shown, { n: shown.length, total: items.length });
  $("#none").hidden = shown.length > 0 || !items.length;
  if (write) writeAddress();
}
for (const box of boxes) {
  box.options = $$("label", box).map((el) => ({ el, input: $("input", el), value: $("input", el).value, out: $(".n", el), n: -1 }));
  box.addEventListener("change", (event) => toggle(box.dataset.f, event.target.value, event.target.checked));
}
function toggle(key, value, on) { if (on) state[key].add(value); else state[key].delete(value); apply(); }
for (const button of $$(".pk")) button.addEventListener("click", () => toggle(button.dataset.f, button.dataset.val, !state[button.dataset.f].has(button.dataset.val)));
q.addEventListener("input", () => { state.q = q.value.trim(); apply(); });
$("#clear").addEventListener("click", () => { for (const key of FACETS) state[key].clear(); state.q = q.value = ""; apply(); });

// ---- moving through the list
let current = null;
function select(item, focus = true) {
  current?.el.classList.remove("cur");
  current = item;
  if (!item) return;
  item.el.classList.add("cur");
  state.f = item.id;
  if (focus) { $("summary", item.el).focus({ preventScroll: true }); item.el.scrollIntoView({ block: "nearest" }); }
  writeAddress();
}
list.addEventListener("toggle", (event) => {
  const item = byId.get(event.target.id);
  if (item && event.target.open) addBox(item);
}, true);
list.addEventListener("click", (event) => {
  const el = event.target.closest("summary")?.parentElement;
  if (el && byId.has(el.id)) select(byId.get(el.id), false);
});
function move(step) {
  if (!shown.length) return;
  const at = shown.indexOf(current);
  select(shown[at < 0 ? 0 : Math.min(shown.length - 1, Math.max(0, at + step))]);
}
const keys = $("#keys");
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const typing = event.target.closest("input:not([type=checkbox]),textarea");
  if (event.key === "Escape") {
    hideTip();
    if (event.target === q) { q.value = state.q = ""; apply(); q.blur(); } else if (typing) event.target.blur();
    return;
  }
  if (typing || keys.open) return;
  const statuses = { 1: "error", 2: "fine", 3: "check", 4: "" };
  if (event.key === "j") move(1);
  else if (event.key === "k") move(-1);
  else if (event.key === "o") { if (!current) move(0); else current.el.open = !current.el.open; }
  else if (event.key in statuses) { if (!current) return; addBox(current); decide(current, statuses[event.key]); tell(W.status[statuses[event.key]]); }
  else if (event.key === "/") q.focus();
  else if (event.key === "?") keys.showModal();
  else return;
  event.preventDefault();
});
$("#help").addEventListener("click", () => keys.showModal());
$("#kx").addEventListener("click", () => keys.close());
$("#all").addEventListener("click", (event) => {
  const open = !shown.every((item) => item.el.open);
  for (const item of shown) item.el.open = open;
  event.target.textContent = open ? W.close_all : W.open_all;
});
function goTo(id, focus) {
  const el = id && document.getElementById(id);
  if (!el) { if (/^a-\d+$/.test(id)) tell(W.missing); return; }
  const folded = el.closest("details");
  if (folded) folded.open = true;
  if (byId.has(id)) { if (el.hidden) { for (const key of FACETS) state[key].clear(); state.q = q.value = ""; apply(); } select(byId.get(id), focus); }
  el.scrollIntoView({ block: "start" });
}
document.addEventListener("click", (event) => {
  const link = event.target.closest('a[href^="#"]');
  if (!link) return;
  event.preventDefault();
  const id = decodeURIComponent(link.getAttribute("href").slice(1));
  goTo(id, true);
  const el = document.getElementById(id);
  if (el && !byId.has(id)) (el.tagName === "DETAILS" ? $("summary", el) : el).focus({ preventScroll: true });
  if (link.classList.contains("pl")) navigator.clipboard?.writeText(location.href).then(() => tell(W.copied), () => {});
});
addEventListener("hashchange", () => { readAddress(); q.value = state.q; apply(false); goTo(state.f, true); });

// ---- small things
let quiet = 0;
function tell(text) { live.textContent = text; clearTimeout(quiet); quiet = setTimeout(() => { live.textContent = ""; }, 2500); }
const root = document.documentElement, themes = ["auto", "light", "dark"];
let theme = "auto";
try { theme = localStorage.getItem("checker.theme") || "auto"; } catch { /* the system's choice then */ }
function paint() {
  if (theme === "auto") delete root.dataset.theme; else root.dataset.theme = theme;
  $("#theme").textContent = `${W.theme}: ${W["theme_" + theme]}`;
}
$("#theme").addEventListener("click", () => {
  theme = themes[(themes.indexOf(theme) + 1) % 3];
  try { localStorage.setItem("checker.theme", theme); } catch { /* for this page only then */ }
  paint();
});
// Names of outlets are hidden wherever they stand: in the explanations and quotations too.
const hidden = [];
const known = Object.keys(data.outlets).filter((name) => name.trim().length > 1 && !/^[\d\s.,%]+$/.test(name)).sort((a, b) => b.length - a.length);
const anyName = known.length ? new RegExp(known.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|"), "g") : null;
const masked = (n) => say(W.blind_name, { n });
function hide(node, text) { hidden.push([node, node.nodeValue]); node.nodeValue = text; }
function setBlind(on) {
  $("#blind").setAttribute("aria-pressed", String(on));
  document.body.classList.toggle("blind", on);
  for (const [node, text] of hidden.splice(0)) node.nodeValue = text;
  if (on) {
    for (const el of $$("[data-o]")) if (el.firstChild) hide(el.firstChild, masked(el.dataset.o));
    if (anyName) {
      const walk = document.createTreeWalker($("main"), NodeFilter.SHOW_TEXT);
      for (let node = walk.nextNode(); node; node = walk.nextNode()) {
        if (node.parentElement.closest("[data-o], script, template")) continue;
        const text = node.nodeValue.replace(anyName, (name) => masked(data.outlets[name]));
        if (text !== node.nodeValue) hide(node, text);
      }
    }
  }
  for (const item of items) item.text = "";
}
$("#blind").addEventListener("click", (event) => setBlind(event.currentTarget.getAttribute("aria-pressed") !== "true"));
$("#print").addEventListener("click", () => print());
// On paper what differs is printed whole, and what agrees as its summary, unless it was opened.
let before = [];
addEventListener("beforeprint", () => { before = items.filter((item) => !item.el.open && !item.el.hidden && item.s[0] !== "info"); for (const item of before) item.el.open = true; });
addEventListener("afterprint", () => { for (const item of before) item.el.open = false; });

// ---- readings in the articles
const tip = $("#tip");
let tipFor = null;
function showTip(el) {
  if (tipFor) hideTip();
  tipFor = el;
  tip.textContent = el.dataset.r;
  tip.hidden = false;
  el.setAttribute("aria-describedby", "tip");
  const at = el.getClientRects()[0], width = tip.offsetWidth;
  tip.style.left = Math.max(8, Math.min(at.left + scrollX, scrollX + root.clientWidth - width - 8)) + "px";
  tip.style.top = at.bottom + scrollY + 6 + "px";
}
function hideTip() { if (!tipFor) return; tipFor.removeAttribute("aria-describedby"); tip.hidden = true; tipFor = null; }
const texts = $("#texts");
for (const name of ["mouseover", "focusin", "click"]) texts.addEventListener(name, (event) => { const el = event.target.closest(".g[data-r]"); if (el) showTip(el); });
for (const name of ["mouseout", "focusout"]) texts.addEventListener(name, hideTip);
texts.addEventListener("keydown", (event) => { if (event.key === "Enter" || event.key === " ") { const el = event.target.closest(".g[data-r]"); if (el) { event.preventDefault(); if (tipFor === el) hideTip(); else showTip(el); } } });

// ---- the table of figures
const body = $("#fb"), PAGE = 200;
let rows = data.figures, limit = PAGE, sorted = -1, down = false;
const cell = (row, i) => (i === 0 ? data.titles[row[0]] : row[i]);
const rowText = new Map();
function fill() {
  body.replaceChildren(...rows.slice(0, limit).map((row) => {
    const tr = document.createElement("tr");
    for (let i = 0; i < 8; i++) {
      const td = document.createElement("td");
      const value = cell(row, i);
      td.textContent = typeof value === "number" ? value.toLocaleString(root.lang, { maximumSignificantDigits: 15 }) : value ?? "";
      tr.append(td);
    }
    return tr;
  }));
  $("#fm").hidden = rows.length <= limit;
  $("#fn").textContent = say(W.table_shown, { n: Math.min(rows.length, limit), total: data.figures.length });
}
function refill() {
  const needle = $("#fq").value.trim().toLowerCase();
  rows = data.figures.filter((row) => {
    if (!needle) return true;
    if (!rowText.has(row)) rowText.set(row, row.map((_, i) => cell(row, i) ?? "").join(" ").toLowerCase());
    return rowText.get(row).includes(needle);
  });
  if (sorted >= 0) rows.sort((a, b) => {
    const x = cell(a, sorted), y = cell(b, sorted);
    if (x == null || y == null || x === y) return (x == null) - (y == null);
    const order = typeof x === "number" && typeof y === "number" ? x - y : String(x).localeCompare(String(y), root.lang);
    return down ? -order : order;
  });
  limit = PAGE;
  fill();
}
$("#fq").addEventListener("input", refill);
$("#fm").addEventListener("click", () => { limit += PAGE * 5; fill(); });
for (const button of $$(".ft th button")) button.addEventListener("click", () => {
  const i = Number(button.dataset.c);
  down = sorted === i && !down;
  sorted = i;
  for (const th of $$(".ft th")) th.removeAttribute("aria-sort");
  button.parentElement.setAttribute("aria-sort", down ? "descending" : "ascending");
  refill();
});
new IntersectionObserver((seen, watch) => { if (seen.some((one) => one.isIntersecting)) { watch.disconnect(); fill(); } }, { rootMargin: "600px" }).observe($("#figures"));

// ---- begin
const narrow = matchMedia("(max-width:999px)").matches;
$("#menu").open = !narrow;
$("#facets").open = !narrow;
paint(); readAddress(); q.value = state.q;
items.forEach((item) => { if (kept[item.id]) showDecision(item); });
compareAll(); apply(false);
if (state.f) goTo(state.f, false);
else if (items[0] && !location.hash) items[0].el.open = true;
if (!keeps) tell(W.not_kept);
root.dataset.ready = "1";
})();
