/** What members do at a meeting: put a file before it, vote or leave a file to the others, and, as its chair, sign. */
import { h, type Child } from "../lib/dom";
import { today, words } from "../lib/format";
import type { CommitteeMembers, FileListItem, Meeting } from "../lib/types";
import type { Answers, Item as Question, Option } from "../form/types";
import type { StaffApi } from "./api";
import { asker, type Place } from "./ask";
import { CHOICES, hasVoted, isIn, itemOf, lacks, memberOf, PURPOSES, same, type Item, type Purpose } from "./meetings";
import type { Session } from "./session";

/** A meeting with what its page needs to know. */
export interface Room {
  meeting: Meeting;
  members: CommitteeMembers;
  /** The market's files that wait for a decision. */
  ready: FileListItem[];
  /** Those on the agenda. */
  files: Map<string, FileListItem>;
  session: Session;
  api: StaffApi;
  place: Place;
  /** How it stands once the page was read again, which a dialog does before it opens. */
  now: () => Room;
}

const decides = (s: Session): boolean => s.roles.some((r) => r === "committee" || r === "medical-director");

/** Whether the reader votes at the meeting at all, now. */
export const mayVote = ({ meeting: m, session }: Room): boolean => decides(session) && !m.signedOn && m.heldOn === today() && !!memberOf(m, session.username);

export const purposeOf = (state: string): Purpose => (state === "appealed" ? "hearing" : "decision");

const LEFT = "left";

export const asks = {
  put(r: Room): Child {
    const { api, now } = r;
    if (!decides(r.session) || r.meeting.signedOn || r.meeting.heldOn < today()) return undefined;
    return asker(r.place, "put", "Put a file on the agenda", "", () => {
      const about = (v: Answers) => ({ applicationId: String(v["applicationId"]), purpose: purposeOf(now().ready.find((f) => f.applicationId === v["applicationId"])?.state ?? "") });
      return {
        title: "Put a file on the agenda",
        items: () => [{ at: "/applicationId", label: "File", kind: "select", options: waiting(now()), hint: "Those that are ready for a decision or wait for a hearing. Any other is put on from its own page." }],
        send: (v) => api.atMeeting(now().meeting, "agenda", about(v)),
        done: (v) => !!itemOf(now().meeting, about(v).applicationId, about(v).purpose),
        submit: "Put it on",
      };
    });
  },

  vote(r: Room, item: Item, name: string): Child {
    const { api, now, session } = r;
    if (!mayVote(r) || hasVoted(item, session.username)) return undefined;
    return asker(r.place, `vote-${item.applicationId}-${item.purpose}`, "Vote", `on ${name}`, () => {
      const open = itemOf(now().meeting, item.applicationId, item.purpose);
      if (!open || !mayVote(now()) || hasVoted(open, session.username)) return undefined;
      return {
        title: `Vote: ${name}`,
        says: h("p", `${PURPOSES[item.purpose]}. A member has one vote a file, and it stands.`),
        items: (v) => ballot(open, isIn(open.barred, session.username), v),
        send: (v) => api.atMeeting(now().meeting, "votes", { applicationId: item.applicationId, purpose: item.purpose, ...(v["vote"] === LEFT ? { recused: String(v["recused"]).trim() } : { vote: v["vote"] }) }),
        done: () => hasVoted(itemOf(now().meeting, item.applicationId, item.purpose) ?? item, session.username),
        submit: "Vote",
      };
    });
  },

  sign(r: Room): Child {
    const { api, now, meeting: m, session } = r;
    if (!decides(session) || m.signedOn || m.heldOn > today() || !same(m.chair, session.username)) return undefined;
    return asker(r.place, "sign", "Sign the minutes", "", () => {
      if (now().meeting.signedOn) return undefined;
      return {
        title: "Sign the minutes",
        says: beforeSigning(now()),
        items: () => [{ at: "/minutes", label: "Minutes", kind: "textarea", hint: "What was discussed, for the auditor. Providers do not see it." }],
        send: (v) => api.atMeeting(now().meeting, "signature", { minutes: String(v["minutes"]).trim() }),
        done: () => !!now().meeting.signedOn,
        submit: "Sign",
      };
    });
  },
};

/** The files that wait and are not before this meeting yet. */
const waiting = (r: Room): Option[] =>
  r.ready
    .filter((f, n) => f.applicationId && r.ready.findIndex((o) => o.applicationId === f.applicationId) === n && !itemOf(r.meeting, f.applicationId, purposeOf(f.state)))
    .map((f) => ({ value: f.applicationId!, label: `${f.name || f.applicationId} (${words(f.state)}, NPI ${f.npi})` }));

/** Who had a part in a file can only leave it to the others. */
function ballot(item: Item, barred: boolean, v: Answers): Question[] {
  const leave: Option = { value: LEFT, label: "Leave it to the others", hint: barred ? "You had a part in this file, so you do not vote on it" : "Such as for a conflict of interest" };
  return [
    { at: "/vote", label: "Your vote", kind: "radio", options: barred ? [leave] : [...CHOICES[item.purpose], leave] },
    ...(v["vote"] === LEFT ? [{ at: "/recused", label: "Why you leave it to the others", kind: "textarea", hint: "Committee, medical director and auditors read it." } as Question] : []),
  ];
}

function beforeSigning({ meeting: m, members, files }: Room): Child {
  const short = m.agenda.filter((i) => lacks(m, i, members));
  return [
    h("p", "Nothing of the meeting is changed afterwards, and nobody can vote any more."),
    short.length > 0 && h("p", h("strong", "The committee has not decided on: "), short.map((i) => `${files.get(i.applicationId)?.name || i.applicationId} (${lacks(m, i, members)})`).join("; "), "."),
  ];
}
