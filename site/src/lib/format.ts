/** Dates as people read them. A day is "2026-11-22" and has no time zone; an instant is shown in the reader's. */

const long: Intl.DateTimeFormatOptions = { year: "numeric", month: "long", day: "numeric" };

export function day(value: string): string {
  return new Date(value.slice(0, 10) + "T00:00:00Z").toLocaleDateString("en-US", { ...long, timeZone: "UTC" });
}

export function instant(value: string): string {
  return new Date(value).toLocaleDateString("en-US", long);
}

export function moment(value: string): string {
  return new Date(value).toLocaleString("en-US", { ...long, hour: "numeric", minute: "2-digit" });
}

let aheadMs = 0;

/** Moves the dates the site gives: where business time runs ahead of the reader's clock, they follow it. */
export const moveClock = (seconds: number): void => void (aheadMs = seconds * 1000);

/** Business time. */
export const now = (): Date => new Date(Date.now() + aheadMs);

/** Today at the plan, by whose days everything is due, wherever the reader is. */
export function today(): string {
  return now().toLocaleDateString("en-CA", { timeZone: "America/New_York" });
}

export function isoDay(year: number, month: number, date: number): string {
  return [String(year).padStart(4, "0"), String(month).padStart(2, "0"), String(date).padStart(2, "0")].join("-");
}

/** "w9" → "w9", "dea-certificate" → "Dea certificate": for codes without a name of their own. */
export function words(code: string): string {
  const text = code.replace(/[-_]/g, " ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export function bytes(n: number): string {
  return n < 1_000_000 ? `${Math.max(1, Math.round(n / 1000))} kB` : `${(n / 1_000_000).toFixed(1)} MB`;
}
