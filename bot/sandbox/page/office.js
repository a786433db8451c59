// The clock above, and the panel that says what the bot will do next.

import { day, h, hour, icon, reconcile, sameDay, shortDay, toast, weekday } from "/page/dom.js";
import { act } from "/page/wire.js";

const JOURNEYS = [
  ["hour", "Thêm 1 giờ"],
  ["morning", "Sáng làm việc kế tiếp"],
  ["next", "Đến khi có việc"],
];
const SHOWN = 3; // people of one step who are named without folding it out
const SIGNS = { nudge: "⏰", escalate: "🔺", call_sheet: "📞", wait: "⏳" };

export class Clock {
  constructor() {
    this.node = document.getElementById("clock");
    this.buttons = JOURNEYS.map(([to, words]) => h("button", { type: "button", "data-to": to, onclick: () => this.travel(to) }, words));
    document.getElementById("travel").append(...this.buttons);
    this.asked = null;
  }

  draw(clock) {
    this.clock = clock;
    const going = clock.going_to !== null || this.asked !== null;
    for (const button of this.buttons) {
      button.disabled = going || (button.dataset.to === "next" && this.instant === null);
      button.classList.toggle("spins", going && button.dataset.to === this.asked);
    }
    const sig = JSON.stringify([clock, going]);
    if (this.sig === sig) return;
    this.sig = sig;
    this.node.classList.toggle("going", going);
    this.node.replaceChildren(
      h("time", { class: "hour", datetime: clock.now }, hour(clock.now)),
      h(
        "div",
        { class: "day-and-state" },
        h("span", { class: "date" }, `${weekday(clock.now)}, ${day(clock.now)}`),
        h("span", { class: `state ${clock.open ? "open" : "closed"}` }, standing(clock)),
      ),
      h("span", { class: "hint" }, hint(clock)),
    );
  }

  /** When the next stored moment comes, on the button that goes there. */
  announce(instant) {
    this.instant = instant;
    this.draw(this.clock);
    const button = this.buttons.at(-1);
    button.title = instant ? `Tới ${hour(instant)}, ${weekday(instant)} ${day(instant)}` : "Chưa có việc nào được hẹn";
  }

  async travel(to) {
    if (this.asked) return;
    this.asked = to;
    this.draw(this.clock);
    try {
      await act("page/travel", { to });
    } catch (error) {
      toast(error.message, "bad");
    } finally {
      this.asked = null;
      this.draw(this.clock);
    }
  }
}

function standing(clock) {
  if (clock.open) return "Trong giờ làm việc";
  if (clock.holiday) return `Nghỉ: ${clock.holiday}`;
  return clock.working_day ? "Ngoài giờ làm việc" : "Ngày nghỉ";
}

function hint(clock) {
  if (clock.going_to === null) return "Đồng hồ đứng yên cho đến khi bấm";
  return `Đang tới ${hour(clock.going_to)} ${shortDay(clock.going_to)}…`;
}

export class Outlook {
  /** `open` goes to the chat of somebody named in the panel. */
  constructor({ open, close }) {
    this.open = open;
    this.body = h("div", { class: "outlook-body" });
    document.getElementById("outlook").append(
      h("header", {}, h("h2", {}, "Việc sắp tới"), h("button", { class: "plain", type: "button", "aria-label": "Đóng", onclick: close }, icon("close"))),
      this.body,
    );
    this.opened = new Map(); // directive and moment -> whether it was folded out by hand
  }

  draw({ directives, drafts }, now) {
    const inHand = drafts.map((draft) => ({ key: draft.name, sig: JSON.stringify([draft, day(now)]), make: () => this.draft(draft, now) }));
    const told = directives.map((directive) => ({
      key: directive.handle,
      sig: JSON.stringify([directive, day(now)]),
      make: () => this.directive(directive, now),
    }));
    const items = [...inHand, ...told];
    if (items.length === 0) items.push({ key: "none", sig: "", make: () => h("p", { class: "quiet" }, "Chưa có văn bản nào.") });
    reconcile(this.body, items);
  }

  directive(directive, now) {
    const groups = grouped(directive.steps);
    return h(
      "section",
      { class: `directive ${directive.status}` },
      h("h3", {}, h("span", { class: "handle" }, directive.handle), ` Số ${directive.number}`),
      h("p", { class: "subject" }, directive.subject),
      h("p", { class: "due" }, directive.due ? `Hạn ${directive.due}` : "Không ghi thời hạn", directive.unreachable > 0 && ` · chưa liên lạc được ${directive.unreachable}`),
      progress("Tiếp nhận", directive.received, directive.total, "received"),
      progress("Hoàn thành", directive.confirmed, directive.total, "confirmed"),
      directive.waiting.length > 0 && h("ul", { class: "waiting" }, directive.waiting.map((words) => h("li", {}, words))),
      groups.length > 0 && h("p", { class: "unless" }, "Nếu không có phản hồi mới:"),
      groups.length > 0 ? h("ol", { class: "steps" }, groups.map((group) => this.group(directive, group, now))) : h("p", { class: "quiet" }, finished(directive)),
    );
  }

  /** A directive that has not gone out. */
  draft({ name, number, subject, by, at }, now) {
    return h(
      "section",
      { class: "directive" },
      h("h3", {}, h("span", { class: "handle" }, name), number && ` Số ${number}`),
      h("p", { class: "subject" }, subject || "Chưa có trích yếu"),
      h("p", { class: "due" }, at ? `Sẽ tự phát hành lúc ${moment(at, now)}` : "Chờ bấm 📤 Phát hành: ", !at && this.person({ name: by })),
    );
  }

  group(directive, group, now) {
    const key = `${directive.handle} ${group.at} ${group.what} ${group.why}`;
    const people = group.people;
    const remember = (event) => this.opened.set(key, event.currentTarget.open);
    return h(
      "li",
      {},
      h(
        "details",
        { open: this.opened.get(key) ?? people.length <= SHOWN, ontoggle: remember },
        h(
          "summary",
          { "data-fk": key },
          h("span", { class: "when" }, moment(group.at, now)),
          h("span", { class: "what" }, h("span", { "aria-hidden": "true" }, SIGNS[group.kind]), ` ${group.what}`, h("span", { class: "count" }, count(group))),
          h("span", { class: "why" }, group.why),
          people.length > SHOWN && h("span", { class: "whom" }, fewOf(people)),
        ),
        h("ul", {}, people.map((one) => h("li", {}, this.person(one), h("small", {}, about(group, one))))),
      ),
    );
  }

  person({ name }) {
    if (!name) return h("span", {}, "Chưa có ai nhận");
    return h("button", { class: "link", type: "button", title: `Mở trò chuyện của ${name}`, onclick: () => this.open(name) }, name);
  }
}

/** A head is nudged for their own unit; others hear about somebody else's. */
function about(group, { units }) {
  return (group.kind === "nudge" ? "" : "về ") + units.join("; ");
}

function moment(at, now) {
  return sameDay(at, now) ? `${hour(at)} hôm nay` : `${hour(at)} ${weekday(at)} ${shortDay(at)}`;
}

function fewOf(people) {
  const named = people.slice(0, SHOWN).map((one) => one.name || "chưa có ai nhận");
  return `${named.join(", ")} và ${people.length - SHOWN} người nữa`;
}

function count(group) {
  return group.kind === "nudge" ? ` · ${group.people.length} người` : ` · ${group.units} đơn vị`;
}

/** Steps of one moment, sort and reason together, in order of time. */
function grouped(steps) {
  const groups = new Map();
  for (const step of steps) {
    const key = [step.at, step.what, step.why].join("|");
    if (!groups.has(key)) groups.set(key, { at: step.at, kind: step.kind, what: step.what, why: step.why, units: 0, people: [] });
    const group = groups.get(key);
    group.units += 1;
    for (const name of step.to.length > 0 ? step.to : [null]) {
      const known = group.people.find((one) => one.name === name);
      if (known) known.units.push(step.unit);
      else group.people.push({ name, units: [step.unit] });
    }
  }
  return [...groups.values()];
}

function progress(label, value, total, kind) {
  return h(
    "div",
    { class: `progress ${kind}` },
    h("span", {}, label),
    h("progress", { value: String(value), max: String(total || 1), "aria-label": label }),
    h("b", {}, `${value}/${total}`),
  );
}

function finished(directive) {
  return directive.status === "withdrawn" ? "Đã thu hồi, không nhắc nữa." : "Đã xong, không còn nhắc.";
}
