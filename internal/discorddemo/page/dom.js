// Elements are made here and nowhere else. Text is only ever text: nothing
// that people, articles or the bot wrote becomes markup.

// h makes an element with properties, and with children: nodes, texts, or
// lists of them; what is null or false is left out.
export function h(tag, properties, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties ?? {})) {
    if (value === undefined || value === null) continue;
    if (name in element) element[name] = value;
    else element.setAttribute(name, value);
  }
  for (const child of children.flat(Infinity)) {
    if (child !== null && child !== undefined && child !== false) element.append(child);
  }
  return element;
}

export const byID = (id) => document.getElementById(id);

// link leads out of the page, if it is one of the web; else its children stay.
export function link(address, ...children) {
  if (!/^https?:\/\//i.test(address)) return h("span", null, children);
  return h("a", { href: address, title: address, target: "_blank", rel: "noopener noreferrer nofollow" }, children);
}
