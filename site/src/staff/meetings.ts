/** What a committee's meeting came to, in words. The server decides; this says the same before anybody asks it. */
import type { CommitteeMembers, Meeting, Member } from "../lib/types";
import type { Option } from "../form/types";
import { shortDay as day } from "./days";

export type Item = Meeting["agenda"][number];
export type Purpose = Item["purpose"];
export type Quorum = Pick<CommitteeMembers, "quorum" | "networkPractitioners">;
type Choice = Item["votes"][number]["vote"];

export const PURPOSES: Record<Purpose, string> = {
  decision: "Decision",
  hearing: "Hearing of the appeal against the denial",
  "suspension-hearing": "Hearing of the appeal against the suspension",
  "end-hearing": "Hearing of the appeal against the end",
};

const HEARD: Option[] = [{ value: "uphold", label: "What is appealed stands" }, { value: "overturn", label: "The appeal succeeds" }];

/** What a member may vote on each. */
export const CHOICES: Record<Purpose, Option[]> = {
  decision: [{ value: "approve", label: "Approve" }, { value: "deny", label: "Deny" }, { value: "defer", label: "Put off", hint: "Back for more documents or verification" }],
  hearing: HEARD,
  "suspension-hearing": HEARD,
  "end-hearing": HEARD,
};

export const choiceName = (vote: string): string => [...CHOICES.decision, ...HEARD].find((o) => o.value === vote)?.label ?? vote;

/** Whether two names are one person's sign-in: capitals do not tell people apart. */
export const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

export const isIn = (users: readonly string[] | undefined, user: string): boolean => !!users?.some((u) => same(u, user));

export const memberOf = (m: Meeting, user: string): Member | undefined => m.present.find((p) => same(p.user, user));

export const personOf = (m: Meeting, user: string): string => memberOf(m, user)?.name ?? user;

/** Whether a member has voted on a file, or left it to the others. */
export const hasVoted = (i: Item, user: string): boolean => isIn([...i.votes, ...i.recused].map((v) => v.user), user);

export const itemOf = (m: Meeting, applicationId: string, purpose: Purpose): Item | undefined => m.agenda.find((i) => i.applicationId === applicationId && i.purpose === purpose);

/** The votes for each, most first. */
function counted(i: Item): [Choice, number][] {
  const count = new Map<Choice, number>();
  for (const { vote } of i.votes) count.set(vote, (count.get(vote) ?? 0) + 1);
  return [...count].sort(([, a], [, b]) => b - a);
}

/** "Deny 2, Approve 1; 1 left it to the others" */
export function tally(i: Item): string {
  const votes = counted(i).map(([vote, n]) => `${choiceName(vote)} ${n}`).join(", ") || "No votes";
  return i.recused.length ? `${votes}; ${i.recused.length} left it to the others` : votes;
}

/** What those who voted lack to decide; nothing if they may. Who left it to the others does not count. */
export function lacks(m: Meeting, i: Item, want: Quorum): string | undefined {
  const voted = i.votes.map((v) => memberOf(m, v.user)).filter((p) => !!p);
  const network = voted.filter((p) => p.networkPractitioner).length;
  if (voted.length < want.quorum) return `a quorum is ${want.quorum} votes, and there are ${voted.length}`;
  if (network < want.networkPractitioners) return `at least ${want.networkPractitioners} of those who vote must practise in the network, and ${network} do`;
  return undefined;
}

/** What the votes on a file come to. */
export function outcome(m: Meeting, i: Item, want: Quorum): string {
  const missing = lacks(m, i, want);
  if (missing) return `No decision: ${missing}.`;
  const [[vote, most]] = counted(i) as [[Choice, number]];
  if (2 * most > i.votes.length) return `${choiceName(vote)}.`;
  return i.purpose === "decision" ? "Put off: no more than half agreed." : "No decision: no more than half agreed. Hear the appeal in another meeting.";
}

const named = (m: Meeting): Option => ({ value: m.meetingId, label: `${day(m.heldOn)}, chair ${personOf(m, m.chair)}` });

/** The signed meetings that voted on a file, the latest first, to choose from. */
export const votedOn = (meetings: Meeting[], applicationId: string, purpose: Purpose): Option[] =>
  meetings.flatMap((m) => {
    const i = itemOf(m, applicationId, purpose);
    return i && m.signedOn ? [{ value: m.meetingId, label: `${day(m.heldOn)}, chair ${personOf(m, m.chair)}: ${tally(i)}` }] : [];
  });

/** The meetings to come that a file may still be put before. */
export const openFor = (meetings: Meeting[], applicationId: string, purpose: Purpose, today: string): Option[] =>
  meetings
    .filter((m) => !m.signedOn && m.heldOn >= today && !itemOf(m, applicationId, purpose))
    .map(named)
    .reverse();

/** The meetings to come that have a file on their agenda. */
export const comingWith = (meetings: Meeting[], applicationId: string, purpose: Purpose, today: string): Option[] =>
  meetings.filter((m) => !m.signedOn && m.heldOn >= today && itemOf(m, applicationId, purpose)).map(named);
