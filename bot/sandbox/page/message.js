// One message as the app shows it: markup from entities, quote, file, marks, buttons.

import { h, hour, icon, size } from "/page/dom.js";

const TAGS = {
  bold: "strong",
  italic: "em",
  underline: "u",
  strikethrough: "s",
  code: "code",
  pre: "pre",
  blockquote: "blockquote",
  expandable_blockquote: "blockquote",
};
const PRESENTED = /(?<!\S)https?:\/\/[^\s<>"“”]+[^\s<>"“”.,;:!?)]/gi;
const INVITE = /^https:\/\/t\.me\/\w+\?start=([\w-]{1,64})$/i; // a link that opens the bot with a code
const COMMAND = /(?<!\S)\/[a-z0-9_]{1,32}(?![\w/])/gi;

/** The text with its entities (offsets in UTF-16 units, as JavaScript counts). `acts` may be told a /command, an invite. */
export function formatted(text, entities, acts) {
  const known = entities.filter((one) => one.type !== "bot_command");
  for (const match of text.matchAll(PRESENTED)) {
    known.push({ type: "text_link", offset: match.index, length: match[0].length, url: match[0] });
  }
  for (const match of text.matchAll(COMMAND)) {
    known.push({ type: "bot_command", offset: match.index, length: match[0].length });
  }
  known.sort((a, b) => a.offset - b.offset || b.length - a.length);
  return nested(text, known, 0, text.length, acts);
}

function nested(text, entities, from, to, acts) {
  const nodes = [];
  let at = from;
  let i = 0;
  while (i < entities.length) {
    const own = entities[i];
    const end = Math.min(own.offset + own.length, to);
    const inner = [];
    for (i += 1; i < entities.length && entities[i].offset < end; i += 1) inner.push(entities[i]);
    if (own.offset < at || end <= own.offset) continue;
    if (own.offset > at) nodes.push(text.slice(at, own.offset));
    nodes.push(marked(own, nested(text, inner, own.offset, end, acts), text.slice(own.offset, end), acts));
    at = end;
  }
  if (at < to) nodes.push(text.slice(at, to));
  return nodes;
}

function marked(entity, children, words, acts) {
  if (entity.type === "bot_command") {
    return h("button", { class: "command", type: "button", onclick: () => acts.command(words) }, children);
  }
  if (entity.type === "spoiler") {
    const open = (event) => event.currentTarget.classList.add("open");
    return h("span", { class: "spoiler", tabindex: "0", role: "button", onclick: open }, children);
  }
  const invite = entity.type === "text_link" && INVITE.exec(entity.url);
  if (invite) {
    return h("button", { class: "command", type: "button", onclick: () => acts.invite(invite[1]) }, children);
  }
  if (entity.type === "text_link" && /^(https?|tg|mailto):/i.test(entity.url)) {
    return h("a", { href: entity.url, target: "_blank", rel: "noopener noreferrer" }, children);
  }
  return h(TAGS[entity.type] || "span", {}, children);
}

const SORTS = { photo: "Ảnh", voice: "Tin thoại" };

/** What a quote, the pinned line or the list says of a message. */
export function gist(message) {
  const words = (message.text || message.caption || "").split("\n")[0];
  if (words) return words;
  if (message.file) return SORTS[message.file.kind] || message.file.name || "Tệp";
  return message.contact ? "Số điện thoại" : "";
}

const SHOWS = { photo: picture, voice: recording };

/**
 * The node of a message. `view`: {quoted, busy, joined, acts}; `busy` has the payloads whose button still spins,
 * `joined` says that the message above is by the same person, `acts` are the things that can be done; without
 * `acts.reply` it can only be read.
 */
export function bubble(message, { quoted, busy, joined, acts }) {
  const words = message.text || message.caption || "";
  const photo = message.file?.kind === "photo";
  const side = message.from_bot ? "theirs" : "ours";
  return h(
    "article",
    {
      class: `message ${side}${joined ? " joined" : ""}${message.buttons.length ? " with-buttons" : ""}`,
      "aria-label": `${message.from_bot ? "Đôn Đốc" : message.author}, ${hour(message.sent_at)}`,
      ondblclick: acts.reply && (() => acts.reply(message)),
    },
    h(
      "div",
      { class: `bubble${photo ? " with-photo" : ""}` },
      message.forwarded_from && h("p", { class: "forwarded" }, `Chuyển tiếp từ ${message.forwarded_from}`),
      quoted && quote(quoted, acts),
      message.file && (SHOWS[message.file.kind] || attachment)(message.file),
      message.contact && h("p", { class: "contact" }, `📱 ${message.contact.phone_number}`),
      words && h("div", { class: "words" }, formatted(words, message.entities, acts)),
      marks(message),
      acts.reply && tools(message, acts),
    ),
    message.buttons.length > 0 && h("div", { class: "buttons" }, message.buttons.map((row) => buttonRow(message, row, busy, acts))),
  );
}

function quote(quoted, acts) {
  return h(
    "button",
    { class: "quote", type: "button", "aria-label": `Trả lời tin: ${gist(quoted)}`, onclick: () => acts.show(quoted) },
    h("b", {}, quoted.from_bot ? "Đôn Đốc" : quoted.author),
    h("span", {}, gist(quoted)),
  );
}

function picture(file) {
  const address = `/sandbox/page/photos/${file.url.startsWith("/sandbox/zalo/") ? "zalo" : "telegram"}/${file.id}`;
  const image = h("img", { src: address, alt: "Ảnh đã gửi", width: file.width, height: file.height, loading: "lazy" });
  return h("a", { class: "photo", href: address, target: "_blank", rel: "noopener", title: "Mở ảnh" }, image);
}

function attachment(file) {
  return h(
    "a",
    { class: "file", href: file.url, download: file.name, "aria-label": `Tải tệp ${file.name}, ${size(file.size)}` },
    h("span", { class: "file-sign" }, icon("file")),
    h("span", { class: "file-name" }, h("b", {}, file.name), h("small", {}, size(file.size))),
  );
}

/** A voice message: its length, and a picture of it; the sandbox's people only pretend to speak. */
function recording(file) {
  const bars = Array.from({ length: 22 }, (_, i) => h("i", { class: `bar-${(i * i * 7 + i * 3 + file.size) % 5}` }));
  return h(
    "a",
    { class: "file", href: file.url, download: file.name, "aria-label": `Tải tin thoại, ${file.duration} giây` },
    h("span", { class: "file-sign" }, icon("voice")),
    h("span", { class: "file-name" }, h("span", { class: "bars", "aria-hidden": "true" }, bars), h("small", {}, `0:${String(file.duration).padStart(2, "0")}`)),
  );
}

function marks(message) {
  const earlier = message.history.at(-1);
  return h(
    "div",
    { class: "marks" },
    message.reactions.length > 0 && h("span", { class: "reactions" }, message.reactions.join(" ")),
    message.silent && h("span", { class: "silent", title: "Gửi không kèm âm báo" }, icon("silent"), h("span", { class: "hidden" }, "không kèm âm báo")),
    message.edited_at && h("span", { class: "edited", title: earlier ? `Trước đó:\n${earlier.slice(0, 400)}` : null }, "đã sửa"),
    h("time", { datetime: message.sent_at }, hour(message.sent_at)),
  );
}

function tools(message, acts) {
  const label = gist(message).slice(0, 60);
  const own = !message.from_bot && !message.contact && message.file?.kind !== "voice";
  return h(
    "div",
    { class: "tools" },
    own &&
      h("button", { type: "button", title: "Sửa", "aria-label": `Sửa tin: ${label}`, "data-fk": "edit", onclick: () => acts.edit(message) }, icon("edit")),
    h("button", { type: "button", title: "Thả biểu cảm", "aria-label": `Thả biểu cảm: ${label}`, "data-fk": "react", onclick: () => acts.react(message) }, icon("smile")),
    h("button", { type: "button", title: "Trả lời", "aria-label": `Trả lời: ${label}`, "data-fk": "reply", onclick: () => acts.reply(message) }, icon("reply")),
  );
}

function buttonRow(message, row, busy, acts) {
  return h(
    "div",
    { class: "button-row" },
    row.map((button) => {
      const spins = busy.has(button.data);
      const classes = `inline${spins ? " spins" : ""}${button.style ? ` ${button.style}` : ""}`;
      if (button.url) return h("a", { class: classes, href: button.url, target: "_blank", rel: "noopener noreferrer" }, button.text);
      return h(
        "button",
        { class: classes, type: "button", "aria-busy": spins ? "true" : null, "data-fk": button.data || button.text, onclick: () => acts.press(message, button) },
        h("span", {}, button.text),
      );
    }),
  );
}
