// A small window over the page that asks one thing.

import { avatar, h, icon } from "/page/dom.js";

/**
 * Ask for a text, or for one of `people`. The promise gives {text}, {person: id}, or null when it was closed.
 * `type`, `value`: of the field; `done`: the word on its button.
 */
export function ask({ title, note, label, done, value = "", type = "text", people = [] }) {
  const node = document.getElementById("window");
  const field = h("input", { id: "asked", type, value, autocomplete: "off", spellcheck: "false", maxlength: "60", required: true });
  return new Promise((resolve) => {
    let answer = null;
    const end = (given) => {
      answer = given;
      node.close();
    };
    const pick = (person) => h("button", { type: "button", onclick: () => end({ person: person.id }) }, avatar(person), h("span", {}, person.name));
    const submit = (event) => {
      event.preventDefault();
      if (field.value.trim()) end({ text: field.value.trim() });
    };
    const parts = [
      h("header", {}, h("h2", {}, title), h("button", { class: "plain", type: "button", "aria-label": "Đóng cửa sổ", onclick: () => end(null) }, icon("close"))),
      note && h("p", { class: "quiet" }, note),
      people.length > 0 && h("div", { class: "choices" }, people.map(pick)),
      h("form", { onsubmit: submit }, h("label", { for: "asked" }, label), h("div", { class: "gate-row" }, field, h("button", { class: "strong", type: "submit" }, done))),
    ];
    node.replaceChildren(...parts.filter(Boolean));
    node.onclick = (event) => {
      if (event.target === node) end(null); // beside it
    };
    node.onclose = () => resolve(answer);
    node.showModal();
    if (people.length === 0) field.select();
  });
}
