/** One question: label, why or how, error, control. It checks itself when it is left. */
import { h } from "../lib/dom";
import { control, grouped } from "./controls";
import type { Field } from "./types";
import { empty, problemOf } from "./validate";

export interface Live {
  field: Field;
  pointer: string;
  /** What keyboard focus goes to from the error summary. */
  target: string;
  el: HTMLElement;
  /** Checks the answer, shows or clears the error, and returns it. */
  check: () => string | undefined;
  /** Shows an error from elsewhere. */
  complain: (message: string | undefined) => void;
}

export const idOf = (pointer: string): string => "f" + pointer.replace(/\//g, "-");

export function liveField(field: Field, pointer: string, read: () => unknown, write: (value: unknown) => void): Live {
  const id = idOf(pointer);
  const hint = field.hint ? h("div.usa-hint", { id: `${id}-hint` }, field.hint) : undefined;
  const error = h("span.usa-error-message", { id: `${id}-error` });
  error.hidden = true;
  const describedBy = hint ? `${id}-hint` : "";
  const input = control({ field, id, value: read(), describedBy, change: changed });
  const el = frame(field, id, hint, error, input);
  el.addEventListener("focusout", (event) => {
    const inside = el.contains(event.relatedTarget as Node | null);
    if (!inside && !empty(read())) whenReleased(() => complain(problemOf(field, read())));
  });
  return { field, pointer, target: targetOf(field, id), el, check, complain };

  function changed(value: unknown): void {
    write(value);
    if (!error.hidden && !problemOf(field, value)) complain(undefined);
  }

  function check(): string | undefined {
    const message = problemOf(field, read());
    complain(message);
    return message;
  }

  function complain(message: string | undefined): void {
    error.hidden = !message;
    error.textContent = message ?? "";
    el.classList.toggle("usa-form-group--error", !!message);
    const described = el.querySelector("fieldset") ?? document.getElementById(id) ?? input;
    const ids = [describedBy, message && `${id}-error`].filter(Boolean).join(" ");
    if (ids) described.setAttribute("aria-describedby", ids);
    else described.removeAttribute("aria-describedby");
    for (const each of el.querySelectorAll("input, select, textarea")) {
      if (message) each.setAttribute("aria-invalid", "true");
      else each.removeAttribute("aria-invalid");
    }
  }
}

let pressed = false;
addEventListener("pointerdown", () => (pressed = true), true);
for (const end of ["pointerup", "pointercancel"]) addEventListener(end, () => (pressed = false), true);

/** Runs after the press that is going on: an error that appears in its midst would move the button away from under it. */
function whenReleased(run: () => void): void {
  if (!pressed) return run();
  addEventListener("pointerup", () => setTimeout(run), { once: true });
}

function frame(field: Field, id: string, hint: HTMLElement | undefined, error: HTMLElement, input: HTMLElement): HTMLElement {
  const optional = field.optional && field.kind !== "tick" ? h("span.usa-hint", " (optional)") : undefined;
  if (grouped(field))
    return h(
      "div.usa-form-group",
      h(
        "fieldset.usa-fieldset",
        { "aria-describedby": hint && `${id}-hint`, role: field.kind === "radio" || field.kind === "yesno" ? "radiogroup" : undefined },
        h("legend.usa-legend", field.label, optional),
        hint,
        error,
        input,
      ),
    );
  if (field.kind === "tick") return h("div.usa-form-group", hint, error, input);
  return h("div.usa-form-group", h("label.usa-label", { for: id }, field.label, optional), hint, error, input);
}

function targetOf(field: Field, id: string): string {
  if (field.kind === "date") return `${id}-m`;
  return grouped(field) ? `${id}-0` : id;
}
