// What an app keeps behind its ⋯: everything that a person can do beside writing, pressing and replying.

import { CHANNELS, pathOf } from "/page/channels.js";
import { h, icon, toast } from "/page/dom.js";
import { act } from "/page/wire.js";

const GROUP = "Nhóm giao ban";

export class More {
  /** `composer` sends; `open` goes to another chat. */
  constructor({ composer, open }) {
    Object.assign(this, { composer, open });
  }

  /** The button and its menu, for the head of this chat. */
  nodes(chat, facts, chats) {
    const menu = h("div", { class: "menu more-menu", id: "more-menu", popover: "auto", role: "group", "aria-label": "Việc khác" });
    menu.append(...this.items(chat, facts, chats).map((item) => entry(menu, item)));
    const button = h("button", { class: "plain", type: "button", id: "more", title: "Việc khác", "aria-label": "Mở việc khác", popovertarget: "more-menu" }, icon("more"));
    menu.addEventListener("beforetoggle", () => {
      const below = button.getBoundingClientRect();
      menu.style.top = `${below.bottom + 4}px`;
      menu.style.right = `${document.documentElement.clientWidth - below.right}px`;
    });
    return [button, menu];
  }

  items(chat, facts, chats) {
    const other = chat.channel === "zalo" ? "telegram" : "zalo";
    const also = chats.length < 2 && ["plus", `Dùng thêm ${CHANNELS[other]}`, () => this.useAlso(other, facts?.name || chat.name)];
    const items = chat.channel === "zalo" ? this.onZalo(chat) : this.onTelegram(chat, facts);
    return [...items, also].filter(Boolean);
  }

  onZalo(chat) {
    if (chat.access === "blocked") return [["block", "Bỏ chặn trợ lý", () => this.does("unblock", chat)]];
    const open = chat.access === "open";
    return [
      open && ["voice", "Gửi tin thoại (bản ghi mẫu)", () => this.composer.sendVoice()],
      open && ["block", "Chặn trợ lý", () => this.does("block", chat)],
    ];
  }

  onTelegram(chat, facts) {
    const { composer } = this;
    const open = chat.access === "open";
    const phone = ["phone", "Chia sẻ số điện thoại…", () => composer.sharePhone(facts?.phone)];
    const gone = ["bin", "Xóa tài khoản này", () => this.does("deactivate", chat), "Bấm lần nữa để xóa hẳn"];
    const group = ["group", "Thêm trợ lý vào một nhóm", () => this.addToGroup(chat)];
    if (chat.access === "deactivated") return [group];
    if (chat.access === "blocked") return [["block", "Bỏ chặn trợ lý", () => this.does("unblock", chat)], group, gone];
    return [
      open && ["voice", "Gửi tin thoại (bản ghi mẫu)", () => composer.sendVoice()],
      open && ["forward", "Chuyển tiếp một tin…", () => composer.forward()],
      phone,
      group,
      open && ["block", "Chặn trợ lý", () => this.does("block", chat)],
      gone,
    ];
  }

  async useAlso(channel, name) {
    try {
      const { person } = await act("page/also", { name, channel });
      this.open(person.id);
    } catch (error) {
      toast(error.message, "bad");
    }
  }

  async addToGroup(chat) {
    const made = await this.does("group", chat, { title: GROUP });
    if (made) this.open(made.group.id);
  }

  async does(what, chat, asked = {}) {
    try {
      return await act(pathOf(chat.channel, what), { person: chat.id, ...asked });
    } catch (error) {
      toast(error.message, "bad");
      return null;
    }
  }
}

/** One line of the menu; what cannot be undone has a second wording, and asks for a second press. */
function entry(menu, [sign, words, does, surely]) {
  let sure = !surely;
  const said = h("span", {}, words);
  const press = () => {
    if (!sure) {
      sure = true;
      said.textContent = surely;
      return;
    }
    menu.hidePopover();
    does();
  };
  return h("button", { type: "button", class: surely ? "danger" : null, onclick: press }, icon(sign), said);
}
