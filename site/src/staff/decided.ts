/** What was decided about a file, when, by whom and why, from its history; before that, who decides. */
import { h, type Child } from "../lib/dom";
import { day, words } from "../lib/format";
import type { Decision, FileEvent, StaffFile } from "../lib/types";
import { shortMoment as moment } from "./days";
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

function whoDecides(f: StaffFile): string {
  if (f.state === "appealed") return "A panel of people who took no part in the denial hears the appeal.";
  return f.clean ? "This file is clean: every element is met. The medical director may decide." : "This file is not clean: the committee decides.";
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
    meeting && `By the committee's meeting ${meeting}`,
  ].filter(Boolean);
}
