import { isoDay, now } from "../lib/format";

/** The day so many days from today, where the reader is. */
export function inDays(days: number): string {
  const at = now();
  at.setDate(at.getDate() + days);
  return isoDay(at.getFullYear(), at.getMonth() + 1, at.getDate());
}
