/** From what the page holds to what the API takes. */
import { today } from "../lib/format";
import { digits, EXTENSION } from "../lib/identifiers";
import { get, set } from "./pointer";
import { QUESTIONS, STATEMENT_VERSION } from "../lib/attestation";
import { questionsFor } from "./steps/finish";
import { isChange, isPerson } from "./steps/shared";
import { isList, type Answers, type Context, type Field, type Step } from "./types";
import { empty } from "./validate";

const PAGE_ONLY = ["certified", "accredited", "w9how", "w9certified", "specialty", "disclosed"];

export const activeSteps = (steps: Step[], c: Context): Step[] => steps.filter((s) => s.when?.(c) ?? true);

/** The body of POST /applications: only what is asked of this provider, nothing from paths not taken. */
export function build(steps: Step[], c: Context): Answers {
  const body: Answers = {};
  for (const step of activeSteps(steps, c))
    for (const item of step.items(c)) {
      if (!isList(item)) copy(item, item.at, c, body);
      else
        ((get(c.draft.answers, item.list) as unknown[] | undefined) ?? []).forEach((_, i) => {
          for (const field of item.fields) copy(field, `${item.list}/${i}${field.at}`, c, body);
        });
    }
  complete(body, c);
  for (const key of PAGE_ONLY) delete body[key];
  return body;
}

function copy(field: Field, pointer: string, c: Context, body: Answers): void {
  const value = get(c.draft.answers, pointer);
  if (!empty(value)) set(body, pointer, convert(field, value));
}

function convert(field: Field, value: unknown): unknown {
  if (typeof value !== "string") return value;
  const text = value.trim();
  if (field.kind === "number") return Number(text.replace(/[$,%\s]/g, ""));
  if (field.kind === "tel") return asPhone(text);
  if (field.at.endsWith("/zip")) return text.replace(/\s/g, "").replace(/^(\d{5})(\d{4})$/, "$1-$2");
  if (field.tight) return text.replace(/\s/g, "").toUpperCase();
  if (field.at.endsWith("/taxId")) return digits(text);
  return field.upper ? text.toUpperCase() : text;
}

function asPhone(value: string): string {
  const extension = EXTENSION.exec(value);
  const number = digits(value.replace(EXTENSION, "")).replace(/^1?(\d{3})(\d{3})(\d{4})$/, "$1-$2-$3");
  return extension ? `${number} x${extension[1]}` : number;
}
const split = (value: unknown): string[] => String(value).split(",").map((s) => s.trim()).filter(Boolean);

/** What the page knows without asking. */
function complete(body: Answers, c: Context): void {
  const { answers, registry } = c.draft;
  const main = String(get(body, "/specialty/code") ?? "").toUpperCase();
  const others = registry && registry.npi === body["npi"] ? registry.taxonomies.map((t) => t.code).filter((code) => code !== main) : [];
  body["taxonomies"] = [main, ...new Set(others)].slice(0, 15).map((code, i) => ({ code, primary: i === 0 }));
  body["products"] ??= []; // a new Tax ID or name changes none
  body["disclosures"] = isChange(c) ? [] : questionsFor(c).map(([question]) => ({ question, ...(get(body, `/disclosed/${question}`) as object) }));
  body["attestation"] = { ...(body["attestation"] as object), signedOn: today(), statementVersion: STATEMENT_VERSION };
  body["w9"] = answers["w9how"] === "upload" ? { upload: true, ...(body["w9"] as object) } : { ...(body["w9"] as object), signedOn: today() };
  (body["locations"] as Answers[] | undefined)?.forEach((place, i) => {
    place["primary"] = i === 0;
    for (const key of ["hours", "languages", "accessibility"]) if (place[key]) place[key] = split(place[key]);
  });
  if (isPerson(c)) completePerson(body["practitioner"] as Answers);
  else body["credentialingApplication"] = "uploaded";
}

function completePerson(person: Answers): void {
  person["ccvsCurrent"] ??= false;
  if (person["formerNames"]) set(person, "/name/former", split(person["formerNames"]));
  delete person["formerNames"];
}

const HOMES: [string, string][] = [
  ["/taxonomies", "specialty"],
  ["/disclosures", "disclosures"],
  ["/w9", "w9"],
  ["/attestation", "sign"],
  ["/practitioner/name", "name"],
  ["/credentialingApplication", "caqh"],
];

/** The step that asks for the field a server's complaint is about. */
export function stepFor(pointer: string, steps: Step[], c: Context): Step | undefined {
  const active = activeSteps(steps, c);
  const home = HOMES.find(([prefix]) => pointer.startsWith(prefix));
  const asks = (step: Step) => step.items(c).some((i) => (isList(i) ? pointer.startsWith(i.list) : pointer === i.at));
  return active.find(asks) ?? active.find((s) => s.id === home?.[1]) ?? active.find((s) => s.items(c).some((i) => !isList(i) && i.at.startsWith(pointer)));
}

/** The pointer on the page for a pointer of the body. */
export function onPage(pointer: string, c: Context): string {
  const disclosure = /^\/disclosures\/(\d+)\/(\w+)$/.exec(pointer);
  if (disclosure) return `/disclosed/${(questionsFor(c)[Number(disclosure[1])] ?? QUESTIONS[0]!)[0]}/${disclosure[2]}`;
  if (pointer.startsWith("/taxonomies")) return "/specialty/code";
  if (pointer.startsWith("/practitioner/name/former")) return "/practitioner/formerNames";
  return pointer.replace(/^(\/locations\/\d+\/(?:hours|languages|accessibility))\/\d+$/, "$1");
}
