/** Decisions: of the medical director or the committee. No field takes a protected trait. */
import { day, today } from "../lib/format";
import type { StaffFile } from "../lib/types";
import type { Answers, Item, List } from "../form/types";
import type { Preview } from "./actions";
import { codeName } from "./names";

const CODES = ["meets-criteria", "license", "sanctions", "exclusion", "malpractice-history", "work-history", "board-certification", "attestation", "incomplete", "other"];

export const reasonsList = (min: number): List => ({
  list: "/reasons",
  one: "Reason",
  min,
  max: 10,
  fields: [
    { at: "/code", label: "Kind of reason", kind: "select", options: CODES.map((value) => ({ value, label: codeName(value) })) },
    { at: "/text", label: "Reason in words", kind: "textarea", hint: "The provider reads it." },
  ],
});

export const isCommittee: Item = { at: "/byCommittee", label: "Did the committee decide?", kind: "yesno" };

const count = (at: string, label: string): Item => ({ at, label, kind: "number", narrow: true, check: (v) => (/^\d{1,2}$/.test(v) ? undefined : "Enter a number.") });

export const committeeItems: Item[] = [
  { at: "/metOn", label: "The committee met on", kind: "date", past: true },
  { at: "/present", label: "Who was there", kind: "text", hint: "User names or names, separated by commas. The quorum is three." },
  count("/for", "Votes for"),
  count("/against", "Votes against"),
  count("/abstained", "Abstained"),
  count("/recused", "Recused"),
];

export const decision = {
  label: "Decide",
  start: (f: StaffFile): Answers => ({
    dates: Object.fromEntries(f.application.products.map((p) => [p, today()])),
    byCommittee: !f.clean,
    metOn: today(),
    for: "",
    against: "0",
    abstained: "0",
    recused: "0",
  }),
  items: (f: StaffFile, v: Answers): Item[] => [
    {
      at: "/outcome",
      label: "Outcome",
      kind: "radio",
      options: [
        { value: "approved", label: "Approve" },
        { value: "denied", label: "Deny", hint: "Only the committee denies" },
        { value: "deferred", label: "Put off", hint: "Back for more documents or verification" },
      ],
    },
    ...(v["outcome"] === "approved" ? f.application.products.map((p): Item => ({ at: `/dates/${p}`, label: `${p}: effective on`, kind: "date", optional: true, hint: "Leave empty not to approve this product." })) : []),
    ...(v["outcome"] === "approved" && f.kind === "initial" ? [provisional] : []),
    reasonsList(1),
    isCommittee,
    ...(v["byCommittee"] ? committeeItems : []),
  ],
};

const provisional: Item = { at: "/provisional", label: "Provisional: for at most 60 days, while verification goes on", kind: "tick", optional: true };

function committeeOf(v: Answers): object {
  if (!v["byCommittee"]) return {};
  const votes = { for: Number(v["for"]), against: Number(v["against"]), abstained: Number(v["abstained"]), recused: Number(v["recused"]) };
  const present = String(v["present"] ?? "").split(",").map((s) => s.trim()).filter(Boolean);
  return { committee: { metOn: v["metOn"], present, votes } };
}

export function decisionBody(v: Answers): object {
  const dates = Object.entries((v["dates"] as Record<string, string> | undefined) ?? {});
  const products = v["outcome"] === "approved" ? dates.filter(([, on]) => on).map(([product, effectiveOn]) => ({ product, effectiveOn })) : [];
  return { outcome: v["outcome"], products, reasons: v["reasons"], ...committeeOf(v), ...(v["provisional"] === true && v["outcome"] === "approved" ? { provisional: true } : {}) };
}

export const appealBody = (v: Answers): object => ({ outcome: v["outcome"], reasons: v["reasons"], ...committeeOf(v) });

export function decisionLetter(v: Answers): Preview | undefined {
  const reasons = ((v["reasons"] as { text: string }[] | undefined) ?? []).map((r) => `• ${r.text}`);
  if (v["outcome"] === "deferred") return undefined;
  if (v["outcome"] === "denied") return { name: "Denied", lines: ["We have decided not to approve your application, for these reasons:", ...reasons, "You may appeal. The letter says how, and by when."] };
  const products = Object.entries((v["dates"] as Record<string, string> | undefined) ?? {}).filter(([, on]) => on);
  return { name: v["provisional"] ? "Provisional" : "Approved", lines: ["Your application is approved for:", ...products.map(([p, on]) => `• ${p} from ${day(on)}`), "You are not participating until we have loaded you and sent the welcome letter."] };
}
