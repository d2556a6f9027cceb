/** A dialog of the committee's pages: what is asked, and one write. What was typed outlives a lock, as on a file's page. */
import { focusOn, h, put, type Child } from "../lib/dom";
import { HttpError } from "../lib/http";
import { explain, notice, persist } from "../lib/notice";
import { alert, button, submitButton, whileBusy } from "../lib/parts";
import { forget, keep, recall } from "../lib/store";
import { stepView, type StepView } from "../form/stepview";
import type { Answers, Context, Item } from "../form/types";
import { modal, refuse, summarize } from "./modal";

/** A page that asks: who reads it, what it shows, and how it is read again. */
export interface Place {
  me: string;
  id: string;
  reload: () => Promise<void>;
}

export interface Asking {
  title: string;
  says?: Child;
  items: (v: Answers) => Item[];
  start?: Answers;
  submit: string;
  send: (v: Answers) => Promise<unknown>;
  /** Sent again after a broken connection, it is refused or changes nothing; what is not must not be sent again unasked. */
  once?: boolean;
  /** Which question a complaint belongs to; the one at the same place if left out. */
  question?: (pointer: string) => string;
  /** Whether the page, read again, shows that it is done: an answer got lost on the way. */
  done?: (v: Answers) => boolean;
}

const openKey = (p: Place): string => `credo.${p.me}.${p.id}.open`;

/** The button of a dialog. The page is read again before it opens, so that nobody answers what is old. */
export function asker(p: Place, name: string, label: string, about: string, make: () => Asking | undefined, style = "outline"): HTMLButtonElement {
  const id = `do-${name}`;
  const b = button(label, () => void whileBusy(b, fresh), style);
  const fresh = async () => {
    try {
      await p.reload();
    } catch (error) {
      return notice(explain(error));
    }
    const now = make();
    if (now) ask(p, id, now, make);
  };
  b.id = id;
  if (about) b.append(h("span.visually-hidden", ` ${about}`));
  return b;
}

/** Opens the dialog that stood open when the page was locked or left. */
export function resume(p: Place): void {
  document.getElementById(recall<string>(sessionStorage, openKey(p)) ?? "-")?.click();
}

function ask(p: Place, id: string, first: Asking, make: () => Asking | undefined): void {
  let asking = first;
  const key = `credo.${p.me}.${p.id}.${id}`;
  const answers: Answers = recall<Answers>(sessionStorage, key) ?? structuredClone(asking.start ?? {});
  const c: Context = { draft: { answers, savedAt: "" }, markets: [] };
  const m = modal(asking.title, cancelled);
  let view: StepView;
  draw();
  keep(sessionStorage, openKey(p), id);
  m.show();

  function draw(): void {
    view = stepView({ id, title: asking.title, why: "", items: () => asking.items(answers) }, c, () => keep(sessionStorage, key, answers));
    const cancel = button("Cancel", () => (cancelled(), m.close()), "outline");
    put(m.body, asking.says && h("div", asking.says), h("form", { novalidate: true, onsubmit: submit }, view.el, h("div.row", submitButton(asking.submit), cancel)));
  }

  function cancelled(): void {
    forget(sessionStorage, key);
    forget(sessionStorage, openKey(p));
  }

  function submit(event: Event): void {
    event.preventDefault();
    put(m.messages);
    const wrong = view.check();
    if (wrong.length) return summarize(m, wrong);
    void whileBusy((event as SubmitEvent).submitter as HTMLButtonElement, send);
  }

  async function send(): Promise<void> {
    try {
      await (asking.once ? asking.send(answers) : persist(() => asking.send(answers)));
      await saved();
    } catch (error) {
      await refused(error);
    }
  }

  async function saved(): Promise<void> {
    cancelled();
    m.close();
    await p.reload();
    notice("Saved.");
  }

  async function refused(error: unknown): Promise<void> {
    notice();
    const status = error instanceof HttpError ? error.status : 0;
    if (status === 409 || status === 412) {
      await p.reload();
      if (asking.done?.(answers)) return saved();
    }
    asking = make() ?? asking;
    draw();
    if (status === 412) return changedMeanwhile();
    refuse(m, view, error, (pointer) => asking.question?.(pointer) ?? pointer);
    if (asking.once && (error as HttpError).passing) m.messages.append(h("p", "It may have been done all the same. Look at the list before you send it again."));
  }

  function changedMeanwhile(): void {
    put(m.messages, alert("warning", "Someone changed this meanwhile", "Nothing of yours was saved, and nothing is lost. The page behind shows how it stands now. If your entry still holds, send it again."));
    focusOn(m.messages);
  }
}
