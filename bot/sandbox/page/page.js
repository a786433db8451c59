// The page: whose screen is open, what the server tells, and where it goes.

import { avatar, h, hour, icon, reconcile, setZone, toast } from "/page/dom.js";
import { Chat, briefly } from "/page/chat.js";
import { Composer } from "/page/composer.js";
import { Clock, Outlook } from "/page/office.js";
import { ask } from "/page/window.js";
import { Line, act, look } from "/page/wire.js";

const NARROW = window.matchMedia("(max-width: 719px)");
const LEADERS = new Set(["director", "clerk", "admin"]);
const FILES = { photo: "Ảnh", voice: "Tin thoại" };
const STATES = { never_started: "Chưa tham gia", blocked: "Đã chặn", deactivated: "Đã xóa tài khoản", left: "Trợ lý đã rời nhóm" };

let chosen = Number(location.hash.slice(1)) || null;
let state = null;
let office = { people: [], directives: [] };
let officeAsked = null;

const list = document.getElementById("people");
const composer = new Composer();
const chat = new Chat({ composer, back: () => view("list"), refresh: () => line.again(), invite, open: choose });
const clock = new Clock();
const outlook = new Outlook({ open: openByName, close: () => fold(false) });
document.getElementById("fold").addEventListener("click", () => fold(!document.body.classList.contains("with-outlook")));
document.getElementById("shade").addEventListener("click", () => fold(false));
const line = new Line({ person: () => (known(chosen) ? chosen : null), tell, offline });

function known(id) {
  return state !== null && [...state.people, ...state.groups].some((one) => one.id === id);
}

/** What the office knows of an account: by the account, else by the name. */
function facts(person) {
  if (person.id < 0) return undefined; // a group
  const account = String(person.id);
  return office.people.find((one) => one.accounts.includes(account)) || office.people.find((one) => one.name === person.name);
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
  drawPeople();
  if (told.chat?.id === chosen) drawChat();
  askOffice();
}

function drawChat() {
  const about = facts(state.chat);
  composer.draw(state.chat, about);
  chat.draw(state.chat, about);
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
  for (const person of [...state.people, ...state.groups]) {
    const about = facts(person);
    const now = sectionOf(person, about);
    if (office.people.length > 0 && now !== section) {
      items.push({ key: `section ${now}`, sig: "", make: () => h("h2", { class: "section" }, now) });
      section = now;
    }
    const sig = JSON.stringify([person, about, person.id === chosen, state.clock.now.slice(0, 10)]);
    items.push({ key: String(person.id), sig, make: () => entry(person, about) });
  }
  items.push({ key: "stranger", sig: "", make: () => h("button", { class: "stranger", type: "button", onclick: meet }, icon("plus"), "Thêm người ngoài danh sách") });
  reconcile(list, items);
  const unread = state.people.filter((person) => person.unread > 0).length;
  document.title = unread > 0 ? `(${unread}) Đôn Đốc` : "Đôn Đốc";
}

function sectionOf(person, about) {
  if (person.id < 0) return "Nhóm";
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
  const waiting = state.people.filter((person) => person.access === "never_started");
  const others = state.people.filter((person) => person.access === "open");
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

function entry(person, about) {
  const { last } = person;
  const off = STATES[person.access];
  const unread = person.unread > 0 && h("span", { class: "unread", "aria-label": `${person.unread} tin chưa đọc` }, String(person.unread));
  return h(
    "button",
    { class: "person", type: "button", "data-fk": String(person.id), "aria-current": person.id === chosen ? "true" : null, onclick: (event) => choose(person.id, event.detail > 0) },
    avatar(person),
    h("span", { class: "name" }, person.name),
    h("span", { class: "at" }, last ? briefly(last.sent_at, state.clock.now, hour) : ""),
    h("span", { class: "post", title: about?.unit }, [about?.title, about?.unit].filter(Boolean).join(" · ") || (person.id < 0 ? "Nhóm" : "Chưa có trong danh sách")),
    h("span", { class: `last${off ? " off" : ""}` }, person.working ? "Đôn Đốc đang soạn…" : off || lastLine(last)),
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
  history.replaceState(null, "", `#${id}`);
  view("chat");
  drawPeople();
  list.querySelector('[aria-current="true"]')?.scrollIntoView({ block: "nearest" });
  if (other) line.again();
  else drawChat();
}

function openByName(name) {
  const person = state.people.find((one) => one.name === name);
  if (!person) return;
  fold(false);
  choose(person.id);
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
