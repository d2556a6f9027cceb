/** Dates that matter, as entries for the provider's own calendar (RFC 5545). */
import { h } from "../lib/dom";
import { day } from "../lib/format";
import { button, download } from "../lib/parts";
import type { Status } from "../lib/types";

interface Entry {
  on: string;
  what: string;
}

export function entriesOf(s: Status): Entry[] {
  const due = s.actions.filter((a) => a.dueOn).map((a) => ({ on: a.dueOn!, what: a.label }));
  const expiring = s.documents.filter((d) => d.expiresOn && d.state !== "rejected").map((d) => ({ on: d.expiresOn!, what: `${d.name} expires` }));
  return [...due, ...expiring].sort((a, b) => a.on.localeCompare(b.on));
}

export function calendar(s: Status): HTMLElement | undefined {
  const entries = entriesOf(s);
  if (!entries.length) return undefined;
  return h(
    "section",
    h("h2", "Dates to remember"),
    h("ul.usa-list", entries.map((e) => h("li", h("strong", day(e.on)), ` – ${e.what}`))),
    h("p.no-print", button("Add to my calendar", () => download("dates.ics", "text/calendar", icsOf(entries, s.applicationId)), "outline")),
  );
}

/** An iCalendar file: one all-day entry each, with an alarm a week ahead. The ID is a password, so only its end is in it. */
export function icsOf(entries: Entry[], applicationId: string): string {
  const stamp = new Date().toISOString().replace(/[-:]|\.\d+/g, "");
  const events = entries.map((e, i) =>
    [
      "BEGIN:VEVENT",
      `UID:${e.on}-${i}-${applicationId.slice(-5)}@health-partner`,
      `DTSTAMP:${stamp}`,
      `DTSTART;VALUE=DATE:${e.on.replace(/-/g, "")}`,
      `SUMMARY:${e.what.replace(/([\\;,])/g, "\\$1")}`,
      "BEGIN:VALARM",
      "ACTION:DISPLAY",
      `DESCRIPTION:${e.what.replace(/([\\;,])/g, "\\$1")}`,
      "TRIGGER:-P7D",
      "END:VALARM",
      "END:VEVENT",
    ].join("\r\n"),
  );
  return ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Health partner//Dates//EN", ...events, "END:VCALENDAR", ""].join("\r\n");
}
