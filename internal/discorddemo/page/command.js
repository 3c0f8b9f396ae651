// Slash commands: finding one as its name is typed, and filling in its options.

import { byID, h } from "./dom.js";
import { word } from "./words.js";

const boolean = 5, integer = 4, number = 10;

// find lists the commands that begin with what was typed.
export function find(typed, scene, choose) {
  const list = byID("found");
  const name = typed.slice(1).split(/\s/)[0].toLowerCase();
  const found = typed.startsWith("/") ? scene.commands.filter((c) => !c.target && (c.label.startsWith(name) || c.name.startsWith(name))) : [];
  list.hidden = found.length === 0;
  list.replaceChildren(...found.map((c) => h("li", null,
    h("button", { type: "button", onclick: () => choose(c) }, h("strong", null, "/" + c.label), " ", h("span", { className: "small" }, c.help)))));
  return found;
}

// fill shows the form of a command, its first option filled in with what was
// typed after its name. Actions has send and complete.
export function fill(c, first, actions) {
  const form = byID("command"), values = {};
  const close = () => {
    form.hidden = true;
    form.replaceChildren();
  };
  const fields = c.options.map((o, n) => {
    const { element, list } = field(o, values, n === 0 ? first : "", actions, c);
    return h("label", { className: "field" }, h("span", { title: o.help }, o.label + (o.required ? " *" : "")), element, list, h("span", { className: "small" }, o.help));
  });
  form.replaceChildren(h("strong", null, "/" + c.label), h("span", { className: "small" }, " " + c.help), ...fields,
    h("div", { className: "row" },
      h("button", { type: "button", onclick: close }, word("cancel")), h("button", { type: "submit", className: "style1" }, word("send"))));
  form.onsubmit = (e) => {
    e.preventDefault();
    actions.send(c, given(values));
    close();
  };
  form.onkeydown = (e) => {
    if (e.key === "Escape") close();
  };
  form.hidden = false;
  form.querySelector("input, select, button[type=submit]").focus();
}

// given are the options that have a value.
function given(values) {
  return Object.fromEntries(Object.entries(values).filter(([, v]) => v !== "" && v !== undefined));
}

function field(o, values, first, actions, c) {
  const blank = h("option", { value: "" }, word("none"));
  const choice = (list) => ({
    element: h("select", { required: o.required, onchange: (e) => (values[o.name] = list[e.target.selectedIndex - 1]?.value) },
      blank, list.map((x) => h("option", null, x.name))),
  });
  if (o.type === boolean) return choice([{ name: word("yes"), value: true }, { name: word("no"), value: false }]);
  if (o.choices.length > 0) return choice(o.choices);
  const list = h("ul", { className: "choices", hidden: true });
  const element = h("input", { required: o.required, value: first, maxLength: o.most || 6000, type: o.type === integer || o.type === number ? "number" : "text", autocomplete: "off" });
  const take = () => (values[o.name] = element.type === "number" && element.value !== "" ? Number(element.value) : element.value);
  take();
  let asked = 0;
  const complete = async () => {
    const turn = ++asked;
    const found = await actions.complete(c, { ...given(values), [o.name]: element.value }, o.name);
    if (turn !== asked) return;
    list.hidden = found.length === 0;
    list.replaceChildren(...found.map((x) => h("li", null, h("button", {
      type: "button",
      onclick: () => {
        element.value = x.name;
        values[o.name] = x.value;
        list.hidden = true;
        asked++;
      },
    }, x.name))));
  };
  let timer;
  const soon = () => {
    clearTimeout(timer);
    if (o.complete) timer = setTimeout(complete, 150);
  };
  element.addEventListener("input", () => (take(), soon()));
  element.addEventListener("focus", soon);
  return { element, list };
}
