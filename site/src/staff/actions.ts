/** What staff can do to a file, as data: who may, when, what is asked, what is sent. */
import { today } from "../lib/format";
import type { DocumentItem, LettersAsked, Meeting, StaffFile } from "../lib/types";
import type { Answers, Item, Option } from "../form/types";
import { agenda } from "./agenda";
import type { StaffApi } from "./api";
import { appeal, entered, hearing } from "./appeals";
import { decision, reasonsList, rescission } from "./decision";
import { inDays } from "./days";
import { codeName, elementName } from "./names";
import type { Role } from "./session";

export interface StaffAction {
  label: string;
  roles: Role[];
  /** Whether it makes sense for this file now. */
  when: (f: StaffFile, ref: string) => boolean;
  items: (f: StaffFile, values: Answers, ref: string, meetings: Meeting[]) => Item[];
  /** It asks for one of the committee's meetings, which are read anew when it opens. */
  meetings?: boolean;
  start?: (f: StaffFile, me: string, ref: string, meetings: Meeting[]) => Answers;
  path: (ref: string, values: Answers) => string;
  body: (values: Answers, f: StaffFile, ref: string) => object;
  /** Asks for the letters that go out with this body, to be read before it is sent; nothing where no letter can. */
  letters?: (body: object, ref: string) => LettersAsked | undefined;
  /** Sends it elsewhere than to the file. */
  send?: (api: StaffApi, body: object, meetings: Meeting[]) => Promise<unknown>;
  /** Which question a complaint about the body belongs to; the one at the same place if left out. */
  question?: (pointer: string, values: Answers) => string;
  /** What follows from it, where no question says so. */
  says?: string;
  submit: string;
}

const WORKERS: Role[] = ["specialist"];
const DIRECTOR: Role[] = ["medical-director"];
const DECIDERS: Role[] = ["committee", "medical-director"];
export const UNDECIDED = ["submitted", "gathering", "verifying", "ready"];

/** Elements whose age counts from a signature, and those that run out by themselves. */
const SIGNED = ["attestation", "caqh"];
const EXPIRING = ["license", "dea-cds", "malpractice-coverage", "accreditation"];

export const waitsForDecision = (f: StaffFile): boolean => agenda.when(f);

/** An element without whose it is: "license" of "license:GA". */
const kind = (element: string): string => element.split(":")[0]!;

const undecided = (f: StaffFile) => UNDECIDED.includes(f.state);
const trim = (v: unknown): string => String(v ?? "").trim();

const DOCUMENT_TYPES: DocumentItem["type"][] = ["w9", "dea-certificate", "malpractice-face-sheet", "clia-certificate", "protocol-agreement", "collaborative-agreement", "collaborative-practice-agreement", "credentialing-application", "license", "accreditation", "other"];
const options = (codes: readonly string[]): Option[] => codes.map((value) => ({ value, label: codeName(value) }));

const asks = (name: keyof LettersAsked) => (body: object) => ({ [name]: body }) as LettersAsked;

const note = (label: string, hint?: string): Item => ({ at: "/note", label, kind: "textarea", ...(hint && { hint }) });

const order = (value: string, label: string, hint?: string): Option => ({ value, label, ...(hint && { hint }) });

/** What can be ordered of a participation as it stands. */
const orders = (f: StaffFile): Option[] => {
  const { status, ending, tasks = [] } = f.providerRecord ?? {};
  if (status === "ended") return [order("undo-end", "Take the end back", "Within 30 days; it goes on without a gap")];
  return [
    status === "suspended" ? order("reinstate", "Reinstate") : order("suspend", "Suspend"),
    ending ? order("undo-end", "Take the notice back") : order("end", "End, with notice"),
    ...(tasks.some((t) => t.queue === "director") ? [order("keep", "Keep as it is", "What waited for you was judged")] : []),
  ];
};

const DUTIES = { "members-notice": "Members who see the provider were told", "npdb-report": "The NPDB was told", "board-report": "The licensing board was told" };

export const actions = {
  assign: {
    label: "Assign",
    roles: WORKERS,
    when: () => true,
    start: (_, me) => ({ assignee: me }),
    items: () => [{ at: "/assignee", label: "Assign to (user name)", kind: "text" }],
    path: () => "assignment",
    body: (v) => ({ assignee: trim(v["assignee"]) }),
    submit: "Assign",
  },
  note: {
    label: "Add a note",
    roles: WORKERS,
    when: () => true,
    items: () => [{ at: "/text", label: "Note", kind: "textarea", hint: "For staff and auditors. The provider does not see it." }],
    path: () => "notes",
    body: (v) => ({ text: trim(v["text"]) }),
    submit: "Add",
  },
  requestDocuments: {
    label: "Ask for documents",
    roles: WORKERS,
    when: undecided,
    start: () => ({ dueOn: inDays(30) }),
    items: () => [
      { at: "/types", label: "Which documents?", kind: "many", options: options(DOCUMENT_TYPES) },
      note("What is missing, and how to fix it", "Printed in the letter."),
      { at: "/dueOn", label: "Due on", kind: "date", future: true },
    ],
    path: () => "document-requests",
    body: (v) => ({ types: v["types"], note: trim(v["note"]), dueOn: v["dueOn"] }),
    letters: asks("documentRequest"),
    submit: "Send the request",
  },
  review: {
    label: "Review",
    roles: WORKERS,
    when: (f, ref) => f.uploads.some((u) => u.documentId === ref && u.state === "in-review"),
    start: (f, _, ref) => ({ expiresOn: f.uploads.find((u) => u.documentId === ref)?.expiresOn }),
    items: (_, v) => [
      { at: "/verdict", label: "Verdict", kind: "radio", options: [{ value: "accepted", label: "Accept" }, { value: "rejected", label: "Reject" }] },
      ...((v["verdict"] === "rejected"
        ? [{ at: "/reason", label: "What is wrong, and how to fix it", kind: "textarea", hint: "The provider reads it." }]
        : [{ at: "/expiresOn", label: "Expires on", kind: "date", optional: true }]) as Item[]),
    ],
    path: (ref) => `documents/${encodeURIComponent(ref)}/review`,
    body: (v) => (v["verdict"] === "rejected" ? { verdict: "rejected", reason: trim(v["reason"]) } : { verdict: "accepted", ...(v["expiresOn"] ? { expiresOn: v["expiresOn"] } : {}) }),
    letters: (body, documentId) => ("reason" in body ? ({ review: { documentId, ...body } } as LettersAsked) : undefined),
    submit: "Save",
  },
  verify: {
    label: "Record",
    roles: WORKERS,
    when: (f) => undecided(f) || ["enrolled", "approved", "enrolling"].includes(f.state),
    start: () => ({ verifiedOn: today() }),
    items: (f, v, ref) => [
      {
        at: "/result",
        label: "Result",
        kind: "radio",
        options: [
          { value: "met", label: "Met" },
          { value: "not-met", label: "Not met" },
          { value: "adverse", label: "Adverse finding" },
          { value: "unsuccessful", label: "Source not reached", hint: "Never the same as clear" },
        ],
      },
      { at: "/source", label: "Source", kind: "text", hint: "Who was asked, such as the Georgia Board of Nursing" },
      { at: "/verifiedOn", label: "Verified on", kind: "date", past: true },
      ...((ref === "medicaid-enrollment" ? [{ at: "/since", label: "Enrolled in Medicaid since", kind: "date", optional: true, hint: "Participation cannot begin before this day." }] : []) as Item[]),
      ...((SIGNED.includes(ref) ? [{ at: "/since", label: "Signed or attested on", kind: "date", optional: ref === "attestation", hint: "Its age counts from this day." }] : []) as Item[]),
      ...((kind(ref) === "license" && v["result"] === "adverse" ? [{ at: "/inForce", label: "The license is in force all the same, such as on probation", kind: "tick", optional: true, hint: "Else nobody can approve this file." }] : []) as Item[]),
      { at: "/expiresOn", label: "The credential expires on", kind: "date", optional: !(EXPIRING.includes(kind(ref)) && v["result"] === "met") },
      { at: "/note", label: "Note", kind: "textarea", optional: ref !== "disclosures" && (v["result"] === "met" || v["result"] === undefined) },
      ...(f.elements.some((e) => e.element === ref && e.result && e.result !== "unsuccessful" && !e.stale) ? [{ at: "/why", label: "Why the result on file is replaced", kind: "textarea", hint: "The former result stays in the history." } as Item] : []),
    ],
    path: (ref) => `elements/${encodeURIComponent(ref)}`,
    body: (v) => ({ result: v["result"], source: trim(v["source"]), verifiedOn: v["verifiedOn"], ...(v["since"] ? { since: v["since"] } : {}), ...(v["result"] === "adverse" && v["inForce"] === true && { inForce: true }), ...(v["expiresOn"] ? { expiresOn: v["expiresOn"] } : {}), ...(trim(v["note"]) && { note: trim(v["note"]) }), ...(trim(v["why"]) && { why: trim(v["why"]) }) }),
    submit: "Save",
  },
  discrepancy: {
    label: "Ask the provider about a difference",
    roles: WORKERS,
    when: undecided,
    start: () => ({ dueOn: inDays(14) }),
    items: (f) => [
      { at: "/element", label: "About", kind: "select", options: f.elements.map((e) => ({ value: e.element, label: elementName(e.element, f.elements) })) },
      { at: "/yours", label: "The application says", kind: "text" },
      { at: "/source", label: "The source says", kind: "text" },
      { at: "/dueOn", label: "Answer due on", kind: "date", future: true },
    ],
    path: () => "discrepancies",
    body: (v) => ({ element: v["element"], yours: trim(v["yours"]), source: trim(v["source"]), dueOn: v["dueOn"] }),
    letters: asks("discrepancy"),
    submit: "Send the question",
  },
  rescind: { ...rescission, roles: DIRECTOR, letters: asks("decision") },
  settleQuestion: {
    label: "Settle",
    roles: WORKERS,
    when: (f, ref) => f.discrepancies.some((q) => q.discrepancyId === ref && (undecided(f) ? true : f.state === "approved" && !!q.answer)),
    items: (f, v, ref) => {
      const q = f.discrepancies.find((d) => d.discrepancyId === ref);
      const open = !q?.answeredAt && !q?.closedAt;
      const how: Option[] = open
        ? [{ value: "answered", label: "Write down the answer", hint: "Of somebody who calls" }, { value: "closed", label: "Close it without an answer" }]
        : [{ value: "corrected", label: "Take a correction over into the application", hint: "It is what claims payment and the directory are told." }];
      return [
        { at: "/how", label: "What do you want to do?", kind: "radio", options: how },
        ...((v["how"] === "answered" ? [{ at: "/answer", label: "What the provider answers", kind: "textarea" }] : []) as Item[]),
        ...((v["how"] === "corrected" ? [{ at: "/correction/field", label: "Place in the application as submitted", kind: "text", hint: "Such as /practitioner/licenses/0/number" }, { at: "/correction/value", label: "What it should be", kind: "text" }] : []) as Item[]),
        { at: "/reason", label: v["how"] === "closed" ? "Why it needs no answer" : "How you know", kind: "textarea" },
      ];
    },
    path: (ref) => `discrepancies/${encodeURIComponent(ref)}`,
    body: (v) => ({ how: v["how"], reason: trim(v["reason"]), ...(v["how"] === "answered" && { answer: trim(v["answer"]) }), ...(v["how"] === "corrected" && { correction: { field: trim((v["correction"] as Answers)?.["field"]), value: trim((v["correction"] as Answers)?.["value"]) } }) }),
    submit: "Save",
  },
  putOnAgenda: {
    ...agenda,
    roles: DECIDERS,
    send: (api, body, meetings) => {
      const { meeting, ...item } = body as { meeting: string };
      return api.atMeeting(meetings.find((m) => m.meetingId === meeting)!, "agenda", item);
    },
  },
  decide: { ...decision, roles: DECIDERS, letters: asks("decision") },
  sendContract: {
    label: "Send the agreement",
    roles: WORKERS,
    when: (f) => f.contract === "none" && (undecided(f) || f.state === "approved"),
    items: () => [],
    path: () => "contract",
    body: () => ({ action: "send" }),
    letters: asks("contract"),
    submit: "Send",
  },
  countersign: {
    label: "Countersign the agreement",
    roles: WORKERS,
    when: (f) => f.contract === "signed",
    items: () => [],
    path: () => "contract",
    body: () => ({ action: "countersign" }),
    letters: asks("contract"),
    says: "You sign for the plan. Whoever sent the agreement, or reviewed or verified this file, does not. When the file is approved too, we load the provider.",
    submit: "Countersign",
  },
  acknowledge: {
    label: "Acknowledge a load",
    roles: WORKERS,
    when: (f) => f.state === "enrolling",
    items: () => [
      { at: "/half", label: "Which load?", kind: "radio", options: [{ value: "claims", label: "Claims payment" }, { value: "directory", label: "Provider directory" }] },
      { at: "/reference", label: "Reference of the other system", kind: "text" },
    ],
    path: () => "load-acknowledgments",
    body: (v) => ({ half: v["half"], reference: trim(v["reference"]) }),
    letters: asks("loadAcknowledgment"),
    says: "When both are loaded, the provider is enrolled and gets the welcome letter.",
    submit: "Acknowledge",
  },
  enterAppeal: { ...entered, roles: [...WORKERS, ...DECIDERS], letters: asks("appeal") },
  setHearing: { ...hearing, roles: DECIDERS, letters: asks("hearing") },
  decideAppeal: { ...appeal, roles: DECIDERS, letters: asks("appealDecision") },
  reopen: {
    label: "Reopen",
    roles: WORKERS,
    when: (f) => f.state === "discontinued" || f.state === "withdrawn",
    items: () => [{ at: "/reason", label: "Why?", kind: "textarea" }],
    path: () => "reopen",
    body: (v) => ({ reason: trim(v["reason"]) }),
    letters: asks("reopen"),
    submit: "Reopen",
  },
  correctContact: {
    label: "Correct the address",
    roles: WORKERS,
    when: () => true,
    start: (f) => ({ email: f.application.contact.email, channel: f.application.contact.channel }),
    items: () => [
      { at: "/email", label: "Email address", kind: "text" },
      { at: "/channel", label: "Letters go", kind: "radio", options: [{ value: "email", label: "by email" }, { value: "post", label: "by post" }] },
      { at: "/reason", label: "Why, and who said so", kind: "textarea", hint: "Kept in the history, so leave the address itself out." },
    ],
    path: () => "contact",
    body: (v) => ({ email: trim(v["email"]), channel: v["channel"], reason: trim(v["reason"]) }),
    submit: "Correct",
  },
  resend: {
    label: "Send again",
    roles: WORKERS,
    when: (f, ref) => f.letters.some((l) => l.letterNumber === ref && l.delivery !== "owed"),
    items: () => [],
    path: (ref) => `letters/${encodeURIComponent(ref)}/resend`,
    body: () => ({}),
    letters: (_, letterNumber) => ({ resend: { letterNumber } }),
    submit: "Send again",
  },
  participation: {
    label: "Change the participation",
    roles: DECIDERS,
    when: (f) => ["provisional", "active", "suspended"].includes(f.providerRecord?.status ?? "") || !!f.providerRecord?.ending,
    items: (f, v) => [
      { at: "/action", label: "What?", kind: "radio", options: orders(f) },
      ...((v["action"] === "suspend" ? [
        { at: "/endsWhen", label: "What ends the suspension", kind: "textarea", hint: "The provider reads it and goes by it." },
        { at: "/summary", label: "Members are in danger", kind: "radio", options: [{ value: "no", label: "No" }, { value: "yes", label: "Yes", hint: "Looked at again within 14 days" }] },
        { at: "/reviewOn", label: "Look at it again by", kind: "date", future: true, optional: true, hint: "Empty: the latest day there is" },
      ] : []) as Item[]),
      ...((v["action"] === "end" ? [
        { at: "/effectiveOn", label: "First day without", kind: "date", future: true, optional: true, hint: "Empty: the earliest day that the products' notice allows" },
        { at: "/onlyIfLate", label: "Only if the recredentialing still waits for the provider then", kind: "radio", options: [{ value: "no", label: "No" }, { value: "yes", label: "Yes" }] },
      ] : []) as Item[]),
      reasonsList(1),
    ],
    path: () => "participation",
    body: (v) => ({
      action: v["action"], reasons: v["reasons"],
      ...(v["action"] === "suspend" ? { endsWhen: trim(v["endsWhen"]), ...(v["summary"] === "yes" ? { summary: true } : {}), ...(v["reviewOn"] ? { reviewOn: v["reviewOn"] } : {}) } : {}),
      ...(v["action"] === "end" ? { ...(v["effectiveOn"] ? { effectiveOn: v["effectiveOn"] } : {}), ...(v["onlyIfLate"] === "yes" ? { onlyIfLate: true } : {}) } : {}),
    }),
    letters: asks("participation"),
    submit: "Change",
  },
  duty: {
    label: "Keep the proof",
    roles: [...WORKERS, ...DECIDERS],
    when: (f) => !!f.providerRecord?.duties?.some((d) => !d.doneOn),
    items: (f) => [
      { at: "/duty", label: "What was done", kind: "radio", options: (f.providerRecord?.duties ?? []).filter((d) => !d.doneOn).map((d) => ({ value: d.duty, label: DUTIES[d.duty] })) },
      { at: "/proof", label: "What shows it", kind: "text", hint: "Such as the report's number" },
      { at: "/doneOn", label: "Done on", kind: "date", past: true },
    ],
    path: (_, v) => `duties/${v["duty"]}`,
    body: (v) => ({ proof: trim(v["proof"]), doneOn: v["doneOn"] }),
    submit: "Save",
  },
} satisfies Record<string, StaffAction>;

export type ActionName = keyof typeof actions;
