/** The dialog of an action: its form, the letters before they are sent, and what to do when someone else was faster. */
import { focusOn, h, put } from "../lib/dom";
import { moment } from "../lib/format";
import { HttpError } from "../lib/http";
import { notice, passing, persist } from "../lib/notice";
import { alert, button, submitButton, whileBusy } from "../lib/parts";
import { forget, keep, recall } from "../lib/store";
import type { Meeting, StaffFile } from "../lib/types";
import { stepView, type StepView } from "../form/stepview";
import { isList, type Answers, type Context, type Field, type Step } from "../form/types";
import { actions, type ActionName, type StaffAction } from "./actions";
import type { StaffApi } from "./api";
import { chronicle, numberOf } from "./asof";
import { lettersView } from "./letters";
import { modal, refuse, summarize } from "./modal";
import { actorName, codeName, eventName } from "./names";

const SLOW_MS = 1000;

export interface Desk {
  api: StaffApi;
  me: string;
  file: () => StaffFile;
  /** Of the file's committee, where the reader may know them. */
  meetings: () => Meeting[];
  /** Reads the file again and draws it. */
  reload: () => Promise<StaffFile>;
}

export const buttonId = (name: string, ref: string): string => `do-${name}-${ref}`;

const openKey = (desk: Desk): string => `credo.${desk.me}.${desk.file().applicationId}.open`;

/** Opens the dialog that stood open when the page was locked or left. */
export function resume(desk: Desk): void {
  const [name, ref] = recall<string[]>(sessionStorage, openKey(desk)) ?? [];
  document.getElementById(buttonId(name ?? "", ref ?? ""))?.click();
}

export function openDialog(name: ActionName, ref: string, desk: Desk): void {
  const action: StaffAction = actions[name];
  const key = `credo.${desk.me}.${desk.file().applicationId}.${name}.${ref}`;
  const answers: Answers = recall<Answers>(sessionStorage, key) ?? action.start?.(desk.file(), desk.me, ref, desk.meetings()) ?? {};
  const c: Context = { draft: { answers, savedAt: "" }, markets: [] };
  const step: Step = { id: name, title: action.label, why: "", items: () => action.items(desk.file(), answers, ref, desk.meetings()) };
  const asks = step.items(c).length > 0;
  const title = ref ? `${action.label}: ${refName(desk.file(), ref)}` : action.label;
  const m = modal(title, cancelled);
  const { messages, body } = m;
  let view: StepView | undefined;
  begin();
  keep(sessionStorage, openKey(desk), [name, ref]);
  m.show();

  /** Where there is nothing to fill in, the letter is the first thing to see. */
  function begin(): void {
    if (asks) return drawForm();
    put(body, action.says && h("p", action.says), h("div.row", cancelButton("outline")));
    void review();
  }

  /** Who cancels throws away what they began, so that nothing of it is offered the next time. */
  function cancelled(): void {
    forget(sessionStorage, key);
    forget(sessionStorage, openKey(desk));
  }

  function cancelButton(style: string): HTMLButtonElement {
    return button("Cancel", () => (cancelled(), m.close()), style);
  }

  function drawForm(): void {
    dropWhatIsGone();
    const go = submitButton("");
    const label = () => put(go, action.letters?.(request(), ref) ? "Continue" : action.submit);
    view = stepView(step, c, () => {
      keep(sessionStorage, key, answers);
      label();
    });
    label();
    put(body, action.says && h("p", action.says), h("form", { novalidate: true, onsubmit: next }, view.el, h("div.row", go, cancelButton("outline"))));
  }

  /** A meeting that cannot be chosen any more is not sent unseen. */
  function dropWhatIsGone(): void {
    const offered = step.items(c).find((i) => !isList(i) && i.at === "/meeting") as Field | undefined;
    if (offered && !offered.options!.some((o) => o.value === answers["meeting"])) delete answers["meeting"];
  }

  function request(): object {
    return action.body(answers, desk.file(), ref);
  }

  function next(event: Event): void {
    event.preventDefault();
    put(messages);
    const wrong = view!.check();
    if (wrong.length) return summarize(m, wrong);
    void whileBusy((event as SubmitEvent).submitter as HTMLButtonElement, () => review());
  }

  /** Shows the letters that would go out, then sends what was shown; where none can, sends at once. */
  async function review(): Promise<void> {
    const sending = request();
    const asked = action.letters?.(sending, ref);
    if (!asked) return send(sending);
    const slow = setTimeout(() => notice("The letter is being written. One moment."), SLOW_MS);
    const letters = await desk.api.letters(desk.file().applicationId, asked).then((a) => a.letters, (error: unknown) => {
      if (passing(error) || (error as HttpError).status === 404) return undefined;
      return refused(error, `/${Object.keys(asked)[0]}`);
    });
    clearTimeout(slow);
    if (letters === null) return;
    notice();
    const go = button(action.submit, () => void whileBusy(go, () => send(sending)));
    put(
      body,
      letters ? lettersView(letters) : unseen(),
      action.says && h("p", action.says),
      h("div.row", go, asks && button("Back to edit", drawForm, "outline"), cancelButton(asks ? "unstyled" : "outline")),
    );
    if (!messages.childElementCount) focusOn(body.querySelector<HTMLElement>("h3"));
  }

  function unseen(): HTMLElement {
    const again = button("Try to show it again", () => void whileBusy(again, review), "unstyled");
    return h("div", h("h3", { tabindex: -1 }, "The letter cannot be shown right now"), h("p", "If one goes out, it goes out all the same when you go on. ", again));
  }

  async function send(sending: object): Promise<void> {
    try {
      const { applicationId, version } = desk.file();
      const idempotencyKey = crypto.randomUUID();
      await persist(() => action.send?.(desk.api, sending, desk.meetings()) ?? desk.api.write({ applicationId, version }, action.path(ref, answers), sending, idempotencyKey));
      cancelled();
      m.close();
      await desk.reload();
      notice("Saved.");
    } catch (error) {
      await refused(error);
    }
  }

  /** Puts what the API says to its questions. `under` is where the body lay in what was sent. */
  async function refused(error: unknown, under = ""): Promise<null> {
    notice();
    if (error instanceof HttpError && error.status === 412) return changedMeanwhile();
    if (asks) drawForm();
    else put(body, h("div.row", cancelButton("outline")));
    refuse(m, view, error, (pointer) => placeOf(pointer, under));
    return null;
  }

  function placeOf(pointer: string, under: string): string {
    const inBody = pointer.startsWith(`${under}/`) ? pointer.slice(under.length) : pointer;
    return action.question?.(inBody, answers) ?? inBody;
  }

  /** Somebody else changed the file: shows what, keeps what was typed, and lets the person decide. */
  async function changedMeanwhile(): Promise<null> {
    const seen = new Set(chronicle(desk.file()).map(numberOf));
    const fresh = await desk.reload();
    const news = chronicle(fresh).filter((e) => !seen.has(numberOf(e))).map((e) => h("li", `${actorName(e.actor)}: ${eventName(e.event)}, ${moment(e.at)}`));
    begin();
    put(messages, alert("warning", `Someone changed this ${action.send ? "meeting" : "file"} meanwhile`, "Nothing of yours was saved, and nothing is lost. Read what changed. If your entry still holds, send it again."), news.length > 0 && h("ul.usa-list", news));
    focusOn(messages);
    return null;
  }
}

/** What a person calls the document, the letter, the question or the element that an action is about. */
export function refName(f: StaffFile, ref: string): string {
  const upload = f.uploads.find((u) => u.documentId === ref);
  const letter = f.letters.find((l) => l.letterNumber === ref);
  const question = f.discrepancies.find((q) => q.discrepancyId === ref);
  if (question) return codeName(question.element);
  return letter ? `${codeName(letter.name)}, ${ref.split("-").at(-1)}` : codeName(upload?.type ?? ref);
}
