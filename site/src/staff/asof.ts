/** A file as it stood on a past day, told from its history alone. */
import type { FileEvent, StaffFile } from "../lib/types";

export interface AsOf {
  state: string;
  contract: string;
  assignee?: string;
  elements: Map<string, { result: string; source: string; verifiedOn: string }>;
  documents: Map<string, { type: string; state: string }>;
  openQuestions: number;
  events: Told[];
}

/** An event, and whether the participation's chain tells it rather than the application's. */
export type Told = FileEvent & { record: boolean };

/** What happened to the application and to its participation, in the order it happened. */
export function chronicle(f: StaffFile): Told[] {
  const told = (events: FileEvent[], record: boolean): Told[] => events.map((e) => ({ ...e, record }));
  return [...told(f.events, false), ...told(f.providerRecord?.events ?? [], true)].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

/** How an event is numbered: in its own chain, the participation's with a P. */
export const numberOf = (e: Told): string => `${e.record ? "P" : ""}${e.seq}`;

const STATES: Record<string, string> = {
  ApplicationSubmitted: "Submitted; documents and verification under way",
  ApplicationTurnedAway: "Turned away",
  ApplicationCompleted: "Complete; verification under way",
  ApplicationReady: "Ready for a decision",
  DecisionDeferred: "Decision put off",
  ApplicationApproved: "Approved",
  ApplicationDenied: "Denied",
  AppealFiled: "Under appeal",
  AppealDecided: "Appeal decided",
  ParticipationOpened: "Being loaded",
  ProviderEnrolled: "Enrolled",
  ApplicationWithdrawn: "Withdrawn",
  ApplicationDiscontinued: "Discontinued",
  ApplicationReopened: "Reopened",
  RecredentialingOpened: "Recredentialing opened",
  ProviderSuspended: "Suspended",
  ProviderReinstated: "Reinstated",
  ProviderEnded: "Ended",
};

const CONTRACTS: Record<string, string> = { ContractSent: "sent", ContractSigned: "signed", ContractExecuted: "executed" };
const DOCUMENTS: Record<string, string> = { DocumentReceived: "in review", DocumentAccepted: "accepted", DocumentRejected: "rejected", DocumentExpired: "expired" };

/** Folds the events up to the end of a day, in the reader's time zone. */
export function asOf(f: StaffFile, on: string): AsOf {
  const end = new Date(`${on}T23:59:59.999`).getTime();
  const view: AsOf = { state: "Not submitted yet", contract: "none", elements: new Map(), documents: new Map(), openQuestions: 0, events: [] };
  for (const e of chronicle(f)) {
    if (Date.parse(e.at) > end) break;
    view.events.push(e);
    fold(view, e);
  }
  return view;
}

function fold(view: AsOf, e: Told): void {
  const data = e.data as Record<string, string>;
  view.state = STATES[e.event] ?? view.state;
  view.contract = CONTRACTS[e.event] ?? view.contract;
  if (e.event === "ApplicationAssigned" && data["assignee"]) view.assignee = data["assignee"];
  if (e.event === "ElementVerified") view.elements.set(data["element"]!, { result: data["result"]!, source: data["source"]!, verifiedOn: data["verifiedOn"]! });
  if (DOCUMENTS[e.event]) view.documents.set(data["documentId"] ?? data["type"] ?? String(e.seq), { type: data["type"] ?? "", state: DOCUMENTS[e.event]! });
  if (e.event === "DiscrepancyFound") view.openQuestions++;
  if (e.event === "DiscrepancyAnswered" || e.event === "DiscrepancyClosed") view.openQuestions--;
}
