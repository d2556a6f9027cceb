/** What is wrong with an answer, in words that say how to mend it. */
import { today } from "../lib/format";
import type { Field } from "./types";

export function problemOf(field: Field, value: unknown): string | undefined {
  if (empty(value)) return field.optional ? undefined : missing(field);
  if (field.kind === "date") return dateProblem(field, String(value)) ?? field.check?.(String(value));
  return typeof value === "string" ? field.check?.(value.trim()) : undefined;
}

export function empty(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === "string" && value.trim() === "") || (Array.isArray(value) && value.length === 0);
}

function missing(field: Field): string {
  switch (field.kind) {
    case "tick":
      return "Tick the box to go on.";
    case "many":
      return `Choose at least one: ${field.label}`;
    case "select":
    case "radio":
    case "yesno":
      return `Choose an answer: ${field.label}`;
    case "date":
      return `Enter a date: ${field.label}`;
    default:
      return `Enter an answer: ${field.label}`;
  }
}

function dateProblem(field: Field, value: string): string | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  const date = new Date(value + "T00:00:00Z");
  if (!match || Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== value || value < "1900")
    return "Enter a real date with month, day and a year with four digits.";
  if (field.past && value > today()) return "This date must be in the past.";
  if (field.future && value < today()) return "This date has passed. Enter the date on the current document.";
  return undefined;
}
