/** The parts of a file that staff read: provider, elements, questions, letters, notes. */
import { h, type Child } from "../lib/dom";
import { today, words } from "../lib/format";
import { pairs } from "../lib/parts";
import type { FileElement, StaffFile } from "../lib/types";
import { daysBetween, shortDay as day, shortMoment as moment } from "./days";
import type { ActionName } from "./actions";
import { actorName, codeName, elementName, marketName, productName, toneOf } from "./names";

export type Act = (name: ActionName, ref?: string) => HTMLElement | undefined;

const table = (title: string, heads: string[], rows: HTMLElement[]): HTMLElement =>
  h("div.scroll", { tabindex: 0, role: "region", "aria-label": `${title}, table` }, h("table.usa-table.usa-table--compact.list", h("caption.visually-hidden", title), h("thead", h("tr", heads.map((t) => h("th", { scope: "col" }, t)))), h("tbody", rows)));

export function elements(f: StaffFile, act: Act): HTMLElement {
  const row = (e: FileElement) =>
    h(
      "tr",
      h("th", { scope: "row" }, elementName(e.element, f.elements), !e.required && h("div.why", "not required")),
      h("td", e.result ? h(`span.tag.tag--${toneOf(e.result)}`, words(e.result)) : h("span.tag.tag--todo", "Open")),
      h("td.text", e.source ?? "–", e.note && h("div.why", e.note)),
      h("td", e.verifiedOn ? [day(e.verifiedOn), h("div.why", age(e))] : "–"),
      h("td", e.expiresOn ? day(e.expiresOn) : "–", e.since && h("div.why", `Since ${day(e.since)}`)),
      h("td", e.actor ? actorName(e.actor) : "–"),
      h("td", h("div.small-buttons", act("verify", e.element))),
    );
  return table("Verification", ["Element", "Result", "Source", "Verified", "Credential expires", "By", "Actions"], f.elements.map(row));
}

function age(e: FileElement): Child {
  const days = daysBetween(e.verifiedOn!, today());
  const old = days === 0 ? "today" : days === 1 ? "1 day ago" : `${days} days ago`;
  const until = e.goodUntil;
  if (e.stale) return h("span.late", `${old}: too old, verify again`);
  return until ? `${old}, good until ${day(until)}` : old;
}

export function questions(f: StaffFile, act: Act): HTMLElement {
  if (!f.discrepancies.length) return h("p", "No questions to the provider so far.");
  return h(
    "div",
    f.discrepancies.map((q) =>
      h(
        "div.panel",
        h("div.card-head", h("h3", elementName(q.element, f.elements)), h(`span.tag.tag--${q.answeredAt ? "good" : q.closedAt ? "plain" : "todo"}`, q.answeredAt ? "Answered" : q.closedAt ? "Closed" : `Due ${day(q.dueOn)}`)),
        pairs([["The application says", q.yours], ["The source says", q.source], ...((q.answer ? [["Answer", q.answer]] : []) as [string, string][]), ...((q.correction ? [["Correction", q.correction]] : []) as [string, string][]), ...((q.answeredBy ? [["Written down by", actorName(q.answeredBy)]] : []) as [string, string][]), ...((q.closedWhy ? [["Closed", q.closedWhy]] : []) as [string, string][])]),
        h("div.small-buttons", act("settleQuestion", q.discrepancyId)),
      ),
    ),
  );
}

export function letters(f: StaffFile, act: Act, read: (letterNumber: string) => HTMLElement): HTMLElement {
  if (!f.letters.length) return h("p", "No letters yet.");
  const rows = [...f.letters].reverse().map((l) =>
    h("tr", h("td", l.letterNumber.split("-").at(-1)!), h("th", { scope: "row" }, words(l.name)), h("td", moment(l.at)), h("td", h(`span.tag.tag--${toneOf(l.delivery)}`, words(l.delivery))), h("td", h("div.small-buttons", l.delivery !== "owed" && read(l.letterNumber), act("resend", l.letterNumber)))),
  );
  return table("Letters", ["No.", "Letter", "Date", "Delivery", "Actions"], rows);
}

export function notes(f: StaffFile): HTMLElement {
  if (!f.notes.length) return h("p", "No notes yet.");
  return h("ol.timeline", [...f.notes].reverse().map((n) => h("li", h("time", { datetime: n.at }, `${moment(n.at)}, ${actorName(n.actor)}`), n.text)));
}

/** The application as submitted, in full. */
export function submitted(f: StaffFile): HTMLElement {
  return h("details", h("summary", "The application as submitted"), tree(f.application));
}

/** The parts of a value one below the other; what has parts of its own stands under its name. */
function tree(value: object): HTMLElement {
  return h("dl.facts", Object.entries(value).filter(([key]) => key !== "ref").map(([key, v]) => h(isGroup(v) ? "div.facts__group" : "div", h("dt", keyName(key)), h("dd", leaf(v, key)))));
}

const isGroup = (v: unknown): boolean => typeof v === "object" && v !== null && (!Array.isArray(v) || v.some(isGroup));

const keyName = (key: string): string => words(key.replace(/([A-Z]|\d)/g, " $1").toLowerCase()).replace(/\b(npi|id|caqh|ccvs|dea|clia|ccn|zip)\b/gi, (w) => w.toUpperCase()).replace(/^W 9$/, "W-9");

function leaf(v: unknown, key: string): Child {
  if (Array.isArray(v)) return v.map((each) => (isGroup(each) ? tree(each as object) : h("div", leaf(each, key))));
  if (isGroup(v)) return tree(v as object);
  if (typeof v === "boolean") return v ? "Yes" : "No";
  if (typeof v === "number") return v.toLocaleString("en-US");
  if (key === "market") return marketName(String(v));
  if (key === "products") return productName(String(v));
  if (/^\d{4}-\d\d-\d\d$/.test(String(v))) return day(String(v));
  return CODED.includes(key) ? codeName(String(v)) : String(v);
}

const CODED = ["kind", "providerType", "credentialingApplication", "classification", "channel", "question", "services", "what", "role"];
