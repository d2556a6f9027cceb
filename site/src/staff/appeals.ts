/** Appeals against a denial, a suspension or an end: entered, given a hearing, decided. */
import type { Answers, Item } from "../form/types";
import type { StaffFile } from "../lib/types";
import { meeting, meetingOf, reasonsList } from "./decision";

type Against = "denial" | "suspension" | "end";

const LABELS: Record<Against, string> = { denial: "The denial", suspension: "The suspension", end: "The end of the participation" };

/** What can be appealed, or is appealed already. */
function standing(f: StaffFile): Against[] {
  const { suspension, ending } = f.providerRecord ?? {};
  return [
    ...(f.state === "denied" ? (["denial"] as const) : []),
    ...(suspension && !suspension.appeal && !suspension.heard ? (["suspension"] as const) : []),
    ...(ending?.appealBy && ending.cause !== "denied" && !ending.appeal && !ending.heard ? (["end"] as const) : []),
  ];
}

function waiting(f: StaffFile): Against[] {
  const { suspension, ending } = f.providerRecord ?? {};
  return [...(f.state === "appealed" ? (["denial"] as const) : []), ...(suspension?.appeal ? (["suspension"] as const) : []), ...(ending?.appeal ? (["end"] as const) : [])];
}

const against = (among: Against[]): Item[] => (among.length < 2 ? [] : [{ at: "/against", label: "What is appealed?", kind: "radio", options: among.map((value) => ({ value, label: LABELS[value] })) }]);
const named = (v: Answers): object => (v["against"] ? { against: v["against"] } : {});
const text = (v: unknown): string => String(v ?? "").trim();

export const entered = {
  label: "Enter an appeal",
  when: (f: StaffFile) => standing(f).length > 0,
  items: (f: StaffFile): Item[] => [
    ...against(standing(f)),
    { at: "/statement", label: "What the provider writes or says", kind: "textarea" },
    { at: "/postmarkedOn", label: "Postmarked on", kind: "date", past: true, optional: true, hint: "Of a letter. What was posted in time is in time." },
  ],
  path: () => "appeal",
  body: (v: Answers): object => ({ ...named(v), statement: text(v["statement"]), ...(v["postmarkedOn"] ? { postmarkedOn: v["postmarkedOn"] } : {}) }),
  submit: "Enter",
};

export const hearing = {
  label: "Set the hearing",
  when: (f: StaffFile) => waiting(f).length > 0,
  items: (f: StaffFile): Item[] => [
    ...against(waiting(f)),
    { ...meeting, hint: "Its ID, from the committee’s page. It is still to come." },
    { at: "/at", label: "At what time?", kind: "text", hint: "In the market's time, such as 14:30" },
    { at: "/where", label: "Where?", kind: "text", hint: "A place, or what to call" },
    { at: "/witnesses", label: "Who testifies for us?", kind: "textarea", optional: true, hint: "A line each" },
    { at: "/agreed", label: "If it is in less than 30 days: how did the provider agree?", kind: "textarea", optional: true },
  ],
  path: () => "hearing",
  body: (v: Answers): object => ({
    ...named(v), ...meetingOf(v), at: text(v["at"]), where: text(v["where"]),
    witnesses: text(v["witnesses"]).split("\n").map((w) => w.trim()).filter(Boolean),
    ...(text(v["agreed"]) ? { agreed: text(v["agreed"]) } : {}),
  }),
  says: "The meeting has the hearing on its agenda already: its members are named to the provider.",
  submit: "Set",
};

export const appeal = {
  label: "Decide the appeal",
  when: (f: StaffFile) => waiting(f).length > 0,
  items: (f: StaffFile): Item[] => [
    ...against(waiting(f)),
    { at: "/outcome", label: "Outcome", kind: "radio", options: [{ value: "upheld", label: "What is appealed stands" }, { value: "overturned", label: "The appeal succeeds", hint: "After a denial, the file is approved unless something else is found" }] },
    reasonsList(1),
    meeting,
  ],
  path: () => "appeal-decision",
  body: (v: Answers): object => ({ ...named(v), outcome: v["outcome"], reasons: v["reasons"], ...meetingOf(v) }),
  submit: "Decide",
};
