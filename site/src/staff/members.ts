/** Who sits on a committee; staff administration enters members and ends their terms. */
import { h } from "../lib/dom";
import { today } from "../lib/format";
import { npi } from "../lib/identifiers";
import type { CommitteeMembers, Member } from "../lib/types";
import type { Answers, Item } from "../form/types";
import type { StaffApi } from "./api";
import { asker, type Asking, type Place } from "./ask";
import { inDays, shortDay as day } from "./days";
import { same } from "./meetings";
import { table } from "./sections";
import type { Session } from "./session";

export const sits = (m: Member, on: string): boolean => m.from <= on && on <= m.until;

/** `now` is the list as it stands once the page was read again, which a dialog does before it opens. */
export function membersPart(now: () => CommitteeMembers, session: Session, api: StaffApi, place: Place): HTMLElement {
  const c = now();
  const keeps = session.roles.includes("admin");
  const find = (user: string) => now().members.find((m) => same(m.user, user));
  const row = (m: Member) =>
    h(
      "tr",
      h("th", { scope: "row" }, m.name),
      h("td", m.user),
      h("td.text", m.specialty),
      h("td.number", m.npi ?? "–"),
      h("td", m.networkPractitioner ? "Yes" : "No"),
      h("td", `${day(m.from)} to ${day(m.until)}`, !sits(m, today()) && h("div.why", m.until < today() ? "Term is over" : "Not yet")),
      keeps && h("td", h("div.small-buttons", asker(place, `change-${m.user}`, "Change", m.name, () => entry(find(m.user)), "unstyled"), m.until >= today() && asker(place, `end-${m.user}`, "End the term", m.name, () => ending(find(m.user)), "unstyled"))),
    );
  const sitting = c.members.filter((m) => sits(m, today()));
  const network = sitting.filter((m) => m.networkPractitioner).length;
  const few = sitting.length < c.quorum || network < c.networkPractitioners;
  return h(
    "section",
    { id: "members", tabindex: -1, "aria-labelledby": "members-title" },
    h("div.card-head", h("h2", { id: "members-title" }, "Members"), keeps && h("div.small-buttons", asker(place, "seat", "Enter a member", "", () => entry()))),
    h("p", { class: few ? "late" : undefined }, `${sitting.length} sit today, ${network} of them in the network. A file needs the votes of ${c.quorum}, ${c.networkPractitioners} of them in the network.${few ? " That is too few to decide." : ""}`),
    c.members.length > 0 && table("Members", ["Name", "Sign-in", "Specialty", "NPI", "In the network", "Term", ...(keeps ? ["Actions"] : [])], c.members.map(row)),
    !keeps && h("p.why", "Staff administration keeps the members."),
  );

  function entry(old?: Member): Asking {
    return {
      title: old ? `Change the entry: ${old.name}` : "Enter a member",
      start: old ? { ...old } : { from: today(), until: inDays(730) },
      items: () => fields(!old),
      send: (v) => api.seat(now(), memberOf(v)),
      done: (v) => isEntered(memberOf(v)),
      submit: "Save",
    };
  }

  /** Nobody is struck out: meetings that were held name them. */
  function ending(old?: Member): Asking | undefined {
    if (!old) return undefined;
    const last = (v: Answers) => ({ ...old, until: v["until"] as string });
    return {
      title: `End the term: ${old.name}`,
      says: h("p", "From the next day on, this member is at no meeting. Meetings that were held stay as they are."),
      start: { until: today() },
      items: () => [{ at: "/until", label: "Last day of the term", kind: "date", check: (on) => (on < old.from ? `The term begins on ${day(old.from)}. Choose that day or a later one.` : undefined) }],
      send: (v) => api.seat(now(), last(v)),
      done: (v) => isEntered(last(v)),
      submit: "End the term",
    };
  }

  function isEntered(m: Member): boolean {
    const now = find(m.user);
    return !!now && (Object.keys(m) as (keyof Member)[]).every((k) => now[k] === m[k]);
  }
}

const fields = (isNew: boolean): Item[] => [
  ...(isNew ? [{ at: "/user", label: "Sign-in", kind: "text", hint: "The user name that the member signs in with. Each member votes under their own." } as Item] : []),
  { at: "/name", label: "Name", kind: "text" },
  { at: "/specialty", label: "Specialty", kind: "text" },
  { at: "/networkPractitioner", label: "Practises in our network", kind: "yesno" },
  { at: "/npi", label: "NPI", kind: "text", narrow: true, optional: true, tight: true, check: npi, hint: "Needed of who practises in our network." },
  { at: "/from", label: "First day of the term", kind: "date" },
  { at: "/until", label: "Last day of the term", kind: "date" },
];

function memberOf(v: Answers): Member {
  const text = (key: string) => String(v[key] ?? "").trim();
  const number = text("npi").replace(/\s/g, "");
  return { user: text("user"), name: text("name"), ...(number && { npi: number }), specialty: text("specialty"), networkPractitioner: v["networkPractitioner"] === true, from: text("from"), until: text("until") };
}
