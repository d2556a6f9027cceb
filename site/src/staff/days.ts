/** Days as staff read and reckon them; the providers' pages need not load this. */
import { isoDay, now } from "../lib/format";

/** The day so many days from today, where the reader is. */
export function inDays(days: number): string {
  const at = now();
  at.setDate(at.getDate() + days);
  return isoDay(at.getFullYear(), at.getMonth() + 1, at.getDate());
}

/** Short forms for tables. */
export function shortDay(value: string): string {
  return new Date(value.slice(0, 10) + "T00:00:00Z").toLocaleDateString("en-US", { year: "numeric", month: "short", day: "numeric", timeZone: "UTC" });
}

export function shortMoment(value: string): string {
  return new Date(value).toLocaleString("en-US", { year: "numeric", month: "short", day: "numeric", hour: "numeric", minute: "2-digit" });
}

/** Whole days from one day to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to.slice(0, 10)) - Date.parse(from.slice(0, 10))) / 86_400_000);
}
