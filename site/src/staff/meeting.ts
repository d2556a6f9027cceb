/** One meeting of a committee: who is there, the files before it, each member's vote, the minutes and the chair's signature. */
import { byId, h, put, type Child } from "../lib/dom";
import { day, today, words } from "../lib/format";
import { explain, notice, persist } from "../lib/notice";
import { alert } from "../lib/parts";
import type { FileListItem, Meeting } from "../lib/types";
import { staffApi, type StaffApi } from "./api";
import { resume, type Place } from "./ask";
import { shortMoment as moment } from "./days";
import { asks, mayVote, type Room } from "./sitting";
import { choiceName, hasVoted, isIn, lacks, outcome, personOf, PURPOSES, same, tally, type Item } from "./meetings";
import { marketName } from "./names";
import { redraw } from "./redraw";
import { table } from "./sections";
import { signIn, type Session } from "./session";

const app = byId("app");

void begin();

async function begin(): Promise<void> {
  const session = await signIn();
  const api = staffApi(session);
  addEventListener("hashchange", () => void show(session, api));
  await show(session, api);
}

async function show(session: Session, api: StaffApi): Promise<void> {
  const id = decodeURIComponent(location.hash.slice(1));
  const place: Place = { me: session.username, id, reload };
  let room: Room;
  try {
    await reload();
    resume(place);
  } catch (error) {
    notice();
    put(app, h("h1", "Meeting"), alert("error", "This meeting cannot be shown", explain(error)), h("p", h("a", { href: "/staff/committee/" }, "Back to the committee")));
  }

  async function reload(): Promise<void> {
    const meeting = await persist(() => api.meeting(id));
    const [members, ready, ...found] = await persist(() =>
      Promise.all([api.committee(meeting.market), api.list(new URLSearchParams({ queue: "ready", market: meeting.market, limit: "200" })), ...meeting.agenda.map((i) => api.list(new URLSearchParams({ q: i.applicationId })))]),
    );
    const files = new Map(found.flatMap((f) => f.items).map((f): [string, FileListItem] => [f.applicationId ?? f.id, f]));
    room = { meeting, members, ready: ready.items, files, session, api, place, now: () => room };
    redraw(app, () => draw(room));
  }
}

function draw(r: Room): void {
  const m = r.meeting;
  document.title = `Meeting of ${day(m.heldOn)}`;
  put(
    app,
    h("p", h("a", { href: `/staff/committee/?market=${m.market}` }, `← Committee of ${marketName(m.market)}`)),
    h("h1", { tabindex: -1 }, `Meeting of ${day(m.heldOn)}`),
    h("p.head-facts", facts(m).map(([k, v]) => h("span", `${k}: `, h("strong", v)))),
    h("p", { role: "status" }, nextStep(r)),
    section("present", "Present", undefined, present(m)),
    section("agenda", "Agenda", asks.put(r), m.agenda.length ? m.agenda.map((i, n) => itemPart(r, i, n)) : h("p", "No file so far.")),
    section("minutes", "Minutes", asks.sign(r), minutes(r)),
  );
}

const section = (id: string, title: string, tools: Child, ...content: Child[]): HTMLElement =>
  h("section", { id, tabindex: -1, "aria-labelledby": `${id}-title` }, h("div.card-head", h("h2", { id: `${id}-title` }, title), h("div.small-buttons", tools)), ...content);

const facts = (m: Meeting): [string, string][] => [
  ["Market", marketName(m.market)],
  ["Chair", personOf(m, m.chair)],
  ["Minutes", m.signedOn ? `signed ${day(m.signedOn)}` : "not signed"],
  ["Meeting ID", m.meetingId],
];

/** What the reader, or who else, has to do now. */
function nextStep(r: Room): string {
  const { meeting: m, session } = r;
  if (m.signedOn) return "The minutes are signed, and nothing of the meeting is changed any more. What was voted on can be decided from each file.";
  if (!m.agenda.length) return "Put the files on the agenda that the committee is to decide.";
  if (today() < m.heldOn) return `Members vote on the day of the meeting, ${day(m.heldOn)}.`;
  const mine = m.agenda.filter((i) => mayVote(r) && !hasVoted(i, session.username)).length;
  if (mine) return `Your vote is asked for on ${mine === 1 ? "one file" : `${mine} files`}.`;
  const short = m.agenda.filter((i) => lacks(m, i, r.members)).length;
  if (short && today() === m.heldOn) return `${short === 1 ? "One file lacks" : `${short} files lack`} votes. Each member votes under their own sign-in, today.`;
  return same(m.chair, session.username) ? "Write the minutes and sign them." : `${personOf(m, m.chair)} writes the minutes and signs them.`;
}

const present = (m: Meeting): HTMLElement =>
  h("ul.usa-list", m.present.map((p) => h("li", h("strong", p.name), `, ${p.specialty}${p.networkPractitioner ? ", in the network" : ""}${same(p.user, m.chair) ? ", chair" : ""} (${p.user})`)));

function itemPart(r: Room, i: Item, n: number): HTMLElement {
  const { meeting: m } = r;
  const f = r.files.get(i.applicationId);
  const name = f?.name || i.applicationId;
  const barred = (i.barred ?? []).filter((user) => isIn(m.present.map((p) => p.user), user));
  return h(
    "div.agenda-item",
    h("div.card-head", h("h3", h("a", { id: `file-${n}`, href: `/staff/file/#${i.applicationId}` }, name)), h("div.small-buttons", asks.vote(r, i, name))),
    h("p", PURPOSES[i.purpose], f && `. NPI ${f.npi}. State: ${words(f.state)}`, "."),
    table(`Votes on ${name}`, ["Member", "Vote"], m.present.map((p) => voteRow(i, p.user, p.name, isIn(barred, p.user)))),
    h("p", h("strong", m.signedOn ? "Outcome: " : "So far: "), m.signedOn ? outcome(m, i, r.members) : `${tally(i)}. ${outcome(m, i, r.members)}`),
  );
}

function voteRow(i: Item, user: string, name: string, isBarred: boolean): HTMLElement {
  const vote = i.votes.find((v) => same(v.user, user));
  const left = i.recused.find((v) => same(v.user, user));
  const why = vote ? moment(vote.at) : left ? left.reason : isBarred ? "Had a part in this file, so does not vote on it" : "";
  return h("tr", h("th", { scope: "row" }, name), h("td.text", vote ? choiceName(vote.vote) : left ? "Left it to the others " : "– ", why && h("div.why", why)));
}

function minutes({ meeting: m }: Room): Child {
  if (m.minutes) return [h("p.minutes", m.minutes), h("p.why", `Signed by ${personOf(m, m.chair)}, ${day(m.signedOn!)}.`)];
  return h("p", today() < m.heldOn ? "They are written and signed on the day of the meeting or afterwards." : `Not signed yet. ${personOf(m, m.chair)} is the chair and signs them.`);
}
