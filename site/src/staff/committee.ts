/** The credentialing committee of a market: what waits for the reader's vote, its meetings, its members. */
import { byId, h, put, type Child } from "../lib/dom";
import { today } from "../lib/format";
import { here } from "../lib/here";
import { explain, notice, persist } from "../lib/notice";
import { alert } from "../lib/parts";
import { keep, recall } from "../lib/store";
import type { CommitteeMembers, Meeting, Member } from "../lib/types";
import type { Answers, Option } from "../form/types";
import { staffApi, type StaffApi } from "./api";
import { asker, resume, type Asking, type Place } from "./ask";
import { shortDay as day } from "./days";
import { hasVoted, isIn, memberOf, personOf } from "./meetings";
import { membersPart, sits } from "./members";
import { MARKETS, marketName } from "./names";
import { redraw } from "./redraw";
import { table } from "./sections";
import { signIn, type Session } from "./session";

const KEY = "credo.market";
const app = byId("app");

here();
void begin();

async function begin(): Promise<void> {
  const session = await signIn();
  const view = committeeView(session, staffApi(session));
  addEventListener("popstate", () => void view());
  await view();
}

const asked = (): string => new URLSearchParams(location.search).get("market") ?? recall<string>(localStorage, KEY) ?? "ga";

function committeeView(session: Session, api: StaffApi): () => Promise<void> {
  const readsMeetings = session.roles.some((r) => ["committee", "medical-director", "auditor"].includes(r));
  let run = 0;
  let c: CommitteeMembers;
  let meetings: Meeting[] = [];
  return async () => {
    await show();
    resume(place());
  };

  function place(): Place {
    return { me: session.username, id: `committee.${asked()}`, reload: show };
  }

  async function show(): Promise<void> {
    const mine = ++run;
    const market = asked();
    try {
      const [who, held] = await persist(() => Promise.all([api.committee(market), readsMeetings ? api.meetings(market) : []]));
      if (mine !== run) return;
      [c, meetings] = [who, held];
      redraw(app, draw);
    } catch (error) {
      if (mine !== run) return;
      notice();
      put(app, filters(), alert("error", "The committee cannot be shown", explain(error)));
    }
  }

  function filters(): HTMLElement {
    const market = h("select.usa-select", { id: "market", onchange: () => go(market.value) }, Object.entries(MARKETS).map(([id, name]) => h("option", { value: id, selected: id === asked() }, name)));
    return h("div.filters", h("div", h("label.usa-label", { for: "market" }, "Market"), market));
  }

  function go(market: string): void {
    keep(localStorage, KEY, market);
    history.pushState(null, "", `?market=${market}`);
    void show();
  }

  function draw(): void {
    document.title = `Committee of ${marketName(c.market)}`;
    put(app, filters(), readsMeetings && [waiting(), meetingsPart()], membersPart(() => c, session, api, place()));
  }

  /** Where the reader has a vote today. */
  function waiting(): Child {
    const mine = meetings.filter((m) => m.heldOn === today() && !m.signedOn && memberOf(m, session.username));
    const open = mine.map((m): [Meeting, number] => [m, m.agenda.filter((i) => !hasVoted(i, session.username)).length]).filter(([, n]) => n > 0);
    return open.length > 0 && alert("info", "Your vote is asked for today", h("ul.usa-list", open.map(([m, n]) => h("li", link(m, `${n} ${n === 1 ? "file" : "files"}, chair ${personOf(m, m.chair)}`)))));
  }

  function meetingsPart(): HTMLElement {
    const mayCall = session.roles.some((r) => r === "committee" || r === "medical-director");
    const rows = meetings.map((m) =>
      h("tr", h("th.number", { scope: "row" }, link(m, day(m.heldOn))), h("td", personOf(m, m.chair)), h("td", String(m.present.length)), h("td", String(m.agenda.length)), h("td", h(`span.tag.tag--${m.signedOn ? "good" : "todo"}`, m.signedOn ? `Signed ${day(m.signedOn)}` : "Not signed"))),
    );
    return h(
      "section",
      { id: "meetings", tabindex: -1, "aria-labelledby": "meetings-title" },
      h("div.card-head", h("h2", { id: "meetings-title" }, "Meetings"), mayCall && h("div.small-buttons", asker(place(), "call", "Call a meeting", "", invitation))),
      rows.length ? table("Meetings", ["Day", "Chair", "Present", "Files", "Minutes"], rows) : h("p", "No meeting so far."),
    );
  }

  function invitation(): Asking {
    const seated = (v: Answers) => c.members.filter((m) => sits(m, String(v["heldOn"] ?? "")));
    const named = (m: Member): Option => ({ value: m.user, label: m.name, hint: `${m.specialty}${m.networkPractitioner ? ", in the network" : ""}` });
    const coming = (v: Answers) => seated(v).filter((m) => isIn(v["present"] as string[] | undefined, m.user));
    return {
      title: "Call a meeting",
      says: h("p", `On each file at least ${c.quorum} members vote, and at least ${c.networkPractitioners} of them practise in the network.`),
      start: { heldOn: today() },
      items: (v) => [
        { at: "/heldOn", label: "Day of the meeting", kind: "date", hint: "Members vote on this day.", check: (on) => (on < today() ? "Members vote on the day of the meeting. Choose today or a later day." : undefined) },
        { at: "/present", label: "Who will be present", kind: "many", hint: seated(v).length ? "Those who sit on the committee on this day." : "Nobody sits on the committee on this day. Staff administration keeps its members.", options: seated(v).map(named) },
        { at: "/chair", label: "Chair", kind: "select", hint: "One of those present, who signs the minutes.", options: coming(v).map(({ user, name }) => ({ value: user, label: name })) },
      ],
      question: (pointer) => pointer.replace(/^\/present\/\d+$/, "/present"),
      send: (v) => api.call(c, { heldOn: v["heldOn"], chair: v["chair"], present: coming(v).map((m) => m.user) }),
      once: true,
      submit: "Call the meeting",
    };
  }
}

const link = (m: Meeting, text: string): HTMLElement => h("a", { href: `/staff/meeting/#${m.meetingId}` }, text);
