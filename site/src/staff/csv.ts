/** Tables to take away. */
import { button, download } from "../lib/parts";

/** RFC 4180; a leading sign is quoted, so that a spreadsheet does not run it as a formula. */
export function csvOf(rows: string[][]): string {
  const cell = (value: string) => {
    const safe = /^[=+@\t\r-]/.test(value) && !/^-?\d/.test(value) ? `'${value}` : value;
    return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
  };
  return rows.map((r) => r.map(cell).join(",")).join("\r\n") + "\r\n";
}

export const csvButton = (name: string, rows: () => string[][]): HTMLButtonElement => button("Download CSV", () => download(name, "text/csv", csvOf(rows())), "outline");
