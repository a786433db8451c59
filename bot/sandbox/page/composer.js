// The foot of a chat: writing, replying, files, the command menu, and what stands there when nothing can be written.

import { CHANNELS, pathOf } from "/page/channels.js";
import { h, icon, size, toast } from "/page/dom.js";
import { gist } from "/page/message.js";
import { ask } from "/page/window.js";
import { act, base64 } from "/page/wire.js";

const LARGEST = 20 * 2 ** 20; // bytes; what a bot can fetch
const ELSEWHERE = "Văn phòng UBND tỉnh"; // from whom a forwarded text comes
const VOICE = btoa(`OggS${"tin thoại mẫu".replace(/[^ -~]/g, "")}`.padEnd(2400, ".")); // nobody speaks here: only its sort and length matter
const PICTURES = new Set(["image/png", "image/jpeg"]);

export class Composer {
  constructor() {
    this.foot = document.getElementById("foot");
    this.drafts = new Map(); // person -> what was being written
    this.files = [];
    this.about = null; // {message, editing}, or {forwarding: the name of whoever wrote it}
    this.shape = null;
    this.build();
    const screen = document.getElementById("chat");
    screen.addEventListener("dragover", (event) => this.canWrite() && event.preventDefault());
    screen.addEventListener("drop", (event) => this.drop(event));
  }

  build() {
    this.input = h("textarea", { rows: "1", placeholder: "Nhắn tin…", "aria-label": "Nhắn cho Đôn Đốc", maxlength: "4096", enterkeyhint: "send" });
    this.input.addEventListener("input", () => this.onInput());
    this.input.addEventListener("keydown", (event) => this.onKey(event));
    this.input.addEventListener("paste", (event) => this.take(event.clipboardData.files) && event.preventDefault());
    this.picker = h("input", { type: "file", multiple: true, hidden: true, id: "picker", tabindex: "-1" });
    this.picker.addEventListener("change", () => (this.take(this.picker.files), (this.picker.value = "")));
    this.aboutBar = h("div", { class: "about", hidden: true });
    this.chips = h("div", { class: "chips", hidden: true });
    this.keys = h("div", { class: "keys", role: "group", "aria-label": "Bàn phím trả lời", hidden: true });
    this.menu = h("div", { class: "menu", role: "group", "aria-label": "Lệnh", hidden: true });
    this.menuButton = h(
      "button",
      { class: "plain", type: "button", title: "Lệnh", "aria-label": "Mở danh sách lệnh", "aria-expanded": "false", onclick: () => this.toggleMenu() },
      icon("commands"),
    );
    this.writing = h(
      "form",
      { class: "writing", onsubmit: (event) => (event.preventDefault(), this.submit()) },
      h("button", { class: "plain", type: "button", title: "Gửi ảnh, tệp", "aria-label": "Đính kèm ảnh hoặc tệp", onclick: () => this.picker.click() }, icon("clip")),
      this.menuButton,
      this.input,
      h("button", { class: "send", type: "submit", title: "Gửi (Enter)", "aria-label": "Gửi" }, icon("send")),
      this.picker,
    );
  }

  /** The foot that fits this chat. */
  draw(chat, facts) {
    if (this.person !== chat.id) this.change(chat);
    this.commands = chat.commands;
    const shape = JSON.stringify([chat.id, chat.access, chat.keyboard, chat.code, facts?.phone]);
    if (shape !== this.shape) this.rebuild(chat, facts, shape);
    if (this.wantsFocus && this.canWrite()) this.input.focus();
    this.wantsFocus = false;
  }

  rebuild(chat, facts, shape) {
    this.shape = shape;
    this.access = chat.group ? "left" : chat.access;
    const onZalo = chat.channel === "zalo";
    const makers = { left: () => [note("Trợ lý chỉ làm việc trong trò chuyện riêng, nên đã rời nhóm.")], never_started: () => (onZalo ? this.startOnZalo(chat) : this.start(chat, facts)), blocked: () => this.blocked(chat), deactivated: () => [note("Tài khoản này đã bị xóa.")] };
    const make = makers[this.access] || (() => [this.menu, this.aboutBar, this.chips, this.writing, this.keys]);
    this.foot.replaceChildren(...make());
    this.drawKeys(chat, facts);
    this.fit();
  }

  change({ id, channel }) {
    if (this.person) this.drafts.set(this.person, this.input.value);
    this.person = id;
    this.channel = channel;
    this.input.value = this.drafts.get(id) || "";
    const onZalo = channel === "zalo";
    this.input.placeholder = onZalo ? "Nhắn số hoặc chữ…" : "Nhắn tin…";
    this.input.maxLength = onZalo ? 2000 : 4096;
    this.picker.accept = onZalo ? "image/png,image/jpeg" : "";
    this.menuButton.hidden = onZalo; // there is no menu of commands
    this.forget();
    this.closeMenu();
  }

  canWrite() {
    return this.access === "open";
  }

  canReply() {
    return this.canWrite() && this.channel !== "zalo";
  }

  start(chat, facts) {
    const code = h("input", { id: "code", value: chat.code || "", placeholder: "Mã mời (nếu có)", autocomplete: "off", spellcheck: "false", maxlength: "40" });
    const begin = (event) => {
      event.preventDefault();
      const payload = code.value.trim();
      this.send("start", payload ? { payload } : {});
    };
    return [
      h(
        "form",
        { class: "gate", onsubmit: begin },
        h("p", {}, h("b", {}, "Chưa tham gia. "), chat.code ? "Mã mời do văn thư cấp đã điền sẵn." : "Nhập mã mời do văn thư cấp, hoặc bắt đầu không cần mã."),
        h("div", { class: "gate-row" }, h("label", { class: "hidden", for: "code" }, "Mã mời"), code, h("button", { class: "strong", type: "submit" }, "Bắt đầu")),
        facts?.phone && h("button", { class: "link", type: "button", onclick: () => this.sharePhone(facts.phone) }, "Hoặc chia sẻ số điện thoại"),
      ),
    ];
  }

  /** Whoever has not written there is not known there: a first message lets in, with a code or from an account that the list names. */
  startOnZalo(chat) {
    const first = h("input", { id: "code", value: chat.code || "Xin chào", autocomplete: "off", spellcheck: "false", maxlength: "60" });
    const begin = (event) => {
      event.preventDefault();
      if (first.value.trim()) this.send("say", { text: first.value.trim() });
    };
    return [
      h(
        "form",
        { class: "gate", onsubmit: begin },
        h("p", {}, h("b", {}, "Chưa nhắn trên Zalo. "), chat.code ? "Mã mời do văn thư cấp đã điền sẵn." : "Nhắn mã mời do văn thư cấp, hoặc một lời chào."),
        h("div", { class: "gate-row" }, h("label", { class: "hidden", for: "code" }, "Tin nhắn đầu tiên"), first, h("button", { class: "strong", type: "submit" }, "Gửi")),
      ),
    ];
  }

  blocked(chat) {
    const open = () => this.send("unblock", {});
    return [h("div", { class: "gate" }, h("p", {}, `Người này đã chặn trợ lý Đôn Đốc trên ${CHANNELS[chat.channel]}: tin gửi đến đều bị từ chối.`), h("button", { class: "strong", type: "button", onclick: open }, "Bỏ chặn"))];
  }

  drawKeys(chat, facts) {
    const pressed = (label) => (chat.phone_keys.includes(label) ? this.sharePhone(facts?.phone) : this.send("say", { text: label }));
    this.keys.hidden = chat.keyboard.length === 0;
    this.keys.replaceChildren(...chat.keyboard.map((label) => h("button", { type: "button", onclick: () => pressed(label) }, label)));
  }

  // Replying and editing

  replyTo(message) {
    if (!this.canReply()) return;
    this.about = { message, editing: false };
    this.drawAbout();
  }

  edit(message) {
    if (!this.canWrite()) return;
    this.about = { message, editing: true };
    this.input.value = message.text || message.caption || "";
    this.fit();
    this.drawAbout();
  }

  /** What is written next goes as a text that somebody else wrote. */
  forward() {
    if (!this.canWrite()) return;
    this.about = { forwarding: ELSEWHERE };
    this.drawAbout();
  }

  drawAbout() {
    this.aboutBar.hidden = !this.about;
    if (!this.about) return;
    const { sign, title, words, leave } = described(this.about);
    this.aboutBar.replaceChildren(
      icon(sign),
      h("div", {}, h("b", {}, title), h("span", {}, words)),
      h("button", { class: "plain", type: "button", "aria-label": leave, onclick: () => this.leaveAbout() }, icon("close")),
    );
    this.input.focus();
  }

  leaveAbout() {
    if (this.about?.editing) this.input.value = "";
    this.about = null;
    this.drawAbout();
    this.fit();
    this.input.focus();
  }

  // Files

  take(list) {
    for (const file of list) {
      if (this.channel === "zalo" && !PICTURES.has(file.type)) toast("Trên Zalo, trợ lý chỉ nhận được ảnh; tệp thì không.", "bad");
      else if (file.size > LARGEST) toast(`${file.name} lớn hơn ${size(LARGEST)}, không gửi được.`, "bad");
      else if (file.size === 0) toast(`${file.name} không có nội dung, không gửi được.`, "bad");
      else if (this.files.length < 10) this.files.push(file);
      else toast("Mỗi lần gửi nhiều nhất 10 tệp.", "bad");
    }
    this.drawChips();
    this.input.focus();
    return list.length > 0;
  }

  drop(event) {
    if (!this.canWrite() || event.dataTransfer.files.length === 0) return;
    event.preventDefault();
    this.take(event.dataTransfer.files);
  }

  drawChips() {
    this.chips.hidden = this.files.length === 0;
    for (const image of this.chips.querySelectorAll("img")) URL.revokeObjectURL(image.src);
    this.chips.replaceChildren(
      ...this.files.map((file) => {
        const leave = () => ((this.files = this.files.filter((one) => one !== file)), this.drawChips());
        const sign = PICTURES.has(file.type) ? h("img", { src: URL.createObjectURL(file), alt: "" }) : h("span", { class: "file-sign" }, icon("file"));
        const name = h("span", {}, h("b", {}, file.name), h("small", {}, size(file.size)));
        return h("div", { class: "chip" }, sign, name, h("button", { class: "plain", type: "button", "aria-label": `Bỏ ${file.name}`, onclick: leave }, icon("close")));
      }),
    );
  }

  // The command menu

  toggleMenu() {
    if (this.menu.hidden) this.openMenu("");
    else this.closeMenu();
  }

  openMenu(beginning) {
    const fitting = Object.entries(this.commands || {}).filter(([command]) => `/${command}`.startsWith(beginning));
    if (fitting.length === 0) {
      this.closeMenu();
      if (!beginning) toast("Trợ lý chưa đặt lệnh nào.");
      return;
    }
    this.menu.replaceChildren(
      ...fitting.map(([command, words]) => h("button", { type: "button", onclick: () => this.say(`/${command}`) }, h("b", {}, `/${command}`), h("span", {}, words))),
    );
    this.menu.hidden = false;
    this.menuButton.setAttribute("aria-expanded", "true");
  }

  closeMenu() {
    this.menu.hidden = true;
    this.menuButton.setAttribute("aria-expanded", "false");
  }

  // Keys

  onInput() {
    this.fit();
    if (/^\/\w*$/.test(this.input.value)) this.openMenu(this.input.value);
    else this.closeMenu();
  }

  onKey(event) {
    if (event.isComposing) return; // an input method for Vietnamese is at work
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.submit();
    } else if (event.key === "ArrowUp" && !this.menu.hidden) {
      event.preventDefault();
      this.menu.lastElementChild.focus();
    }
  }

  fit() {
    if (!this.input.isConnected || this.input.offsetParent === null) return; // not on the screen: nothing to measure
    this.input.style.height = "auto";
    this.input.style.height = `${Math.min(this.input.scrollHeight + 2, 160)}px`;
  }

  /** Close whatever is open here; tells whether something was. */
  escape() {
    if (!this.menu.hidden) {
      this.closeMenu();
      this.input.focus();
      return true;
    }
    if (this.about) {
      this.leaveAbout();
      return true;
    }
    if (this.files.length === 0) return false;
    this.files = [];
    this.drawChips();
    return true;
  }

  // Sending

  forget() {
    this.files = [];
    this.about = null;
    this.drawChips();
    this.drawAbout();
  }

  say(text) {
    this.closeMenu();
    this.input.focus();
    if (/^\/\w*$/.test(this.input.value)) this.input.value = "";
    return this.send("say", { text });
  }

  async submit() {
    const text = this.input.value.trim();
    const { files, about } = this;
    if (!text && files.length === 0) return;
    const replied = about?.message && !about.editing ? { reply_to: about.message.message_id } : {};
    const forwarded = about?.forwarding ? { forwarded_from: about.forwarding } : {};
    this.input.value = "";
    this.fit();
    this.closeMenu();
    this.forget();
    const done = about?.editing
      ? await this.send("edit", { message_id: about.message.message_id, text })
      : files.length > 0
        ? await this.sendFiles(files, text, replied)
        : await this.send("say", { text, ...replied, ...forwarded });
    if (done || this.input.value) return;
    this.input.value = text; // nothing that was typed is lost
    this.files = files;
    this.drawChips();
  }

  /** The number of this account: the one in the list of recipients, or any other, to try what happens. */
  async sharePhone(known = "") {
    const note = "Như trên điện thoại thật: số của chính tài khoản này.";
    const asked = await ask({ title: "Chia sẻ số điện thoại", note, label: "Số điện thoại", type: "tel", value: known, done: "Chia sẻ" });
    if (asked) await this.send("contact", { phone: asked.text });
  }

  sendVoice() {
    const replied = this.about?.message && !this.about.editing ? { reply_to: this.about.message.message_id } : {};
    this.forget();
    return this.send("voice", { base64: VOICE, duration: 5, ...replied });
  }

  async sendFiles(files, caption, replied) {
    const sorts = { photo: files.filter((one) => PICTURES.has(one.type)), document: files.filter((one) => !PICTURES.has(one.type)) };
    const at = Date.now();
    for (const file of files) {
      const what = sorts.photo.includes(file) ? "photo" : "document";
      const album = sorts[what].length > 1 ? { album: `${what}-${at}` } : {}; // an album is of one sort
      const words = file === files[0] && caption ? { caption } : {};
      const named = what === "document" ? { name: file.name, mime: file.type || null } : {};
      if (!(await this.send(what, { ...named, base64: await base64(file), ...words, ...replied, ...album }))) return false;
    }
    return true;
  }

  async send(what, asked) {
    try {
      await act(pathOf(this.channel, what), { person: this.person, ...asked });
      return true;
    } catch (error) {
      toast(error.message, "bad");
      return false;
    }
  }
}

function described({ message, editing, forwarding }) {
  if (forwarding) return { sign: "forward", title: `Chuyển tiếp tin của ${forwarding}`, words: "Dán nội dung vào ô bên dưới", leave: "Thôi chuyển tiếp" };
  if (editing) return { sign: "edit", title: "Sửa tin", words: gist(message), leave: "Thôi sửa" };
  return { sign: "reply", title: `Trả lời ${message.from_bot ? "Đôn Đốc" : message.author}`, words: gist(message), leave: "Thôi trả lời" };
}

function note(text) {
  return h("div", { class: "gate" }, h("p", {}, text));
}
