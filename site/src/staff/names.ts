/** Words for the codes that staff read. */
import { words } from "../lib/format";

export const MARKETS: Record<string, string> = { ga: "Georgia", in: "Indiana", oh: "Ohio", ky: "Kentucky", wv: "West Virginia", "ar-passe": "Arkansas PASSE" };
export const marketName = (id: string): string => MARKETS[id] ?? id;

/** "2026-11" → "November 2026". */
export const monthName = (month: string): string => new Date(`${month}-01T00:00:00Z`).toLocaleDateString("en-US", { year: "numeric", month: "long", timeZone: "UTC" });

export const QUEUES: [string, string][] = [
  ["due", "Due first"],
  ["mine", "Mine"],
  ["unassigned", "Unassigned"],
  ["documents", "Documents to review"],
  ["verification", "To verify"],
  ["ready", "Ready for decision"],
  ["contracts", "Contracts"],
  ["loads", "Loads failing"],
  ["director", "For the director"],
  ["reports", "Others to be told"],
  ["bounced", "Letters bounced"],
];

export const queueName = (id: string): string => QUEUES.find(([q]) => q === id)?.[1] ?? (id === "overdue" ? "Missed promises" : words(id));

const SPECIAL: Record<string, string> = {
  license: "License",
  "dea-cds": "DEA / CDS",
  "exclusions-oig": "Exclusions: OIG (LEIE)",
  "exclusions-sam": "Exclusions: SAM",
  "exclusions-state": "Exclusions: state",
  npdb: "NPDB",
  caqh: "CAQH",
  ccvs: "CCVS",
  w9: "W-9",
  "ar-passe": "PASSE",
  dsnp: "Dual Advantage (D-SNP)",
  mycare: "MyCare",
  "dea-certificate": "DEA certificate",
  "clia-certificate": "CLIA certificate",
};

export const codeName = (code: string): string => SPECIAL[code] ?? words(code);

/** "license:GA" → "License (GA)", with the name of an owner where the file tells it. */
export const elementName = (code: string, elements: readonly { element: string; of?: string }[] = []): string => {
  const [kind = code, subject] = code.split(":");
  const of = elements.find((e) => e.element === code)?.of ?? (subject && /^[A-Z]{2}$/.test(subject) ? subject : subject && "an owner or manager");
  return codeName(kind) + (of ? ` (${of})` : "");
};

/** "ga-marketplace" → "Marketplace": the market is told beside it. */
export const productName = (id: string): string => {
  const market = Object.keys(MARKETS).find((m) => id.startsWith(`${m}-`));
  return codeName(market ? id.slice(market.length + 1) : id);
};

/** "DocumentReceived" → "Document received". */
export const eventName = (event: string): string => {
  const text = event.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
  return text.charAt(0).toUpperCase() + text.slice(1);
};

export const actorName = (actor: string): string => actor.replace(/^staff:/, "");

type Tone = "todo" | "bad" | "good" | "plain";
const TONES: Record<string, Tone> = { met: "good", "not-met": "bad", adverse: "bad", unsuccessful: "todo", accepted: "good", rejected: "bad", expired: "bad", "in-review": "todo", enrolled: "good", approved: "good", denied: "bad", ready: "todo", bounced: "bad" };
export const toneOf = (code: string): Tone => TONES[code] ?? "plain";
