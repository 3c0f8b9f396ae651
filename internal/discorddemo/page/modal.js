// The form that the bot shows one person: a modal.

import { byID, h } from "./dom.js";
import { menu } from "./message.js";
import { word } from "./words.js";

const textInput = 4, paragraph = 2;

// showModal shows a form; send is told what was filled in.
export function showModal(modal, scene, send) {
  const dialog = byID("modal");
  const values = {};
  const fields = modal.inputs.map((c) => h("label", { className: "field" }, (c.label || "") + (c.required === false ? "" : " *"), input(c, scene, values)));
  const form = h("form", { method: "dialog" }, h("h2", null, modal.title), fields,
    h("div", { className: "row" },
      h("button", { type: "button", onclick: () => dialog.close() }, word("cancel")),
      h("button", { type: "submit", className: "style1" }, word("send"))));
  form.addEventListener("submit", () => send(values));
  dialog.replaceChildren(form);
  dialog.showModal();
  form.querySelector("input, textarea, select")?.focus();
}

function input(c, scene, values) {
  if (c.type !== textInput) return menu(c, scene, (chosen) => (values[c.custom_id] = chosen));
  values[c.custom_id] = c.value ?? "";
  return h(c.style === paragraph ? "textarea" : "input", {
    value: c.value ?? "", placeholder: c.placeholder ?? "", required: c.required !== false, rows: c.style === paragraph ? 4 : undefined,
    minLength: c.min_length ?? 0, maxLength: c.max_length ?? 4000, oninput: (e) => (values[c.custom_id] = e.target.value),
  });
}
