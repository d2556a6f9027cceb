/** What a provider can do on the status page: one small form an action. */
import { answerQuestion, attest, fileAppeal, signContract, withdraw, type FileKey } from "../lib/api";
import { h, put } from "../lib/dom";
import { day, words } from "../lib/format";
import { explain, notice, persist } from "../lib/notice";
import { alert, pairs, whileBusy } from "../lib/parts";
import type { Action, Status } from "../lib/types";
import type { Answers, Field } from "../form/types";
import { agreementReader } from "./agreement";
import { attested, attestFields } from "./attest";
import { keptForm, type SmallField } from "./smallform";

interface Form {
  intro: (s: Status, a: Action, key: FileKey) => (Node | string)[];
  fields: (s: Status) => SmallField[];
  submit: string;
  warn?: boolean;
  send: (key: FileKey, values: Answers, a: Action, idempotencyKey: string, s: Status) => Promise<unknown>;
  thanks: string;
}

const name: Field = { at: "/name", label: "Type your full name", kind: "text", autocomplete: "name" };

const forms: Partial<Record<Action["type"], Form>> = {
  "answer-question": {
    intro: (s, a) => {
      const q = s.questions.find((x) => x.discrepancyId === a.ref) ?? s.questions[0];
      return q ? [h("p", `This is about: ${words(q.element)}.`), pairs([["You wrote", q.yours], ["We found", q.source]])] : [];
    },
    fields: () => [
      { at: "/answer", label: "Please explain the difference", kind: "textarea", hint: "If your entry was wrong, just say so." },
      { at: "/correction", label: "The right entry, if yours was wrong", kind: "text", optional: true },
    ],
    submit: "Send my answer",
    send: (key, values, a, id) => answerQuestion(key, { discrepancyId: a.ref, ...values }, id),
    thanks: "We have your answer. Our staff read it next.",
  },
  attest: {
    intro: () => [h("p", "National rules ask for these answers from everyone, each time. A “yes” does not mean a “no” from us: explain it, and people will read it. Your typed name counts as your signature.")],
    fields: attestFields,
    submit: "Sign and send",
    send: (key, values, _, id, s) => attest(key, attested(s, values), id),
    thanks: "We have your answers and your signature.",
  },
  "sign-contract": {
    intro: (s, _, key) => [h("p", "Please read it first. Your typed name counts as your signature. We keep it with the time and the network address it came from."), agreementReader(s, key)],
    fields: (s) => [name, { at: "/title", label: "Title", kind: "text", hint: "Such as owner or office manager" }, { at: "/accepted", label: s.agreement?.sentence ?? "", kind: "tick" }],
    submit: "Sign the agreement",
    send: (key, values, _, id, s) => signContract(key, { ...values, agreement: s.agreement?.sha256 }, id),
    thanks: "You have signed the agreement. We sign next and send you the copy with both signatures.",
  },
  "file-appeal": {
    intro: (_, a) => [h("p", "Other people than those who decided hear your appeal. We write to you when and where.", a.dueOn ? ` The last day for it is ${day(a.dueOn)}.` : "")],
    fields: () => [{ at: "/statement", label: "Why do you think the decision is wrong?", kind: "textarea" }],
    submit: "Send my appeal",
    send: (key, values, a, id) => fileAppeal(key, { ...values, ...(a.ref ? { against: a.ref } : {}) }, id),
    thanks: "We have your appeal and write to you about it.",
  },
  withdraw: {
    intro: (s) => [h("p", s.state === "appealed" ? "We do not hear your appeal, and the decision stands. You may appeal again until the last day in the letter." : "We stop all work on this application. To join later, you fill in a new form.")],
    fields: () => [
      { at: "/reason", label: "Why?", kind: "textarea", optional: true },
      { at: "/sure", label: "Yes, I want to withdraw it.", kind: "tick" },
    ],
    submit: "Withdraw",
    warn: true,
    send: (key, { reason }, _, id) => withdraw(key, reason ? { reason } : {}, id),
    thanks: "It is withdrawn.",
  },
};

/** Things one may do, rather than must. */
export const isChoice = (type: string): boolean => type === "withdraw" || type === "file-appeal";

/** What an action asks for. One this page does not know is only named. */
export function actionForm(a: Action, s: Status, key: FileKey, done: (thanks: string) => Promise<void>): HTMLElement {
  const due = a.dueOn && h("p", h("strong", `Please do it by ${day(a.dueOn)}.`));
  const head = [!isChoice(a.type) && h("h3", a.label), due];
  const form = forms[a.type];
  if (!form) return h("div", ...head);
  const kept = keptForm(`${key.applicationId}.${a.type}.${a.ref ?? ""}`, form.fields(s), `/${a.type}${a.ref ?? ""}`);
  const go = h("button.usa-button", { type: "submit" }, form.submit);
  if (form.warn) go.classList.add("usa-button--secondary");
  const problem = h("div");
  return h("div", ...head, form.intro(s, a, key), problem, h("form", { novalidate: true, onsubmit: submit }, kept.el, h("div.row", go)));

  function submit(event: Event): void {
    event.preventDefault();
    const wrong = kept.check();
    if (wrong.length) return document.getElementById(wrong[0]!.target!)?.focus();
    const idempotencyKey = crypto.randomUUID();
    void whileBusy(go, async () => {
      try {
        await persist(() => form!.send(key, trimmed(kept.values()), a, idempotencyKey, s));
        kept.done();
        await done(form!.thanks);
      } catch (error) {
        notice();
        put(problem, alert("error", "That did not work", explain(error)));
      }
    });
  }
}

const trimmed = (values: Answers): Answers => Object.fromEntries(Object.entries(values).map(([k, v]) => [k, typeof v === "string" ? v.trim() : v]));
