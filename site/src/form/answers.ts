/** The answers as people read them, for the check before sending and for the receipt. */
import { day } from "../lib/format";
import { h, type Child } from "../lib/dom";
import { pairs } from "../lib/parts";
import { activeSteps } from "./build";
import { get } from "./pointer";
import { isList, type Context, type Field, type Step } from "./types";
import { empty } from "./validate";

const MASKED = /taxId$/;

/** All answers, a group a step; `change` makes the link back to a step. */
export function answerGroups(steps: Step[], c: Context, change?: (step: Step) => Child): HTMLElement[] {
  return activeSteps(steps, c).map((step) =>
    h("section", h("div.card-head", h("h2", step.title), change?.(step)), pairs(rows(step, c).length ? rows(step, c) : [["Nothing entered", "–"]])),
  );
}

function rows(step: Step, c: Context): [string, string][] {
  return step.items(c).flatMap((item) => {
    if (!isList(item)) return row(item, item.at, c);
    const entries = (get(c.draft.answers, item.list) as unknown[] | undefined) ?? [];
    return entries.flatMap((_, i) => item.fields.flatMap((f) => row(f, `${item.list}/${i}${f.at}`, c, `${item.one} ${i + 1}: `)));
  });
}

function row(field: Field, pointer: string, c: Context, prefix = ""): [string, string][] {
  const value = get(c.draft.answers, pointer);
  if (empty(value)) return field.optional ? [] : [[prefix + field.label, "Not answered yet"]];
  return [[prefix + field.label, shown(field, value)]];
}

function shown(field: Field, value: unknown): string {
  if (typeof value === "boolean") return value ? "Yes" : "No";
  if (Array.isArray(value)) return value.map((v) => labelOf(field, v)).join("\n");
  if (MASKED.test(field.at)) return `••••• ${String(value).slice(-4)}`;
  if (field.kind === "date") return /^\d{4}-\d\d-\d\d$/.test(String(value)) ? day(String(value)) : String(value);
  return labelOf(field, value);
}

const labelOf = (field: Field, value: unknown): string => field.options?.find((o) => o.value === value)?.label ?? String(value);
