// The page: whose screen is open, what the server tells, and where it goes.

import { avatar, h, hour, icon, reconcile, setZone, toast } from "/page/dom.js";
import { Network, mark } from "/page/channels.js";
import { Chat, briefly } from "/page/chat.js";
import { Composer } from "/page/composer.js";
import { Clock, Outlook } from "/page/office.js";
import { ask } from "/page/window.js";
import { Line, act, look } from "/page/wire.js";

const NARROW = window.matchMedia("(max-width: 719px)");
const LEADERS = new Set(["director", "clerk", "admin"]);
const FILES = { photo: "Ảnh", voice: "Tin thoại" };
const STATES = { never_started: "Chưa tham gia", blocked: "Đã chặn", deactivated: "Đã xóa tài khoản", left: "Trợ lý đã rời nhóm" };

let chosen = asId(decodeURIComponent(location.hash.slice(1)));
let state = null;
let office = { people: [], directives: [] };
let officeAsked = null;

const list = document.getElementById("people");
const composer = new Composer();
const chat = new Chat({ composer, back: () => view("list"), refresh: () => line.again(), invite, open: choose });
const clock = new Clock();
const outlook = new Outlook({ open: openByName, close: () => fold(false) });
const network = new Network();
document.getElementById("fold").addEventListener("click", () => fold(!document.body.classList.contains("with-outlook")));
document.getElementById("shade").addEventListener("click", () => fold(false));
const line = new Line({ person: () => (known(chosen) ? chosen : null), tell, offline });

/** Telegram's ids are numbers, Zalo's are words. */
function asId(words) {
  return Number(words) || words || null;
}

function known(id) {
  return state !== null && [...state.people, ...state.groups].some((one) => one.id === id);
}

/** What the office knows of an account: by the account, else by the name. */
function facts(person) {
  if (person.id < 0) return undefined; // a group
  return office.people.find((one) => one.accounts.includes(person.account)) || office.people.find((one) => one.name === person.name);
}

/** Everybody with their chats, at most one on each platform, as the office lists them; groups last. */
function everybody() {
  const people = [];
  for (const chat of state.people) {
    const about = facts(chat);
    const known = about?.name || chat.name; // somebody's new phone may call itself otherwise
    const home = people.find((one) => one.known === known && one.chats.every((other) => other.channel !== chat.channel));
    if (home) home.chats.push(chat);
    else people.push({ name: chat.name, known, about, chats: [chat] });
  }
  const place = ({ about }) => (about ? (LEADERS.has(about.role) ? 0 : 1e6) + about.id : 1e9);
  people.sort((one, other) => place(one) - place(other));
  return [...people, ...state.groups.map((group) => ({ name: group.name, chats: [group] }))];
}

/** All chats of the person whose chat this is. */
function chatsOf(id) {
  return everybody().find((one) => one.chats.some((chat) => chat.id === id))?.chats || [];
}

/** Where to begin with somebody: at what is new, else where something was said last. */
function firstOf(chats) {
  const at = (chat) => [chat.unread > 0, chat.access === "open", chat.last?.sent_at || ""].join(" ");
  return chats.reduce((best, chat) => (at(chat) > at(best) ? chat : best));
}

function tell(told) {
  state = told;
  if (told.chat) told.chat.group = told.chat.id < 0;
  setZone(told.clock.zone);
  if (!known(chosen)) {
    const first = told.people.find((person) => person.unread > 0) || told.people[0];
    chosen = first?.id ?? null;
  }
  if (chosen && told.chat?.id !== chosen) line.again();
  clock.draw(told.clock);
  network.draw(told.platforms);
  drawPeople();
  if (told.chat?.id === chosen) drawChat();
  askOffice();
}

function drawChat() {
  const about = facts(state.chat);
  composer.draw(state.chat, about);
  chat.draw(state.chat, about, chatsOf(chosen));
  network.tell(state.chat);
  markSeen();
}

function looking() {
  return document.visibilityState === "visible" && (!NARROW.matches || document.body.dataset.view === "chat");
}

function markSeen() {
  const newest = state?.chat?.messages.at(-1)?.message_id ?? 0;
  if (state?.chat?.id === chosen && looking() && newest > state.chat.seen) act("page/read", { person: chosen, message_id: newest }).catch(() => {});
}

/** How things stand in the office, a moment after the last change. */
function askOffice() {
  const version = `${state.version.split("|")[0]} ${state.clock.now} ${state.people.length}`;
  if (officeAsked === version) return;
  officeAsked = version;
  setTimeout(async () => {
    if (officeAsked !== version) return;
    try {
      office = await look("page/office");
    } catch {
      officeAsked = null; // the next change asks again
      return;
    }
    outlook.draw(office, state.clock.now);
    clock.announce(office.next_instant);
    drawPeople();
    if (state.chat?.id === chosen) drawChat();
  }, 120);
}

// The people

function drawPeople() {
  const items = [];
  let section = null;
  const people = everybody();
  for (const person of people) {
    const now = sectionOf(person);
    if (office.people.length > 0 && now !== section) {
      items.push({ key: `section ${now}`, sig: "", make: () => h("h2", { class: "section" }, now) });
      section = now;
    }
    const current = person.chats.some((one) => one.id === chosen);
    const sig = JSON.stringify([person, current, state.clock.now.slice(0, 10)]);
    items.push({ key: String(person.chats[0].id), sig, make: () => entry(person, current) });
  }
  items.push({ key: "stranger", sig: "", make: () => h("button", { class: "stranger", type: "button", onclick: meet }, icon("plus"), "Thêm người ngoài danh sách") });
  reconcile(list, items);
  const unread = people.filter(({ chats }) => chats.some((one) => one.unread > 0)).length;
  document.title = unread > 0 ? `(${unread}) Đôn Đốc` : "Đôn Đốc";
}

function sectionOf({ about, chats }) {
  if (chats[0].id < 0) return "Nhóm";
  if (!about) return "Ngoài danh sách";
  return LEADERS.has(about.role) ? "Lãnh đạo, văn phòng" : "Các đơn vị";
}

/** Somebody the office does not know opens the bot. */
async function meet() {
  const asked = await ask({ title: "Thêm người ngoài danh sách", note: "Để thử: người lạ, mã mời sai, tài khoản mới của một người.", label: "Họ và tên", done: "Thêm" });
  if (asked?.text) await come(asked.text);
}

/** A link with a code was pressed: it is for whoever opens it. */
async function invite(code) {
  const onTelegram = state.people.filter((person) => person.channel === "telegram"); // where the link leads
  const waiting = onTelegram.filter((person) => person.access === "never_started");
  const others = onTelegram.filter((person) => person.access === "open");
  const asked = await ask({ title: "Ai mở liên kết mời này?", people: [...waiting, ...others], label: "Hoặc một tài khoản mới, tên là", done: "Mở" });
  const id = asked?.person ?? (asked?.text && (await come(asked.text)));
  if (!id) return;
  await act("start", { person: id, payload: code }).catch((error) => toast(error.message, "bad"));
  choose(id);
}

async function come(name) {
  try {
    const { person } = await act("person", { name });
    line.again();
    choose(person.id);
    return person.id;
  } catch (error) {
    toast(error.message, "bad");
    return null;
  }
}

function entry({ name, about, chats }, current) {
  const shown = firstOf(chats);
  const { last } = shown;
  const off = STATES[shown.access];
  const count = chats.reduce((sum, one) => sum + one.unread, 0);
  const unread = count > 0 && h("span", { class: "unread", "aria-label": `${count} tin chưa đọc` }, String(count));
  const group = shown.id < 0;
  const open = (event) => choose(current ? chosen : firstOf(chats).id, event.detail > 0);
  return h(
    "button",
    { class: "person", type: "button", "data-fk": String(chats[0].id), "aria-current": current ? "true" : null, onclick: open },
    avatar({ name }),
    h("span", { class: "name" }, name),
    h("span", { class: "at" }, last ? briefly(last.sent_at, state.clock.now, hour) : ""),
    h("span", { class: "post", title: about?.unit }, [about?.title, about?.unit].filter(Boolean).join(" · ") || (group ? "Nhóm" : "Chưa có trong danh sách")),
    h(
      "span",
      { class: `last${off ? " off" : ""}` },
      !group && chats.map((one) => mark(one.channel, STATES[one.access] && one.access, STATES[one.access])),
      chats.some((one) => one.working) ? "Đôn Đốc đang soạn…" : off || lastLine(last),
    ),
    unread,
  );
}

function lastLine(last) {
  if (!last) return "Chưa có tin nào";
  const words = last.text || (last.contact ? "Số điện thoại" : FILES[last.file] || "Tệp");
  return last.from_bot ? words : `Đồng chí: ${words}`;
}

/** Open a chat. Whoever came with the mouse goes on writing there; whoever came by keys stays in the list. */
function choose(id, byMouse = false) {
  const other = id !== chosen || !state.chat;
  chosen = id;
  composer.wantsFocus = byMouse && !NARROW.matches;
  history.replaceState(null, "", `#${encodeURIComponent(id)}`);
  view("chat");
  drawPeople();
  list.querySelector('[aria-current="true"]')?.scrollIntoView({ block: "nearest" });
  if (other) line.again();
  else drawChat();
}

function openByName(name) {
  const person = everybody().find((one) => one.known === name);
  if (!person) return;
  fold(false);
  choose(firstOf(person.chats).id);
}

// The shape of the page

function view(name) {
  document.body.dataset.view = name;
  if (name === "list" && NARROW.matches) list.querySelector('[aria-current="true"]')?.focus({ preventScroll: true });
  if (name !== "chat") return;
  composer.fit();
  if (state?.chat?.id === chosen) chat.toStart();
}

function fold(out) {
  document.body.classList.toggle("with-outlook", out);
  document.getElementById("shade").hidden = !out;
  document.getElementById("fold").setAttribute("aria-expanded", String(out));
  if (out) document.querySelector("#outlook header button").focus();
}

let silence = null;

function offline(lost) {
  if (!lost) {
    silence?.remove();
    silence = null;
  } else if (!silence) {
    silence = h("div", { class: "toast bad" }, icon("close"), "Mất kết nối với bản chạy thử; đang thử lại…");
    document.getElementById("toasts").append(silence);
  }
}

document.addEventListener("visibilitychange", markSeen);
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || event.isComposing) return;
  if (document.querySelector("dialog[open], :popover-open")) return; // these close by themselves
  if (document.body.classList.contains("with-outlook")) {
    fold(false);
    document.getElementById("fold").focus();
  } else if (!composer.escape() && NARROW.matches) view("list");
});
