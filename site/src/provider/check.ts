/** "Check your answers", and sending them. */
import { submit } from "../lib/api";
import { focusOn, h, put } from "../lib/dom";
import { HttpError } from "../lib/http";
import { explain, notice, persist } from "../lib/notice";
import { alert, button, errorSummary, whileBusy } from "../lib/parts";
import { answerGroups } from "../form/answers";
import { activeSteps, build, onPage, stepFor } from "../form/build";
import { sendingKey } from "../form/draft";
import { get } from "../form/pointer";
import { isList, type Context, type Step } from "../form/types";
import { problemOf } from "../form/validate";
import { saveReceipt } from "./receipt";

interface Hooks {
  sent: () => void;
  refused: (errors: { field: string; detail: string }[]) => void;
  back: Step;
}

export function drawCheck(app: HTMLElement, c: Context, steps: Step[], hooks: Hooks): void {
  const errors = h("div");
  const change = (step: Step) => h("a.no-print", { href: `#/${step.id}/check` }, "Change", h("span.visually-hidden", `: ${step.title}`));
  const send = button("Send to the plan", () => void whileBusy(send, go));
  send.classList.add("usa-button--big");
  put(
    app,
    errors,
    h("h1", { tabindex: -1 }, "Check your answers"),
    h("p.why", "Please read them once more. You can change each group. Then send."),
    answerGroups(steps, c, change),
    h("div.row.no-print", send, button("Print", () => print(), "outline"), h("a.usa-button.usa-button--outline", { href: `#/${hooks.back.id}` }, "Back")),
  );

  async function go(): Promise<void> {
    const open = unanswered(steps, c);
    if (open.length) return complain(open.map(([step, text]) => ({ step, text: `${step.title}: ${text}` })));
    const body = build(steps, c);
    try {
      const key = await sendingKey(c.draft, body);
      notice("Sending …");
      const answer = await persist(() => submit(body, key));
      saveReceipt(answer, steps, c);
      hooks.sent();
    } catch (error) {
      refuse(error);
    }
  }

  function refuse(error: unknown): void {
    notice();
    const found = error instanceof HttpError ? (error.problem.errors ?? []) : [];
    if (found.length) {
      hooks.refused(found);
      return complain(found.map((e) => ({ step: stepFor(onPage(e.field, c), steps, c), text: e.detail })));
    }
    const second = error instanceof HttpError && error.status === 409;
    const remind = second && [" ", h("a", { href: "/status/#remind" }, "Have your Application ID mailed to you"), "."];
    put(errors, alert("error", second ? "There may already be an application" : "We could not take it", explain(error), remind));
    focusOn(errors);
  }

  function complain(found: { step: Step | undefined; text: string }[]): void {
    const box = errorSummary(found.map((f) => ({ text: f.text })));
    found.forEach((f, i) => f.step && put(box.querySelectorAll("li")[i]!, h("a", { href: `#/${f.step.id}/check` }, f.text)));
    put(errors, box);
    focusOn(box);
  }
}

/** What is still missing or wrong, the first of each step. */
function unanswered(steps: Step[], c: Context): [Step, string][] {
  return activeSteps(steps, c).flatMap((step): [Step, string][] => {
    for (const item of step.items(c)) {
      const fields = isList(item)
        ? Array.from({ length: Math.max(item.min, (get(c.draft.answers, item.list) as unknown[])?.length ?? 0) }, (_, i) =>
            item.fields.map((f) => ({ ...f, at: `${item.list}/${i}${f.at}` })),
          ).flat()
        : [item];
      for (const field of fields) {
        const problem = problemOf(field, get(c.draft.answers, field.at));
        if (problem) return [[step, problem]];
      }
    }
    return [];
  });
}
