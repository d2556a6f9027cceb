/** The history: who, when, what, why; and the file as of any past day. */
import { h, put } from "../lib/dom";
import { today, words } from "../lib/format";
import { button, pairs } from "../lib/parts";
import { keep, recall } from "../lib/store";
import type { FileEvent, StaffFile } from "../lib/types";
import { shortDay as day, shortMoment as moment } from "./days";
import { asOf, chronicle, numberOf, type Told } from "./asof";
import { csvButton } from "./csv";
import { actorName, codeName, elementName, eventName } from "./names";

export function history(f: StaffFile): HTMLElement {
  const first = f.events[0]?.at.slice(0, 10);
  const key = `credo.asof.${f.applicationId}`;
  const on = h("input.usa-input.w-20", { id: "as-of", type: "date", min: first, max: today(), value: recall<string>(sessionStorage, key) ?? "" });
  const past = h("div", { role: "status" });
  const list = h("div");
  on.addEventListener("change", show);
  show();
  return h(
    "div",
    h("div.filters", h("div", h("label.usa-label", { for: "as-of" }, "Show the file as of"), on), button("Today", () => ((on.value = ""), show()), "outline"), csvButton(`history-${f.applicationId.slice(-5)}.csv`, () => rows(chronicle(f)))),
    past,
    list,
  );

  function show(): void {
    keep(sessionStorage, key, on.value);
    const view = on.value ? asOf(f, on.value) : undefined;
    put(past, view && pastView(f, on.value));
    put(list, table(view?.events ?? chronicle(f)));
  }
}

function pastView(f: StaffFile, on: string): HTMLElement {
  const v = asOf(f, on);
  const lines = (entries: [string, string][]) => (entries.length ? entries.map(([a, b]) => `${a}: ${b}`).join("\n") : "none");
  return h(
    "div.panel.panel--plain",
    h("h3", `As of ${day(on)}`),
    pairs([
      ["State", v.state],
      ["Contract", v.contract],
      ["Assigned to", v.assignee ?? "nobody"],
      ["Open questions", String(v.openQuestions)],
      ["Documents", lines([...v.documents.values()].map((d) => [codeName(d.type), d.state]))],
      ["Verified", lines([...v.elements].map(([name, e]) => [elementName(name, f.elements), `${words(e.result)}, ${e.source}, ${e.verifiedOn}`]))],
    ]),
  );
}

function table(events: Told[]): HTMLElement {
  const row = (e: Told) =>
    h("tr", h("td", numberOf(e)), h("td", moment(e.at)), h("td", actorName(e.actor)), h("th", { scope: "row" }, eventName(e.event)), h("td.text", e.reason ?? ""), h("td.text", detail(e)), h("td", h("code", { title: e.hash }, e.hash.slice(0, 8))));
  return h(
    "div.scroll",
    { tabindex: 0, role: "region", "aria-label": "History, table" },
    h("table.usa-table.usa-table--compact.list", h("caption.visually-hidden", "History, newest first"), h("thead", h("tr", ["No.", "When", "Who", "What", "Why", "Details", "Seal"].map((t) => h("th", { scope: "col" }, t)))), h("tbody", [...events].reverse().map(row))),
  );
}

/** The facts of an event in one line. */
const detail = (e: FileEvent): string => factsOf(e.data).join("; ");

const factsOf = (data: object): string[] =>
  Object.entries(data)
    .filter(([, v]) => v !== null && !(Array.isArray(v) && v.length === 0))
    .map(([k, v]) => `${words(k.replace(/([A-Z])/g, " $1").toLowerCase())}: ${factOf(v)}`);

function factOf(v: unknown): string {
  if (Array.isArray(v)) return v.map(factOf).join(", ");
  if (typeof v === "object" && v !== null) return factsOf(v).join(", ");
  if (typeof v === "boolean") return v ? "Yes" : "No";
  const text = String(v);
  if (/^[0-9a-f]{64}$/.test(text)) return text.slice(0, 8);
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return day(text);
  if (/^[a-z-]+:[A-Za-z0-9-]+$/.test(text)) return elementName(text);
  return /^[a-z-]+$/.test(text) ? codeName(text) : text;
}

const rows = (events: Told[]): string[][] => [["chain", "seq", "at", "actor", "event", "reason", "data", "hash"], ...events.map((e) => [e.record ? "participation" : "application", String(e.seq), e.at, e.actor, e.event, e.reason ?? "", JSON.stringify(e.data), e.hash])];
