/** Decisions: of the medical director or the committee. No field takes a protected trait. */
import { today } from "../lib/format";
import type { StaffFile } from "../lib/types";
import type { Answers, Item, List } from "../form/types";
import { codeName, productName } from "./names";

const CODES = ["meets-criteria", "license", "sanctions", "exclusion", "malpractice-history", "work-history", "board-certification", "attestation", "incomplete", "not-eligible", "medicaid-enrollment", "other"];

const FOR_STAFF = "For the file. The provider does not see it.";

export const reasonsList = (min: number, hint = "The provider reads it."): List => ({
  list: "/reasons",
  one: "Reason",
  min,
  max: 10,
  fields: [
    { at: "/code", label: "Kind of reason", kind: "select", options: CODES.map((value) => ({ value, label: codeName(value) })) },
    { at: "/text", label: "Reason in words", kind: "textarea", hint },
  ],
});

const isCommittee: Item = { at: "/byCommittee", label: "Did the committee decide?", kind: "yesno" };

/** The meeting that voted; the committee's page lists them. */
export const meeting: Item = { at: "/meeting", label: "Meeting", kind: "text", narrow: true, hint: "Its ID, from the committee’s page, such as MTG-7K3Q-M2XW-9PT4D. The chair has signed its minutes." };

export const meetingOf = (v: Answers): object => ({ meeting: String(v["meeting"] ?? "").trim().toUpperCase() });

const isProvisional = (f: StaffFile): boolean => !!f.participation?.some((p) => p.state === "provisional");

const barred = (f: StaffFile): boolean => f.alerts.some((a) => a.kind === "hard-stop");

/** A denial that need not wait: the provider is not eligible, or a hard stop holds. */
const administrative = (v: Answers): boolean => v["outcome"] === "denied" && v["administrative"] === true;

/** What only the committee decides: a denial that takes a judgment, and whatever is not clean. */
const committees = (f: StaffFile, v: Answers): boolean => (v["outcome"] === "denied" && !administrative(v)) || (v["outcome"] === "approved" && !f.clean && v["provisional"] !== true);
const sat = (f: StaffFile, v: Answers): boolean => committees(f, v) || v["byCommittee"] === true;

const chosen = (f: StaffFile, v: Answers): string[] => f.application.products.filter((p) => ((v["products"] as string[] | undefined) ?? []).includes(p));

const outcome: Item = {
  at: "/outcome",
  label: "Outcome",
  kind: "radio",
  options: [
    { value: "approved", label: "Approve" },
    { value: "denied", label: "Deny", hint: "The committee denies; the medical director only who is not eligible" },
    { value: "deferred", label: "Put off", hint: "Back for more documents or verification" },
  ],
};

const notEligible: Item = { at: "/administrative", label: "Not eligible, or a hard stop holds: no need to wait for every element", kind: "tick", optional: true };

const beforeReady: Item = { ...outcome, options: [{ value: "approved", label: "Approve provisionally", hint: "Once, for at most 60 days" }, { value: "denied", label: "Deny who is not eligible" }] };

const provisional: Item = { at: "/provisional", label: "Provisional: for at most 60 days, while verification goes on", kind: "tick", optional: true };

function approval(f: StaffFile, v: Answers): Item[] {
  const products = f.application.products;
  return [
    ...(products.length > 1 ? [{ at: "/products", label: "Approved for", kind: "many", options: products.map((value) => ({ value, label: productName(value) })) } as Item] : []),
    ...chosen(f, v).map((p): Item => ({ at: `/dates/${p}`, label: `${productName(p)}: effective on`, kind: "date" })),
    ...(f.kind === "initial" && f.state === "ready" ? [provisional] : []),
    reasonsList(0, FOR_STAFF),
  ];
}

export const decision = {
  label: "Decide",
  when: (f: StaffFile) => ["gathering", "verifying", "ready"].includes(f.state) || (f.state === "enrolled" && isProvisional(f)),
  start: (f: StaffFile): Answers => ({
    products: f.application.products,
    dates: Object.fromEntries(f.application.products.map((p) => [p, today()])),
    byCommittee: false,
    ...(f.state === "gathering" && { outcome: "denied", administrative: true }),
    ...(f.state === "verifying" && f.kind === "initial" && !barred(f) && { outcome: "approved", provisional: true }),
    ...(f.state === "verifying" && (f.kind !== "initial" || barred(f)) && { outcome: "denied", administrative: true }),
  }),
  /** Before a file is ready it is approved provisionally, or denied as not eligible. */
  items: (f: StaffFile, v: Answers): Item[] => [
    ...(f.state === "gathering" || (f.state === "verifying" && f.kind !== "initial") ? [] : f.state === "verifying" ? [beforeReady] : [outcome]),
    ...(v["outcome"] === "approved" ? approval(f, v) : []),
    ...(v["outcome"] === "denied" ? [notEligible, reasonsList(1)] : []),
    ...(v["outcome"] === "deferred" ? [reasonsList(1, FOR_STAFF)] : []),
    ...(v["outcome"] && !committees(f, v) ? [isCommittee] : []),
    ...(v["outcome"] && sat(f, v) ? [meeting] : []),
  ],
  path: () => "decision",
  body: (v: Answers, f: StaffFile): object => {
    const approved = v["outcome"] === "approved";
    const dates = (v["dates"] as Record<string, string> | undefined) ?? {};
    return {
      outcome: v["outcome"],
      products: approved ? chosen(f, v).map((product) => ({ product, effectiveOn: dates[product] })) : [],
      reasons: v["reasons"] ?? [],
      ...(sat(f, v) && meetingOf(v)),
      ...(approved && (v["provisional"] === true || f.state === "verifying") && { provisional: true }),
      ...(administrative(v) && { administrative: true }),
    };
  },
  question: (pointer: string, v: Answers): string => {
    const at = /^\/products\/(\d+)/.exec(pointer);
    const product = ((v["products"] as string[] | undefined) ?? [])[Number(at?.[1])];
    return product ? `/dates/${product}` : pointer;
  },
  submit: "Decide",
};

/** Takes back an approval that is not loaded yet. */
export const rescission = {
  label: "Take back the approval",
  when: (f: StaffFile) => f.state === "approved" || (f.state === "enrolling" && f.kind === "initial"),
  items: (): Item[] => [reasonsList(1)],
  path: () => "decision",
  body: (v: Answers): object => ({ outcome: "rescinded", products: [], reasons: v["reasons"] ?? [] }),
  submit: "Take it back",
};
