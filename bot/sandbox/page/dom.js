// Building nodes. Text goes in as text: nothing here, or in any other file of the page, reads markup out of a string.

/** An element: h("p", {class: "x", onclick: f}, "text", node, [more]). A false or null child is left out. */
export function h(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name in node && typeof value === "boolean") node[name] = value;
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

const ICONS = {
  back: "M15 5l-7 7 7 7",
  reply: "M10 7L4 12.5 10 18v-3.5c5 0 8 1.2 10 4.5-.6-5.6-4-8.8-10-9z",
  edit: "M4 20l1-4L16.5 4.5a1.8 1.8 0 0 1 2.6 0l.4.4a1.8 1.8 0 0 1 0 2.6L8 19z",
  clip: "M20 11.5l-8.2 8.1a5 5 0 0 1-7.1-7.1l8.6-8.5a3.3 3.3 0 0 1 4.7 4.7l-8.5 8.4a1.6 1.6 0 0 1-2.3-2.3l7.6-7.5",
  send: "M5 12l-1-8 17 8-17 8 1-8zm0 0h8",
  more: "M5.5 12h.01M12 12h.01M18.5 12h.01",
  close: "M6 6l12 12M18 6L6 18",
  silent: "M9 5.5A5 5 0 0 1 17 9.5c0 2.6.5 4 1.3 5M7 9.5c0 4-1.3 5.3-2 6.5h11M10 19a2.2 2.2 0 0 0 4 0M4 4l16 16",
  file: "M7 3h7l5 5v11a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2zm7 0v5h5",
  down: "M6 9l6 6 6-6",
  pin: "M9 4h6l-1 6 3 3H7l3-3zM12 13v7",
  commands: "M9 19l6-14",
  voice: "M12 4a2.5 2.5 0 0 1 2.5 2.5v5a2.5 2.5 0 0 1-5 0v-5A2.5 2.5 0 0 1 12 4zM6 11.5a6 6 0 0 0 12 0M12 17.5V21",
  phone: "M7 4h3l1.5 4.5-2 1.5a11 11 0 0 0 4.5 4.5l1.5-2L20 14v3a2.5 2.5 0 0 1-2.7 2.5C10.5 19 5 13.5 4.5 6.7A2.5 2.5 0 0 1 7 4z",
  forward: "M14 7l6 5.5-6 5.5v-3.5c-5 0-8 1.2-10 4.5.6-5.6 4-8.8 10-9z",
  group: "M9 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM3.5 19c0-3 2.5-5 5.5-5s5.5 2 5.5 5M16 11a2.6 2.6 0 1 0-1-5M17 14c2.2.4 3.8 2.2 3.8 5",
  block: "M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM6 6l12 12",
  bin: "M5 7h14M10 7V4.5h4V7M7 7l1 12.5h8L17 7",
  smile: "M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM8.5 14c1.8 2.4 5.2 2.4 7 0M9 9.5v.01M15 9.5v.01",
  plus: "M12 5v14M5 12h14",
};

/** A drawn sign of the list above; decoration, so not read out. */
export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("class", "icon");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}

/** Bring the children of a node to this list of {key, sig, make}; what has not changed stays as it is. */
export function reconcile(parent, items) {
  const old = new Map([...parent.children].map((child) => [child.dataset.key, child]));
  let place = parent.firstElementChild;
  for (const { key, sig, make } of items) {
    let node = old.get(key);
    old.delete(key);
    if (!node || node.sig !== sig) {
      const fresh = make(node);
      fresh.dataset.key = key;
      fresh.sig = sig;
      if (node) {
        const focused = node.contains(document.activeElement) && document.activeElement.dataset.fk;
        if (place === node) place = fresh;
        node.replaceWith(fresh);
        if (focused) fresh.querySelector(`[data-fk="${CSS.escape(focused)}"]`)?.focus();
      }
      node = fresh;
    }
    if (place === node) place = node.nextElementSibling;
    else parent.insertBefore(node, place);
  }
  for (const gone of old.values()) gone.remove();
}

let zone = "Asia/Ho_Chi_Minh";
const formats = new Map();

/** The office's time zone, as the server names it. */
export function setZone(name) {
  if (name !== zone) formats.clear();
  zone = name;
}

function part(iso, options) {
  const key = JSON.stringify(options);
  if (!formats.has(key)) formats.set(key, new Intl.DateTimeFormat("vi-VN", { ...options, timeZone: zone }));
  return formats.get(key).format(new Date(iso));
}

/** 08:05 */
export const hour = (iso) => part(iso, { hour: "2-digit", minute: "2-digit", hour12: false });
/** 09/03/2026 */
export const day = (iso) => part(iso, { day: "2-digit", month: "2-digit", year: "numeric" });
/** 09/03 */
export const shortDay = (iso) => day(iso).slice(0, 5);
/** Thứ Hai */
export const weekday = (iso) => part(iso, { weekday: "long" });
/** Whether both lie on one day of the office. */
export const sameDay = (one, other) => day(one) === day(other);

const UNITS = ["B", "KB", "MB"];

/** 1,4 MB */
export function size(bytes) {
  let unit = 0;
  while (bytes >= 1000 && unit < UNITS.length - 1) [bytes, unit] = [bytes / 1024, unit + 1];
  return `${bytes.toLocaleString("vi-VN", { maximumFractionDigits: unit ? 1 : 0 })} ${UNITS[unit]}`;
}

/** A round mark with the first letters of the family name and the given name. */
export function avatar(person) {
  const words = person.name.trim().split(/\s+/);
  const letters = words.length > 1 ? words[0][0] + words.at(-1)[0] : words[0][0];
  const hue = [...person.name].reduce((sum, letter) => sum + letter.codePointAt(0), 0) % 8;
  return h("span", { class: `avatar hue-${hue}`, "aria-hidden": "true" }, letters.toUpperCase());
}

/** A line that comes and goes at the foot of the page. */
export function toast(text, kind = "note") {
  const shown = h("div", { class: `toast ${kind}` }, text);
  document.getElementById("toasts").append(shown);
  setTimeout(() => shown.classList.add("leaving"), 4200);
  setTimeout(() => shown.remove(), 4600);
}
