// Telegram and Zalo: their names and marks, which chat of a person is open, and whether the bot gets through to them.

import { h, icon, toast } from "/page/dom.js";
import { act } from "/page/wire.js";

export const CHANNELS = { telegram: "Telegram", zalo: "Zalo" };

/** The name of a platform as a small label; `off` says why nothing arrives there: "blocked", "never_started", ... */
export function mark(channel, off = "", why = "") {
  const name = CHANNELS[channel];
  return h("span", { class: `way-mark ${channel} ${off}`, title: off ? `${name}: ${why.toLowerCase()}` : `Nhắn trên ${name}` }, name);
}

/** Which platform this chat is on; somebody who has both goes from one chat to the other. `open` gets the chat's id. */
export function ways(chat, chats, open) {
  if (chats.length < 2) return mark(chat.channel);
  return h(
    "div",
    { class: "ways", role: "group", "aria-label": "Trò chuyện trên" },
    chats.map((one) =>
      h(
        "button",
        { type: "button", class: `${one.channel} ${one.access}`, "aria-pressed": String(one.id === chat.id), "data-fk": `way ${one.channel}`, onclick: () => open(one.id) },
        CHANNELS[one.channel],
        one.id !== chat.id && one.unread > 0 && h("span", { class: "unread", "aria-label": `${one.unread} tin chưa đọc` }, String(one.unread)),
      ),
    ),
  );
}

/** The path of an act in this chat. */
export const pathOf = (channel, what) => (channel === "zalo" ? `zalo/${what}` : what);

/** The switches below the panel, and the line above a chat whose platform is down. */
export class Network {
  constructor() {
    this.node = h("section", { class: "network", "aria-label": "Kênh liên lạc" });
    this.line = document.getElementById("cut");
    this.platforms = [];
    document.getElementById("outlook").append(this.node);
  }

  draw(platforms) {
    const sig = JSON.stringify(platforms);
    if (this.sig === sig) return;
    this.sig = sig;
    this.platforms = platforms;
    const focused = this.node.contains(document.activeElement) && document.activeElement.dataset.fk;
    this.node.replaceChildren(h("h3", {}, "Kênh liên lạc"), ...platforms.map((one) => this.row(one)));
    if (focused) this.node.querySelector(`[data-fk="${focused}"]`)?.focus();
  }

  row({ channel, up }) {
    const turn = () => act("page/network", { channel, up: !up }).catch((error) => toast(error.message, "bad"));
    return h(
      "p",
      { class: up ? "up" : "cut" },
      mark(channel),
      h("span", {}, up ? "đang hoạt động" : "đang gián đoạn"),
      h("button", { type: "button", class: "link", "data-fk": channel, "aria-label": `${up ? "Ngắt thử" : "Nối lại"} ${CHANNELS[channel]}`, onclick: turn }, up ? "Ngắt thử" : "Nối lại"),
    );
  }

  /** What to say above this chat. */
  tell(chat) {
    const cut = this.platforms.some((one) => one.channel === chat.channel && !one.up);
    this.line.hidden = !cut;
    const words = `${CHANNELS[chat.channel]} đang gián đoạn: tin nhắn chưa đến được hai bên.`;
    if (cut && this.line.textContent !== words) this.line.replaceChildren(icon("block"), words);
  }
}
