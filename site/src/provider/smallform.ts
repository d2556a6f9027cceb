/** A few questions on a page that is not the contract form. */
import { h } from "../lib/dom";
import type { PageError } from "../lib/parts";
import { liveField } from "../form/field";
import { get, set } from "../form/pointer";
import { forget, keep, recall } from "../lib/store";
import type { Answers, Field } from "../form/types";

/** A question that may hang on what was answered before. */
export type SmallField = Field & { when?: (values: Answers) => boolean };

export interface SmallForm {
  el: HTMLElement;
  /** Shows what is wrong beside the fields, and returns it. */
  check: () => PageError[];
  values: () => Answers;
}

/** `prefix` keeps the ids of two forms apart; `values` starts the form filled in. */
export function formOf(fields: SmallField[], prefix = "", values: Answers = {}, changed: () => void = () => {}): SmallForm {
  const write = (at: string) => (value: unknown) => {
    set(values, at, value);
    show();
    changed();
  };
  const live = fields.map((f) => liveField(f, prefix + f.at, () => get(values, f.at), write(f.at)));
  const asked = (f: SmallField) => f.when?.(values) ?? true;
  const show = () => live.forEach((l, i) => (l.el.hidden = !asked(fields[i]!)));
  show();
  const check = () =>
    live.filter((l) => !l.el.hidden).flatMap((l) => {
      const text = l.check();
      return text ? [{ text, target: l.target }] : [];
    });
  return { el: h("div", live.map((l) => l.el)), check, values: () => values };
}

/** A form whose answers outlive a reload and an expired session, until `done` is called. */
export function keptForm(key: string, fields: SmallField[], prefix: string, start: Answers = {}): SmallForm & { done: () => void } {
  const name = `credo.form.${key}`;
  const values = recall<Answers>(sessionStorage, name) ?? { ...start };
  const form = formOf(fields, prefix, values, () => keep(sessionStorage, name, values));
  return { ...form, done: () => forget(sessionStorage, name) };
}
