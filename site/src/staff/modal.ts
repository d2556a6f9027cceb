/** The frame of a dialog: what is said above the page stands in it while it is open, and afterwards the focus is back where it was. */
import { byId, focusOn, h, put } from "../lib/dom";
import { HttpError } from "../lib/http";
import { explain, notice } from "../lib/notice";
import { alert, errorSummary, type PageError } from "../lib/parts";
import { idOf } from "../form/field";
import type { StepView } from "../form/stepview";

export interface Modal {
  messages: HTMLElement;
  body: HTMLElement;
  show: () => void;
  close: () => void;
}

export function modal(title: string, cancelled: () => void): Modal {
  const back = document.activeElement as HTMLElement | null;
  const messages = h("div");
  const body = h("div");
  const dialog = h("dialog", { "aria-labelledby": "dialog-title", oncancel: cancelled }, h("h2", { id: "dialog-title", tabindex: -1 }, title), messages, body);
  notice(); // "Saved." was said of the one before
  return { messages, body, show, close: () => dialog.close() };

  function show(): void {
    const notices = byId("notice");
    dialog.prepend(notices); // behind a modal dialog it could not be read or pressed
    dialog.addEventListener("close", () => {
      byId("main").before(notices);
      dialog.remove();
      const again = back?.id ? document.getElementById(back.id) : back;
      focusOn(again?.isConnected ? again : document.querySelector<HTMLElement>("main h1"));
    });
    document.body.append(dialog);
    dialog.showModal();
  }
}

/** Lists what is wrong above the questions; each leads to its own. */
export function summarize(m: Modal, errors: PageError[]): void {
  put(m.messages, errorSummary(errors));
  focusOn(m.messages.querySelector<HTMLElement>(".errors"));
}

/** Puts what the API refused to the questions it is about, and above them. `placeOf` says which question a pointer belongs to. */
export function refuse(m: Modal, view: StepView | undefined, error: unknown, placeOf: (pointer: string) => string): void {
  const errors = error instanceof HttpError ? (error.problem.errors ?? []) : [];
  const fields = errors.map((e): [string, string] => [placeOf(e.field), e.detail]);
  view?.complain(new Map(fields));
  if (fields.length) return summarize(m, fields.map(([at, text]) => ({ text, target: controlOf(at) })));
  put(m.messages, alert("error", "This cannot be done", explain(error)));
  focusOn(m.messages);
}

function controlOf(at: string): string | undefined {
  const el = document.getElementById(idOf(at));
  return (el?.matches("input, select, textarea") ? el : el?.querySelector("input, select"))?.id;
}
