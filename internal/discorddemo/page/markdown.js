// Discord's markdown, as its clients show it.
// https://support.discord.com/hc/en-us/articles/210298617

import { h, link } from "./dom.js";

// deepest bounds how many marks stand within each other.
const deepest = 12;

// markdown returns the nodes of a text. Names are {people, channels} by ID,
// what mentions show.
export function markdown(text, names) {
  return blocks(text, names, 0);
}

// blocks reads whole lines: code, quotes, headings, small print and lists.
function blocks(text, names, depth) {
  const out = [];
  const fence = /```(?:([\w+#.-]+)\n)?\n*([\s\S]+?)\n*```/g;
  let from = 0;
  for (let m; (m = fence.exec(text)); from = fence.lastIndex) {
    if (text[m.index - 1] === "\\") continue;
    out.push(...lines(text.slice(from, m.index).replace(/\n$/, ""), names, depth));
    out.push(h("pre", null, h("code", null, m[2])));
    if (text[fence.lastIndex] === "\n") fence.lastIndex++;
  }
  out.push(...lines(text.slice(from), names, depth));
  return out;
}

const item = /^( *)(?:[-*]|(\d+)\.) +(.*)$/;

function lines(text, names, depth) {
  const out = [], all = text.split("\n");
  let plain = [];
  const flush = () => {
    if (plain.length > 0) out.push(h("div", { className: "text" }, inline(plain.join("\n"), names, depth)));
    plain = [];
  };
  for (let i = 0; i < all.length; i++) {
    let m;
    if (depth < deepest && all[i].startsWith(">>> ")) {
      flush();
      const rest = [all[i].slice(4), ...all.slice(i + 1)].join("\n");
      out.push(h("blockquote", null, blocks(rest, names, depth + 1)));
      break;
    } else if (depth < deepest && /^> /.test(all[i])) {
      flush();
      const quoted = [];
      for (; i < all.length && /^> ?/.test(all[i]); i++) quoted.push(all[i].replace(/^> ?/, ""));
      i--;
      out.push(h("blockquote", null, lines(quoted.join("\n"), names, depth + 1)));
    } else if ((m = /^(#{1,3}) +(.+)$/.exec(all[i]))) {
      flush();
      out.push(h("h" + (m[1].length + 2), null, inline(m[2], names, depth)));
    } else if ((m = /^-# +(.+)$/.exec(all[i]))) {
      flush();
      out.push(h("div", { className: "text small" }, inline(m[1], names, depth)));
    } else if ((m = item.exec(all[i]))) {
      flush();
      const line = h("div", { className: "item" }, h("span", null, m[2] ? m[2] + "." : "•"), h("div", null, inline(m[3], names, depth)));
      line.style.marginLeft = Math.min(m[1].length, 10) * 0.6 + "em";
      out.push(line);
    } else {
      plain.push(all[i]);
    }
  }
  flush();
  return out;
}

// marks are what stands on both sides of a text, the longer ones first.
const marks = [["**", "strong"], ["__", "u"], ["~~", "s"], ["||", "spoiler"], ["*", "em"], ["_", "em"]];

const entities = [
  [/<@!?(\d+)>/y, (m, names) => h("span", { className: "mention" }, "@" + (names.people[m[1]] ?? m[1]))],
  [/<@&(\d+)>/y, (m) => h("span", { className: "mention" }, "@role " + m[1])],
  [/<#(\d+)>/y, (m, names) => h("span", { className: "mention" }, "#" + (names.channels[m[1]] ?? m[1]))],
  [/<\/([^:>\n]{1,100}):\d+>/y, (m) => h("span", { className: "mention" }, "/" + m[1])],
  [/<a?(:\w+:)\d+>/y, (m) => h("span", null, m[1])],
  [/<t:(-?\d{1,13})(?::[tTdDfFR])?>/y, (m) => h("time", null, new Date(m[1] * 1000).toLocaleString(document.documentElement.lang))],
  [/<(https?:\/\/[^\s<>]+)>/y, (m) => link(m[1], m[1])],
  [/https?:\/\/[^\s<>]*[^\s<>.,:;"'\])!?*_~|]/y, (m) => link(m[0], m[0])],
  [/@(?:everyone|here)\b/y, (m) => h("span", null, m[0])],
];

// inline reads marks, links, mentions and escapes within a text.
function inline(text, names, depth) {
  const out = [];
  let plain = "";
  const push = (node, length) => {
    if (plain) out.push(plain);
    plain = "";
    out.push(node);
    return length;
  };
  for (let at = 0; at < text.length; ) {
    const taken = depth < deepest ? special(text, at, names, depth, push) : 0;
    if (taken) {
      at += taken;
    } else if (text[at] === "\\" && /[^0-9A-Za-z\s]/.test(text[at + 1] ?? " ")) {
      plain += text[at + 1];
      at += 2;
    } else {
      plain += text[at++];
    }
  }
  if (plain) out.push(plain);
  return out;
}

// special reads what begins at a place and returns its length, 0 for nothing.
function special(text, at, names, depth, push) {
  const c = text[at];
  if (c === "`") {
    const m = sticky(/(`+)([\s\S]*?[^`])\1(?!`)/y, text, at);
    if (m) return push(h("code", null, m[2]), m[0].length);
  }
  if (c === "[") {
    const m = masked(text, at);
    if (m) return push(link(m.address, inline(m.label, names, depth + 1)), m.length);
  }
  if (c === "<" || c === "h" || c === "@") {
    for (const [pattern, make] of entities) {
      const m = sticky(pattern, text, at);
      if (m) return push(make(m, names), m[0].length);
    }
  }
  for (const [mark, tag] of marks) {
    if (!text.startsWith(mark, at)) continue;
    const end = closing(text, at + mark.length, mark);
    if (end < 0) continue;
    const within = inline(text.slice(at + mark.length, end), names, depth + 1);
    return push(tag === "spoiler" ? spoiler(within) : h(tag, null, within), end + mark.length - at);
  }
  return 0;
}

function sticky(pattern, text, at) {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

// closing finds where a mark ends, past what is escaped, -1 if it does not.
function closing(text, from, mark) {
  const single = mark.length === 1;
  if (single && /\s/.test(text[from] ?? " ")) return -1;
  if (mark === "_" && /\w/.test(text[from - 2] ?? " ")) return -1;
  for (let at = from; at < text.length; at++) {
    if (text[at] === "\\") at++;
    else if (text.startsWith(mark, at) && at > from) {
      const more = text[at + mark.length] === mark[0];
      if (single && (more || text[at - 1] === mark)) {
        while (text[at + 1] === mark) at++; // a longer mark, of something within
        continue;
      }
      if (mark === "_" && /\w/.test(text[at + 1] ?? " ")) continue;
      return more && !single ? at + 1 : at;
    }
  }
  return -1;
}

// masked reads a link with a label of its own. Discord shows no such link
// whose label looks like an address.
function masked(text, at) {
  const label = balanced(text, at, "[", "]");
  if (label < 0 || text[label + 1] !== "(") return null;
  const end = balanced(text, label + 1, "(", ")");
  if (end < 0) return null;
  const m = /^<?(https?:\/\/[^\s<>]+)>?(?:\s+"[^"]*")?$/i.exec(text.slice(label + 2, end).trim());
  const shown = text.slice(at + 1, label);
  if (!m || !shown.trim() || /https?:\/\//.test(shown)) return null;
  return { label: shown, address: m[1], length: end + 1 - at };
}

// balanced returns where the bracket that opens at a place is closed, or -1.
function balanced(text, at, open, close) {
  for (let depth = 0; at < text.length; at++) {
    if (text[at] === "\\") at++;
    else if (text[at] === open) depth++;
    else if (text[at] === close && --depth === 0) return at;
  }
  return -1;
}

function spoiler(within) {
  const element = h("span", { className: "spoiler", tabIndex: 0, role: "button" }, within);
  const show = () => element.classList.add("seen");
  element.addEventListener("click", show);
  element.addEventListener("keydown", (e) => e.key === "Enter" && show());
  return element;
}
