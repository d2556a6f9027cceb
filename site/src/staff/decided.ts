/** What was decided about a file, when, by whom and why, from its history; before that, who decides. */
import { h, type Child } from "../lib/dom";
import { day, today, words } from "../lib/format";
import type { Decision, FileEvent, Meeting, StaffFile } from "../lib/types";
import { shortMoment as moment } from "./days";
import { PURPOSES, tally } from "./meetings";
import { actorName, codeName, eventName, productName } from "./names";

const DECISIONS = ["ApplicationApproved", "ApplicationDenied", "DecisionDeferred", "AppealFiled", "HearingSet", "AppealDecided"];
const UNDECIDED = ["gathering", "verifying", "ready", "appealed"];

export function decided(f: StaffFile): HTMLElement {
  const events = f.events.filter((e) => DECISIONS.includes(e.event));
  return h(
    "div",
    UNDECIDED.includes(f.state) && h("p", whoDecides(f)),
    events.length > 0 && h("ol.timeline", events.map((e) => h("li", h("time", { datetime: e.at }, `${moment(e.at)}, ${actorName(e.actor)}`), h("strong", titleOf(e)), facts(e).map((line) => h("div", line))))),
    !!f.participation?.length && h("ul.usa-list", f.participation.map((p) => h("li", `${productName(p.product)}: ${words(p.state)}, from ${day(p.effectiveOn)}`))),
  );
}

/** Before every element was looked at, nobody can say. */
function whoDecides(f: StaffFile): string {
  if (f.state === "appealed") return "A panel of people who took no part in the denial hears the appeal.";
  if (f.clean) return "This file is clean: every element is met. The medical director may decide.";
  if (f.state === "ready") return "This file is not clean: the committee decides.";
  const needed = f.elements.filter((e) => e.required);
  const open = needed.filter((e) => !e.result || e.result === "unsuccessful" || e.stale).length;
  const against = needed.filter((e) => e.result === "adverse" || e.result === "not-met").map((e) => codeName(e.element));
  const left = open ? `${open} of ${needed.length} elements are still to be verified.` : "";
  return against.length ? `Not clean as it stands, and then the committee decides: ${against.join(", ")}. ${left}` : `Who decides shows when the file is verified. ${left}`;
}

/** The meetings that this file is or was before. */
export function agendas(f: StaffFile, meetings: Meeting[]): Child {
  const on = meetings.flatMap((m) => m.agenda.filter((i) => i.applicationId === f.applicationId).map((i) => ({ m, i })));
  return (
    on.length > 0 &&
    h("ul.usa-list", on.map(({ m, i }) => h("li", h("a", { href: `/staff/meeting/#${m.meetingId}` }, `Meeting of ${day(m.heldOn)}`), `: ${PURPOSES[i.purpose]}. `, m.heldOn > today() ? "To come." : `${tally(i)}. Minutes ${m.signedOn ? "signed" : "not signed"}.`)))
  );
}

function titleOf(e: FileEvent): string {
  const { outcome } = e.data as { outcome?: string };
  if (e.event !== "AppealDecided") return eventName(e.event);
  return outcome === "upheld" ? "Appeal decided: the denial stands" : "Appeal decided: the appeal succeeds";
}

function facts(e: FileEvent): Child[] {
  const { reasons, products, meeting, provisional } = e.data as Partial<Decision>;
  return [
    provisional && "Provisional, for at most 60 days",
    ...(products ?? []).map((p) => `${productName(p.product)} from ${day(p.effectiveOn)}`),
    ...(reasons ?? []).map((r) => `${codeName(r.code)}: ${r.text}`),
    meeting && ["By the committee’s ", h("a", { href: `/staff/meeting/#${meeting}` }, `meeting ${meeting}`)],
  ].filter(Boolean);
}
