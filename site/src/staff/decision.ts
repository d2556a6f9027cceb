/** Decisions: of the medical director or the committee. No field takes a protected trait. */
import { today } from "../lib/format";
import type { StaffFile } from "../lib/types";
import type { Answers, Item, List } from "../form/types";
import { codeName, productName } from "./names";

const CODES = ["meets-criteria", "license", "sanctions", "exclusion", "malpractice-history", "work-history", "board-certification", "attestation", "incomplete", "other"];

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
const meeting: Item = { at: "/meeting", label: "Meeting", kind: "text", narrow: true, hint: "Its ID, from the committee’s page, such as MTG-7K3Q-M2XW-9PT4D. The chair has signed its minutes." };

const meetingOf = (v: Answers): object => ({ meeting: String(v["meeting"] ?? "").trim().toUpperCase() });

const isProvisional = (f: StaffFile): boolean => !!f.participation?.some((p) => p.state === "provisional");

/** What only the committee decides: a denial, and whatever is not clean. */
const committees = (f: StaffFile, v: Answers): boolean => v["outcome"] === "denied" || (v["outcome"] === "approved" && !f.clean && v["provisional"] !== true);
const sat = (f: StaffFile, v: Answers): boolean => committees(f, v) || v["byCommittee"] === true;

const chosen = (f: StaffFile, v: Answers): string[] => f.application.products.filter((p) => ((v["products"] as string[] | undefined) ?? []).includes(p));

const outcome: Item = {
  at: "/outcome",
  label: "Outcome",
  kind: "radio",
  options: [
    { value: "approved", label: "Approve" },
    { value: "denied", label: "Deny", hint: "Only the committee denies" },
    { value: "deferred", label: "Put off", hint: "Back for more documents or verification" },
  ],
};

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
  when: (f: StaffFile) => f.state === "ready" || (f.state === "verifying" && f.kind === "initial") || (f.state === "enrolled" && isProvisional(f)),
  start: (f: StaffFile): Answers => ({
    products: f.application.products,
    dates: Object.fromEntries(f.application.products.map((p) => [p, today()])),
    byCommittee: false,
    ...(f.state === "verifying" && { outcome: "approved", provisional: true }),
  }),
  /** While verification goes on, a file can only be approved provisionally. */
  items: (f: StaffFile, v: Answers): Item[] => [
    ...(f.state === "verifying" ? [{ ...provisional, optional: false }] : [outcome]),
    ...(v["outcome"] === "approved" ? approval(f, v) : []),
    ...(v["outcome"] === "denied" ? [reasonsList(1)] : []),
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
      ...(approved && v["provisional"] === true && { provisional: true }),
    };
  },
  question: (pointer: string, v: Answers): string => {
    const at = /^\/products\/(\d+)/.exec(pointer);
    const product = ((v["products"] as string[] | undefined) ?? [])[Number(at?.[1])];
    return product ? `/dates/${product}` : pointer;
  },
  submit: "Decide",
};

export const appeal = {
  label: "Decide the appeal",
  when: (f: StaffFile) => f.state === "appealed",
  items: (): Item[] => [
    { at: "/outcome", label: "Outcome", kind: "radio", options: [{ value: "upheld", label: "The denial stands" }, { value: "overturned", label: "The appeal succeeds", hint: "The file is approved unless something else is found" }] },
    reasonsList(1),
    meeting,
  ],
  path: () => "appeal-decision",
  body: (v: Answers): object => ({ outcome: v["outcome"], reasons: v["reasons"], ...meetingOf(v) }),
  submit: "Decide",
};
