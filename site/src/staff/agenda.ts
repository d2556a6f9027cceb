/** Puts a file before a meeting of the committee: for its decision, or for the hearing of an appeal. */
import { today } from "../lib/format";
import type { Meeting, StaffFile } from "../lib/types";
import type { Answers, Item } from "../form/types";
import { HEARINGS, waiting } from "./appeals";
import { isProvisional, theOne } from "./decision";
import { openFor, PURPOSES, type Purpose } from "./meetings";

const decidable = (f: StaffFile): boolean => ["verifying", "ready"].includes(f.state) || (f.state === "enrolled" && isProvisional(f));

/** What a meeting could vote on in this file today. */
const purposes = (f: StaffFile): Purpose[] => [...(decidable(f) ? (["decision"] as const) : []), ...waiting(f).map((a) => HEARINGS[a])];

const purposeOf = (f: StaffFile, v: Answers): Purpose | undefined => {
  const all = purposes(f);
  return all.length === 1 ? all[0] : (v["purpose"] as Purpose | undefined);
};

export const agenda = {
  label: "Put on a meeting’s agenda",
  meetings: true,
  when: (f: StaffFile) => purposes(f).length > 0,
  items: (f: StaffFile, v: Answers, _: string, meetings: Meeting[]): Item[] => {
    const all = purposes(f);
    const what: Item[] = all.length < 2 ? [] : [{ at: "/purpose", label: "What does it vote on?", kind: "radio", options: all.map((value) => ({ value, label: PURPOSES[value] })) }];
    const purpose = purposeOf(f, v);
    if (!purpose) return what;
    const options = openFor(meetings, f.applicationId, purpose, today());
    const none = "There is no meeting to come that could take this file. Call one on the committee’s page, of members who had no part in it.";
    return [...what, { at: "/meeting", label: "Meeting", kind: "select", options, hint: options.length ? "Members vote on its day." : none }];
  },
  start: (f: StaffFile, _me: string, _: string, meetings: Meeting[]): Answers => {
    const purpose = purposeOf(f, {});
    return purpose ? theOne(openFor(meetings, f.applicationId, purpose, today())) : {};
  },
  path: () => "",
  body: (v: Answers, f: StaffFile): object => ({ meeting: v["meeting"], applicationId: f.applicationId, purpose: purposeOf(f, v) }),
  submit: "Put it on",
};
