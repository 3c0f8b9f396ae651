// The page: who looks at which place, and what they do there.

import { act, watch } from "./api.js";
import { fill, find } from "./command.js";
import { byID, h } from "./dom.js";
import { bot, commandLabel, message } from "./message.js";
import { showModal } from "./modal.js";
import { speak, word } from "./words.js";

const at = { person: "800000000000000001", place: "700000000000000001", locale: navigator.language.startsWith("ko") ? "ko" : "en-US" };
for (const [name, value] of new URLSearchParams(location.hash.slice(1))) if (name in at) at[name] = value;

let sight, scene, replyTo = null;
// follow: what was just done here is scrolled to, wherever one was reading.
let follow = false;
// shown are the elements of messages by ID, each with what it was made from.
let shown = new Map();
// mine are the interactions that began here, whose forms are shown here.
const mine = new Set();

// attempt does something, and says if it was refused.
async function attempt(name, body) {
  byID("problem").textContent = "";
  follow = name === "write" || name === "command" || name === "submit";
  try {
    const { id } = await act(name, body);
    if (id) mine.add(id);
    if (sight) openModal();
  } catch (e) {
    byID("problem").textContent = e.message;
    shown.clear(); // menus show again what is so
    if (sight) list();
  }
}

const actions = {
  press: (m, c) => attempt("press", { message: m.id, custom: c.custom_id }),
  choose: (m, c, values) => attempt("select", { message: m.id, custom: c.custom_id, values }),
  use: (command, m) => attempt("command", { command, message: m.id }),
  remove: (m) => attempt("delete", { message: m.id }),
  reply: (m) => {
    replyTo = m;
    byID("replying").hidden = false;
    byID("replying").replaceChildren(word("replying", scene.names.people[m.author]) + " ",
      h("button", { type: "button", className: "plain", onclick: noReply }, word("cancel")));
    byID("text").focus();
  },
};

function noReply() {
  replyTo = null;
  byID("replying").hidden = true;
}

byID("messages").addEventListener("wheel", () => (follow = false), { passive: true });

// look turns to a person, a place and a language.
function look() {
  location.replace("#" + new URLSearchParams(at));
  speak(at.locale);
  shown = new Map();
  noReply();
  byID("messages").replaceChildren();
  byID("command").hidden = true;
  byID("text").placeholder = word("write");
  byID("mention").title = word("mention");
  byID("commands").title = word("commands");
  watch(at.person, at.place, at.locale, (s) => {
    sight = s;
    show();
  });
}

function show() {
  const place = sight.places.find((p) => p.id === at.place);
  const names = { people: { [bot]: "Footnote" }, channels: {} };
  for (const p of sight.people) names.people[p.id] = p.name;
  for (const p of sight.places) names.channels[p.id] = p.name;
  const manager = sight.people.find((p) => p.id === at.person).manager;
  scene = { ...at, kind: place.kind, manager, names, commands: sight.commands, places: sight.places, people: sight.people };
  byID("place").textContent = label(place);
  byID("connected").textContent = sight.connected ? "● " + word("connected") : "○ " + word("away");
  byID("connected").className = sight.connected ? "good" : "bad";
  byID("person").replaceChildren(...sight.people.map((p) => h("option", { value: p.id, selected: p.id === at.person }, p.name + (p.manager ? ` (${word("manager")})` : ""))));
  byID("locale").value = at.locale;
  places();
  list();
  openModal();
  troubles();
}

const label = (p) => ({ channel: "# ", thread: "↳ " }[p.kind] ?? "") + (p.kind === "direct" ? word("direct") : p.name);

function places() {
  const one = (p) => h("button", { className: p.id === at.place ? p.kind + " here" : p.kind, onclick: () => ((at.place = p.id), look()) }, label(p));
  const served = (p) => p.kind === "channel" || p.kind === "thread";
  byID("places").replaceChildren(h("h2", null, word("server")), ...sight.places.filter(served).map(one),
    h("h2", null, word("privately")), ...sight.places.filter((p) => !served(p)).map(one));
}

// list shows the messages, and what is waited for, by their time.
function list() {
  const box = byID("messages");
  const below = follow || box.scrollHeight - box.scrollTop - box.clientHeight < 60;
  const kept = new Map();
  const all = sight.messages.map((m) => {
    const made = JSON.stringify([m, scene]);
    const old = shown.get(m.id);
    const one = old?.made === made ? old : { made, element: message(m, scene, actions) };
    kept.set(m.id, one);
    return { created: m.created, element: one.element };
  });
  shown = kept;
  for (const w of sight.waiting) {
    const element = waiting(w);
    if (element) all.push({ created: w.created, element });
  }
  all.sort((a, b) => a.created - b.created);
  const elements = all.map((one) => one.element);
  if (elements.length !== box.children.length || elements.some((e, n) => box.children[n] !== e)) box.replaceChildren(...elements);
  if (below) box.scrollTop = box.scrollHeight;
  byID("typing").textContent = sight.typing > Date.now() ? word("typing") : "";
}

// failureShown is how long a failed interaction stays, in milliseconds.
const failureShown = 60000;

function waiting(w) {
  const late = Date.now() - w.until;
  if (late > failureShown) return null;
  const text = late > 0 ? word("failed") : w.thinking ? word("thinking") : word("sending");
  const only = w.thinking && w.only_you && h("div", { className: "small" }, "👁 " + word("onlyYou"));
  const above = w.command && h("div", { className: "above small" }, "╭ " + word("used", scene.names.people[w.person], commandLabel(w.command, scene)));
  return h("article", { className: "message waiting" }, above, h("div", { className: late > 0 ? "bad" : "small" }, text), only);
}

// openModal shows the form that something done here led to, once.
function openModal() {
  const m = sight.modal;
  if (!m || !mine.delete(m.interaction)) return;
  showModal(m, scene, (inputs) => attempt("submit", { interaction: m.interaction, inputs }));
}

function troubles() {
  const once = ["drop", "forget"].map((t) => h("button", { onclick: () => attempt("trouble", { trouble: t }) }, word(t)));
  const last = ["failures", "slow", "deny-send", "deny-embeds"].map((t) => h("label", null, h("input", {
    type: "checkbox", checked: sight.troubles.includes(t), onchange: (e) => attempt("trouble", { trouble: t, on: e.target.checked }),
  }), " " + word(t)));
  byID("troubles").replaceChildren(...once, ...last);
  byID("reports").replaceChildren(...sight.reports.map((r) => h("li", null, r)));
  byID("none").hidden = sight.reports.length > 0;
  byID("clear").hidden = sight.reports.length === 0;
  byID("log").textContent = sight.log.join("\n");
}

// choose shows the form of a command, or uses it at once if it has no options.
function choose(c) {
  const typed = byID("text").value;
  const rest = typed.startsWith("/") && /\s/.test(typed) ? typed.replace(/^\S+\s+/, "") : "";
  byID("text").value = "";
  find("", scene, choose);
  if (c.options.length === 0) return attempt("command", { command: c.name });
  fill(c, rest, {
    send: (c, options) => attempt("command", { command: c.name, options }),
    complete: (c, options, focused) => act("complete", { command: c.name, options, focused }).then((o) => o.choices ?? [], () => []),
  });
}

function send() {
  const text = byID("text");
  if (text.value.startsWith("/")) {
    const found = find(text.value, scene, choose);
    const name = text.value.slice(1).split(/\s/)[0];
    const c = found.find((c) => c.label === name || c.name === name) ?? found[0];
    if (c) return choose(c);
  }
  if (text.value.trim()) attempt("write", { content: text.value, message: replyTo?.id });
  text.value = "";
  noReply();
}

byID("write").addEventListener("submit", (e) => (e.preventDefault(), send()));
byID("text").addEventListener("input", (e) => scene && find(e.target.value, scene, choose));
byID("text").addEventListener("keydown", (e) => {
  if (e.key !== "Enter" || e.shiftKey || e.isComposing) return;
  e.preventDefault();
  send();
});
byID("mention").addEventListener("click", () => {
  byID("text").value = "@Footnote " + byID("text").value;
  byID("text").focus();
});
byID("commands").addEventListener("click", () => {
  byID("text").value = "/";
  byID("text").focus();
  find("/", scene, choose);
});
byID("person").addEventListener("change", (e) => ((at.person = e.target.value), look()));
byID("locale").addEventListener("change", (e) => ((at.locale = e.target.value), look()));
byID("clear").addEventListener("click", () => attempt("trouble", { trouble: "clear" }));
setInterval(() => sight && (sight.waiting.length > 0 || sight.typing) && list(), 1000);
look();
