// The middle: one person's screen with the bot.

import { avatar, day, h, icon, reconcile, sameDay, shortDay, toast, weekday } from "/page/dom.js";
import { bubble, gist } from "/page/message.js";
import { ways } from "/page/channels.js";
import { More } from "/page/more.js";
import { swipeToReply, tapForTools } from "/page/swipe.js";
import { act } from "/page/wire.js";

const LIKES = "👍";
const NEAR = 90; // pixels from the bottom that still count as reading along

export class Chat {
  /**
   * `composer` writes and replies; `back` leaves the chat on a narrow screen; `refresh` asks for the state at once;
   * `invite` opens a link with a code; `open` goes to another chat.
   */
  constructor({ composer, back, refresh, invite, open }) {
    Object.assign(this, { composer, back, refresh, open });
    this.more = new More({ composer, open });
    this.nodes = Object.fromEntries(["head", "pinned", "screen", "down"].map((id) => [id, document.getElementById(id)]));
    this.asked = new Map(); // "message:payload" -> id of the press, or true on its way
    this.person = null;
    this.alerts = 0;
    this.divider = null;
    this.acts = {
      press: (message, button) => this.press(message, button),
      reply: (message) => composer.replyTo(message),
      edit: (message) => composer.edit(message),
      show: (message) => this.show(message.message_id),
      react: (message) => this.react(message),
      command: (words) => composer.say(words),
      invite,
    };
    this.readOnly = { show: this.acts.show, command: () => {}, invite };
    this.plain = { ...this.readOnly, command: this.acts.command }; // Zalo: what was said stays, nothing is replied to
    swipeToReply(this.nodes.screen, (message) => composer.canReply() && composer.replyTo(message));
    tapForTools(this.nodes.screen);
    this.nodes.screen.addEventListener("scroll", () => this.noteScroll());
    new ResizeObserver(() => this.atBottom && this.toBottom()).observe(this.nodes.screen); // the foot grows and shrinks
    this.nodes.down.append(icon("down"));
    this.nodes.down.addEventListener("click", () => this.toBottom("smooth"));
  }

  /** Show this screen; `facts` is what the office knows of the person, `chats` are all of theirs. */
  draw(chat, facts, chats) {
    const fresh = this.person !== chat.id;
    if (fresh) this.begin(chat);
    else if (chat.messages.at(-1)?.from_bot === false) this.divider = null; // whoever answers has read it
    const stays = fresh || this.isAtBottom();
    this.facts = facts;
    this.chat = chat;
    this.drawHead(chat, facts, chats);
    this.drawPinned(chat);
    this.settlePresses(chat);
    const before = this.newest;
    reconcile(this.nodes.screen, this.items(chat));
    this.newest = chat.messages.at(-1)?.message_id ?? 0;
    this.ring(chat, fresh);
    if (fresh) this.toStart();
    else if (stays || (this.newest > before && !chat.messages.at(-1).from_bot)) this.toBottom();
    this.noteScroll();
  }

  begin(chat) {
    this.person = chat.id;
    this.alerts = chat.alerts.length;
    this.asked.clear();
    this.newest = chat.messages.at(-1)?.message_id ?? 0;
    const unread = chat.messages.find((one) => one.from_bot && one.message_id > chat.seen);
    this.divider = unread?.message_id ?? null;
    this.nodes.screen.replaceChildren();
  }

  drawHead(chat, facts, chats) {
    const sig = JSON.stringify([chat.id, chat.access, facts, chats.map((one) => [one.id, one.unread])]);
    const stays = this.headOf === chat.id && this.nodes.head.querySelector(":popover-open"); // nobody's open menu is taken away
    if (this.headSig === sig || stays) return;
    this.headOf = chat.id;
    this.headSig = sig;
    const parts = [
      h("button", { class: "plain back", type: "button", "aria-label": "Về danh sách", onclick: this.back }, icon("back")),
      avatar(chat),
      h(
        "div",
        { class: "who" },
        h("h1", {}, chat.name),
        h("p", {}, chat.group ? "Nhóm" : [facts?.title, facts?.unit].filter(Boolean).join(" · ") || "Chưa có trong danh sách"),
      ),
    ];
    if (!chat.group) parts.push(ways(chat, chats, this.open), ...this.more.nodes(chat, facts, chats));
    const focused = this.nodes.head.contains(document.activeElement) && document.activeElement.dataset.fk;
    this.nodes.head.replaceChildren(...parts);
    if (focused) this.nodes.head.querySelector(`[data-fk="${focused}"]`)?.focus();
  }

  drawPinned(chat) {
    const pinned = chat.messages.findLast((one) => one.pinned);
    const sig = pinned ? `${chat.id} ${pinned.message_id} ${gist(pinned)}` : "";
    if (this.pinnedSig === sig) return;
    this.pinnedSig = sig;
    this.nodes.pinned.hidden = !pinned;
    this.nodes.pinned.replaceChildren(
      ...(pinned ? [h("button", { type: "button", onclick: () => this.show(pinned.message_id) }, icon("pin"), h("span", {}, gist(pinned)))] : []),
    );
  }

  items(chat) {
    const byId = new Map(chat.messages.map((one) => [one.message_id, one]));
    const items = [];
    let above = null;
    for (const message of chat.messages) {
      if (!above || !sameDay(above.sent_at, message.sent_at)) {
        const words = `${weekday(message.sent_at)}, ${day(message.sent_at)}`;
        items.push({ key: `day ${words}`, sig: "", make: () => h("div", { class: "day" }, h("span", {}, words)) });
        above = null;
      }
      if (message.message_id === this.divider) {
        items.push({ key: "news", sig: "", make: () => h("div", { class: "news" }, h("span", {}, "Tin mới")) });
        above = null;
      }
      items.push(this.item(message, byId.get(message.reply_to), above));
      above = message;
    }
    if (chat.messages.length === 0) items.push({ key: "empty", sig: chat.access, make: () => emptiness(chat) });
    if (chat.working) items.push({ key: "typing", sig: "", make: typing });
    return items;
  }

  item(message, quoted, above) {
    const busy = new Set();
    for (const [key] of this.asked) {
      const [id, data] = split(key);
      if (id === message.message_id) busy.add(data);
    }
    const joined = above?.from_bot === message.from_bot && !message.reply_to;
    const sig = JSON.stringify([message, quoted && gist(quoted), [...busy], joined]);
    const make = (old) => {
      const node = bubble(message, { quoted, busy, joined, acts: this.actsIn(this.chat) });
      node.message = message;
      if (old && old.words !== words(message)) node.classList.add("changed");
      else if (!old && message.message_id > this.newest) node.classList.add("fresh");
      node.words = words(message);
      return node;
    };
    return { key: `m${message.message_id}`, sig, make };
  }

  actsIn(chat) {
    if (chat.group) return this.readOnly;
    return chat.channel === "zalo" ? this.plain : this.acts;
  }

  async press(message, button) {
    if (button.copy_text !== null && button.copy_text !== undefined) {
      await navigator.clipboard?.writeText(button.copy_text);
      toast("Đã chép.");
      return;
    }
    const key = `${message.message_id}:${button.data}`;
    if (this.asked.has(key)) return;
    this.asked.set(key, true);
    this.redraw();
    try {
      const { query_id: id } = await act("press", { person: this.person, message_id: message.message_id, data: button.data });
      this.asked.set(key, id);
      this.refresh();
    } catch (error) {
      this.asked.delete(key);
      toast(error.message, "bad");
      this.redraw();
    }
  }

  /** A press spins until the bot has answered it. */
  settlePresses(chat) {
    const spinning = new Set(chat.spinning);
    for (const [key, id] of this.asked) if (id !== true && !spinning.has(id)) this.asked.delete(key);
  }

  redraw() {
    if (this.chat) reconcile(this.nodes.screen, this.items(this.chat));
  }

  /** A reaction is put on, or taken away again. */
  async react(message) {
    try {
      await act("react", { person: this.person, message_id: message.message_id, emoji: message.reactions.includes(LIKES) ? null : LIKES });
    } catch (error) {
      toast(error.message, "bad");
    }
  }

  ring(chat, fresh) {
    if (!fresh) for (const text of chat.alerts.slice(this.alerts)) toast(text, "alert");
    this.alerts = chat.alerts.length;
  }

  // Scrolling

  isAtBottom() {
    const { scrollHeight, scrollTop, clientHeight } = this.nodes.screen;
    return scrollHeight - scrollTop - clientHeight < NEAR;
  }

  toBottom(behavior = "instant") {
    this.nodes.screen.scrollTo({ top: this.nodes.screen.scrollHeight, behavior });
  }

  /** Where reading begins: at the news, else at the end. */
  toStart() {
    const news = this.nodes.screen.querySelector('[data-key="news"]');
    this.toBottom();
    if (news) this.nodes.screen.scrollTop = Math.min(this.nodes.screen.scrollTop, news.offsetTop - 12);
  }

  noteScroll() {
    this.atBottom = this.isAtBottom();
    this.nodes.down.hidden = this.atBottom;
    this.nodes.down.setAttribute("aria-label", "Xuống tin cuối");
  }

  show(messageId) {
    const node = this.nodes.screen.querySelector(`[data-key="m${messageId}"]`);
    if (!node) return;
    node.scrollIntoView({ block: "center", behavior: "smooth" });
    node.classList.remove("pointed");
    requestAnimationFrame(() => node.classList.add("pointed"));
  }
}

const split = (key) => [Number(key.slice(0, key.indexOf(":"))), key.slice(key.indexOf(":") + 1)];
const words = (message) => message.text + (message.caption || "");

function typing() {
  const dots = [0, 1, 2].map(() => h("i", {}));
  return h("div", { class: "message theirs typing" }, h("div", { class: "bubble", "aria-label": "Đôn Đốc đang soạn tin" }, dots));
}

function emptiness(chat) {
  const unopened = chat.channel === "zalo" ? "Người này chưa nhắn cho trợ lý Đôn Đốc trên Zalo." : "Người này chưa mở trợ lý Đôn Đốc.";
  const words = chat.access === "never_started" ? unopened : "Chưa có tin nào.";
  return h("div", { class: "empty" }, h("p", {}, words));
}

/** When a message was, as the list says it: the hour today, else the day. */
export function briefly(iso, now, hourOf) {
  return sameDay(iso, now) ? hourOf(iso) : shortDay(iso);
}
