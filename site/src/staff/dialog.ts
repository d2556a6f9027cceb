/** The dialog of an action: its form, the letter before it is sent, and what to do when someone else was faster. */
import { focusOn, h, put } from "../lib/dom";
import { moment } from "../lib/format";
import { HttpError } from "../lib/http";
import { explain, notice, persist } from "../lib/notice";
import { alert, button, errorSummary, submitButton, whileBusy } from "../lib/parts";
import { forget, keep, recall } from "../lib/store";
import type { StaffFile } from "../lib/types";
import { stepView, type StepView } from "../form/stepview";
import type { Answers, Context, Step } from "../form/types";
import { actions, type ActionName, type StaffAction } from "./actions";
import type { StaffApi } from "./api";
import { actorName, codeName, eventName } from "./names";

export interface Desk {
  api: StaffApi;
  me: string;
  file: () => StaffFile;
  /** Reads the file again and draws it. */
  reload: () => Promise<StaffFile>;
}

export function openDialog(name: ActionName, ref: string, desk: Desk): void {
  const action: StaffAction = actions[name];
  const key = `credo.staff.${desk.file().applicationId}.${name}.${ref}`;
  const answers: Answers = recall<Answers>(sessionStorage, key) ?? action.start?.(desk.file(), desk.me, ref) ?? {};
  const c: Context = { draft: { answers, savedAt: "" }, markets: [] };
  const step: Step = { id: name, title: action.label, why: "", items: () => action.items(desk.file(), answers, ref) };
  const back = document.activeElement as HTMLElement | null;
  const messages = h("div");
  const body = h("div");
  const title = ref && name !== "resend" ? `${action.label}: ${refName(desk.file(), ref)}` : action.label;
  const dialog = h("dialog", { "aria-labelledby": "dialog-title" }, h("h2", { id: "dialog-title", tabindex: -1 }, title), messages, body);
  let view: StepView;
  dialog.addEventListener("close", () => {
    dialog.remove();
    const again = back?.id ? document.getElementById(back.id) : back;
    focusOn(again?.isConnected ? again : document.querySelector<HTMLElement>("main h1"));
  });
  document.body.append(dialog);
  drawForm();
  dialog.showModal();

  function drawForm(): void {
    const go = submitButton("");
    const label = () => put(go, writes() ? "Continue" : action.submit);
    view = stepView(step, c, () => {
      keep(sessionStorage, key, answers);
      label();
    });
    label();
    put(body, h("form", { novalidate: true, onsubmit: next }, view.el, h("div.row", go, button("Cancel", () => dialog.close(), "outline"))));
  }

  /** Whether a letter goes out, as far as the answers tell by now. */
  function writes(): boolean {
    try {
      return action.letter?.(answers, desk.file(), ref) !== undefined;
    } catch {
      return true; // not yet enough answered to write it
    }
  }

  function next(event: Event): void {
    event.preventDefault();
    put(messages);
    const wrong = view.check();
    if (wrong.length) {
      put(messages, errorSummary(wrong));
      return focusOn(messages.querySelector<HTMLElement>(".errors"));
    }
    const letter = action.letter?.(answers, desk.file(), ref);
    if (!letter) return void send((event as SubmitEvent).submitter as HTMLButtonElement);
    const go = button(action.submit, () => void send(go));
    put(
      body,
      h("h3", { tabindex: -1 }, `This letter goes out: ${letter.name}`),
      h("div.letter-preview", letter.lines.filter(Boolean).join("\n\n")),
      h("p.why", "The plan's letterhead, the greeting, the phone number and the provider's rights are added by the letter itself."),
      h("div.row", go, button("Back to edit", drawForm, "outline"), button("Cancel", () => dialog.close(), "unstyled")),
    );
    focusOn(body.querySelector("h3"));
  }

  function send(control: HTMLButtonElement): Promise<void> {
    return whileBusy(control, async () => {
      try {
        const { applicationId, version } = desk.file();
        const request = action.body(answers, desk.file(), ref);
        const idempotencyKey = crypto.randomUUID();
        await persist(() => desk.api.write({ applicationId, version }, action.path(ref), request, idempotencyKey));
        forget(sessionStorage, key);
        dialog.close();
        await desk.reload();
        notice("Saved.");
      } catch (error) {
        await refused(error);
      }
    });
  }

  async function refused(error: unknown): Promise<void> {
    notice();
    if (error instanceof HttpError && error.status === 412) return changedMeanwhile();
    const fields = error instanceof HttpError ? (error.problem.errors ?? []) : [];
    drawForm();
    view.complain(new Map(fields.map((e) => [e.field, e.detail])));
    put(messages, fields.length ? errorSummary(fields.map((e) => ({ text: e.detail }))) : alert("error", "Not saved", explain(error)));
    focusOn(messages);
  }

  /** Somebody else changed the file: shows what, keeps what was typed, and lets the person decide. */
  async function changedMeanwhile(): Promise<void> {
    const seen = desk.file().events.at(-1)?.seq ?? 0;
    const fresh = await desk.reload();
    const news = fresh.events.filter((e) => e.seq > seen).map((e) => h("li", `${actorName(e.actor)}: ${eventName(e.event)}, ${moment(e.at)}`));
    drawForm();
    put(messages, alert("warning", "Someone changed this file meanwhile", "Nothing of yours was saved, and nothing is lost. Read what changed. If your entry still holds, send it again."), news.length > 0 && h("ul.usa-list", news));
    focusOn(messages);
  }
}

function refName(f: StaffFile, ref: string): string {
  const upload = f.uploads.find((u) => u.documentId === ref);
  return codeName(upload ? upload.type : ref);
}
