/** The contract form: one question group a page, kept on the device until it is sent. */
import { listMarkets } from "../lib/api";
import { config } from "../lib/config";
import { byId, focusOn, h, put } from "../lib/dom";
import { moment } from "../lib/format";
import { here } from "../lib/here";
import { notice, persist } from "../lib/notice";
import { alert, button, errorSummary, submitButton } from "../lib/parts";
import { activeSteps, onPage } from "../form/build";
import { clearDraft, loadDraft, saveDraft } from "../form/draft";
import { steps } from "../form";
import { stepView } from "../form/stepview";
import type { Context, Step } from "../form/types";
import { drawCheck } from "./check";
import { drawReceipt, receipt } from "./receipt";

const app = byId("app");
const c: Context = { draft: loadDraft(), markets: [] };
/** What the server said about the answers when they were sent. */
const complaints = new Map<string, string>();

here();
void begin();

async function begin(): Promise<void> {
  const kind = new URLSearchParams(location.search).get("kind");
  if (kind === "change" || kind === "initial") c.draft.answers["kind"] ??= kind;
  void persist(config);
  c.markets = await persist(listMarkets);
  addEventListener("hashchange", () => draw(true));
  draw(false);
}

function draw(moved: boolean): void {
  const [name = ""] = location.hash.slice(2).split("/");
  if (name === "receipt" && receipt()) drawReceipt(app);
  else if (name === "check") drawCheck(app, c, steps, { sent, refused, back: stepBefore() });
  else drawStep(stepNamed(name));
  if (!moved) return;
  scrollTo(0, 0);
  focusOn(app.querySelector("h1"));
}

function stepNamed(name: string): Step {
  const active = activeSteps(steps, c);
  return active.find((s) => s.id === name) ?? active[0]!;
}

function stepBefore(): Step {
  return activeSteps(steps, c).at(-1)!;
}

function drawStep(step: Step): void {
  const active = activeSteps(steps, c);
  const i = active.indexOf(step);
  const saved = h("p.saved.no-print", { role: "status" });
  const errors = h("div");
  const view = stepView(step, c, () => {
    const kept = saveDraft(c.draft);
    saved.textContent = kept ? "Saved on this device." : "This browser does not let us save. Please do not close this page before you have sent the form.";
  });
  const form = h("form", { novalidate: true, onsubmit: next }, view.el, h("div.row", submitButton("Continue"), i > 0 && back(active[i - 1]!)));
  put(
    app,
    errors,
    h("p.step-count", `Step ${i + 1} of ${active.length + 1}`),
    h("progress.meter", { value: i + 1, max: active.length + 1, "aria-label": "How far you are" }),
    h("h1", { tabindex: -1 }, step.title),
    h("p.why", step.why),
    form,
    saved,
    draftNote(),
  );
  view.complain(complaints);

  function next(event: Event): void {
    event.preventDefault();
    const found = view.check();
    if (found.length) {
      put(errors, errorSummary(found));
      focusOn(errors.querySelector<HTMLElement>(".errors"));
      return;
    }
    complaints.clear();
    if (step.stop?.(c)) {
      put(errors, alert("info", "Please contact our partner", "You do not need to send this form to us. The box below says whom to call."));
      return;
    }
    const checking = location.hash.endsWith("/check");
    const following = activeSteps(steps, c)[activeSteps(steps, c).indexOf(step) + 1];
    location.hash = checking || !following ? "#/check" : `#/${following.id}`;
  }
}

const back = (step: Step) => h("a.usa-button.usa-button--outline", { href: `#/${step.id}` }, "Back");

/** Tells where the answers are and lets the provider throw them away. */
function draftNote(): HTMLElement {
  const clear = button("Clear this form", () => put(box, h("p", h("strong", "Clear all answers? "), "You cannot get them back. "), h("div.row", yes, no)), "unstyled");
  const yes = button("Yes, clear", () => {
    clearDraft();
    c.draft = loadDraft();
    history.replaceState(null, "", location.pathname + "#/kind");
    draw(true);
    notice("The form is empty again.");
  }, "secondary");
  const no = button("No, keep them", () => put(box, clear), "outline");
  const box = h("div", clear);
  const since = Object.keys(c.draft.answers).length > 1 ? ` Last saved ${moment(c.draft.savedAt)}.` : "";
  return h("div.panel.panel--plain.no-print", h("p.saved", `Your answers stay on this device until you send them, for 60 days at most; Tax IDs and birth dates only as long as this page is open.${since} On a shared computer, clear them when you are done.`), box);
}

function sent(): void {
  clearDraft();
  c.draft = loadDraft();
  location.hash = "#/receipt";
}

function refused(errors: { field: string; detail: string }[]): void {
  complaints.clear();
  for (const e of errors) complaints.set(onPage(e.field, c), e.detail);
}
