/** The receipt: the Application ID, what to send next, and the answers as sent. */
import { h, put } from "../lib/dom";
import { moment, now } from "../lib/format";
import { openFile } from "../lib/file";
import { alert, button, download, pairs } from "../lib/parts";
import { keep, recall } from "../lib/store";
import type { Submitted } from "../lib/types";
import { answerGroups } from "../form/answers";
import type { Receipt, Context, Step } from "../form/types";

const KEY = "credo.receipt";
type Kept = Receipt & { answers: string };

export const receipt = (): Kept | undefined => recall<Kept>(sessionStorage, KEY);

export function saveReceipt(answer: Submitted, steps: Step[], c: Context): void {
  const npi = String(c.draft.answers["npi"]);
  const market = c.markets.find((m) => m.id === c.draft.answers["market"])?.name ?? "";
  const groups = answerGroups(steps, c).map((g) => g.outerHTML);
  keep(sessionStorage, KEY, { ...answer, npi, name: "", sentAt: now().toISOString(), market, answers: textOf(groups) });
  openFile({ applicationId: answer.applicationId, npi });
}

/** The answers as plain text, a line each. */
function textOf(groups: string[]): string {
  const parsed = new DOMParser().parseFromString(groups.join(""), "text/html");
  return [...parsed.querySelectorAll("h2, dl > div")]
    .map((el) => (el.tagName === "H2" ? `\n${el.textContent!.toUpperCase()}` : [...el.children].map((e) => e.textContent).join(": ").replace(/\n/g, ", ")))
    .join("\n");
}

export function drawReceipt(app: HTMLElement): void {
  const r = receipt()!;
  const turnedAway = r.state === "turned_away";
  const sent = h("details", h("summary", "What you sent"), h("pre.sent", r.answers));
  onbeforeprint = () => (sent.open = true);
  put(
    app,
    turnedAway
      ? alert("info", "Another company handles this service", r.directions ?? "", " We have sent you this by email, too.")
      : alert("success", "We have your form", "You get an email within minutes. It has your Application ID."),
    h("h1", { tabindex: -1 }, turnedAway ? "Please contact our partner" : "Your receipt"),
    pairs([
      ["Application ID", h("span.credential", r.applicationId)],
      ["NPI", r.npi],
      ["Market", r.market],
      ["Sent", moment(r.sentAt)],
    ]),
    h("p", "Keep the Application ID like a password: with it and the NPI anyone can see this application."),
    !turnedAway && next(r),
    h("div.row.no-print", button("Print", () => print(), "outline"), button("Save as a file", () => save(r), "outline")),
    sent,
  );
}

function next(r: Kept): HTMLElement {
  const open = r.documentsRequired.filter((d) => d.required);
  if (!open.length) return h("p", "We need no documents right now. ", h("a", { href: "/status/" }, "See your status"), ".");
  return h(
    "section",
    h("h2", "What to do now"),
    h("p", `Please send us ${open.length === 1 ? "this document" : `these ${open.length} documents`}:`),
    h("ul.usa-list", open.map((d) => h("li", h("strong", d.name), ` – ${d.why}`))),
    h("p.no-print", h("a.usa-button", { href: "/documents/" }, "Send documents now")),
  );
}

function save(r: Kept): void {
  const lines = [
    "RECEIPT FOR YOUR CONTRACT FORM",
    `Application ID: ${r.applicationId}`,
    `NPI: ${r.npi}`,
    `Market: ${r.market}`,
    `Sent: ${moment(r.sentAt)}`,
    "",
    "DOCUMENTS TO SEND",
    ...r.documentsRequired.filter((d) => d.required).map((d) => `- ${d.name}: ${d.why}`),
    r.answers,
  ];
  download(`receipt-${r.applicationId}.txt`, "text/plain", lines.join("\n"));
}
