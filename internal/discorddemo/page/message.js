// Messages as Discord shows them: with their embeds, buttons and menus.

import { h, link } from "./dom.js";
import { markdown } from "./markdown.js";
import { word } from "./words.js";

export const bot = "900000000000000002";

// message makes the element of a message. Scene has the names and the commands
// that are shown, and the places to choose among; do has what people do.
export function message(m, scene, actions) {
  const author = scene.names.people[m.author] ?? m.author;
  return h("article", { className: m.only_you ? "message only" : "message", id: "m" + m.id },
    above(m, scene),
    h("div", { className: "head" },
      h("span", { className: m.author === bot ? "author bot" : "author" }, author),
      m.author === bot && h("span", { className: "app" }, word("app")),
      h("time", { className: "small" }, new Date(m.created).toLocaleTimeString(scene.locale, { hour: "numeric", minute: "2-digit" })),
      m.edited && h("span", { className: "small" }, word("edited"))),
    h("div", { className: "content" }, m.content && markdown(m.content, scene.names)),
    (m.embeds ?? []).map((e) => embed(e, scene)),
    (m.components ?? []).map((row) => h("div", { className: "row" }, row.components.map((c) => component(c, m, scene, actions)))),
    m.only_you && h("div", { className: "small" }, "👁 " + word("onlyYou") + " · ",
      h("button", { className: "plain", onclick: () => actions.remove(m) }, word("dismiss"))),
    tools(m, scene, actions));
}

// above is the line over a message: what it answers, and what was used.
function above(m, scene) {
  if (m.used) {
    return h("div", { className: "above small" }, "╭ " + word("used", scene.names.people[m.used.person], commandLabel(m.used.command, scene)));
  }
  if (!m.reply) return null;
  const to = m.reply.author ? `@${scene.names.people[m.reply.author]} ${oneLine(m.reply.content, scene.names)}` : word("gone");
  return h("div", { className: "above small" }, "╭ " + to);
}

// commandLabel is a command's name in the language of whoever looks.
export function commandLabel(name, scene) {
  const c = scene.commands.find((c) => c.name === name);
  return c?.target ? c.label : "/" + (c?.label ?? name);
}

// oneLine is a text without its marks, short.
export function oneLine(text, names) {
  const all = h("div", null, markdown(text, names)).textContent.replace(/\s+/g, " ").trim();
  const short = Array.from(all).slice(0, 90).join("");
  return short.length < all.length ? short + "…" : short || "…";
}

// tools are what one can do with a message.
function tools(m, scene, actions) {
  const targets = scene.commands.filter((c) => c.target);
  const managed = scene.manager && (scene.kind === "channel" || scene.kind === "thread");
  return h("div", { className: "tools" },
    !m.only_you && h("button", { onclick: () => actions.reply(m) }, word("reply")),
    targets.map((c) => h("button", { onclick: () => actions.use(c.name, m) }, c.label)),
    !m.only_you && (m.author === scene.person || managed) && h("button", { onclick: () => actions.remove(m) }, word("remove")));
}

function embed(e, scene) {
  const box = h("div", { className: "embed" },
    e.author?.name && h("div", { className: "small" }, e.author.name),
    e.title && h("div", { className: "title" }, e.url ? link(e.url, markdown(e.title, scene.names)) : markdown(e.title, scene.names)),
    e.description && h("div", { className: "content" }, markdown(e.description, scene.names)),
    (e.fields ?? []).map((f) => h("div", { className: "field" },
      h("strong", null, markdown(f.name, scene.names)), markdown(f.value, scene.names))),
    e.footer?.text && h("div", { className: "small foot" }, e.footer.text));
  if (e.color) box.style.borderLeftColor = "#" + e.color.toString(16).padStart(6, "0");
  return box;
}

const button = 2, textMenu = 3, userMenu = 5, channelMenu = 8;

function component(c, m, scene, actions) {
  if (c.type !== button) return menu(c, scene, (values) => actions.choose(m, c, values));
  const label = [c.emoji?.name && h("span", { className: "emoji" }, c.emoji.name), c.label];
  if (c.url) return h("span", { className: "link" }, link(c.url, label, " ↗"));
  return h("button", { className: "style" + c.style, disabled: c.disabled ?? false, onclick: () => actions.press(m, c) }, label);
}

// menu makes a select menu, whose values are told when they are chosen.
export function menu(c, scene, chosen) {
  const options = optionsOf(c, scene);
  const least = c.min_values ?? 1, most = c.max_values ?? 1;
  if (least === 1 && most === 1) {
    const placeholder = !options.some((o) => o.chosen) && h("option", { value: "", disabled: true, selected: true }, c.placeholder ?? word("choose"));
    const list = options.map((o) => h("option", { value: o.value, selected: o.chosen }, o.label));
    return h("select", { disabled: c.disabled ?? false, "aria-label": c.placeholder ?? word("choose"), onchange: (e) => chosen([e.target.value]) }, placeholder, list);
  }
  const boxes = options.map((o) => h("label", null, h("input", { type: "checkbox", value: o.value, checked: o.chosen }), " " + o.label));
  const now = options.filter((o) => o.chosen).map((o) => o.label).join(", ");
  const apply = h("button", { type: "button", className: "style1", onclick: () => chosen(boxes.map((b) => b.firstChild).filter((b) => b.checked).map((b) => b.value)) }, word("apply"));
  return h("details", { className: "menu" }, h("summary", null, now || (c.placeholder ?? word("choose"))), boxes, apply);
}

function optionsOf(c, scene) {
  const preset = (id) => (c.default_values ?? []).some((d) => d.id === id);
  if (c.type === channelMenu) {
    const type = { channel: 0, thread: 11 };
    return scene.places.filter((p) => p.kind in type && (!c.channel_types?.length || c.channel_types.includes(type[p.kind])))
      .map((p) => ({ value: p.id, label: "#" + p.name, chosen: preset(p.id) }));
  }
  if (c.type === userMenu) return scene.people.map((p) => ({ value: p.id, label: p.name, chosen: preset(p.id) }));
  if (c.type !== textMenu) return [];
  return c.options.map((o) => ({ value: o.value, label: [o.emoji?.name, o.label].filter(Boolean).join(" "), chosen: o.default ?? false }));
}
