/** What NPPES lists for the NPI, offered to fill in the form; the provider confirms it. */
import { lookUpNpi } from "../lib/api";
import { h, put } from "../lib/dom";
import { HttpError } from "../lib/http";
import * as id from "../lib/identifiers";
import { button, pairs } from "../lib/parts";
import type { NpiRecord } from "../lib/types";
import { get, set } from "./pointer";
import type { Context, Draft } from "./types";
import { empty } from "./validate";

let made: HTMLElement | undefined;
let asked = "";
let running: AbortController | undefined;

/** The panel below the NPI field; looks up each valid NPI once. */
export function registryLookUp(c: Context, redraw: () => void): Node {
  const box = panel();
  const npi = String(get(c.draft.answers, "/npi") ?? "").replace(/\s/g, "");
  if (id.npi(npi)) {
    asked = "";
    put(box);
  } else if (c.draft.registry?.npi === npi) {
    asked = npi;
    offer(c, redraw);
  } else if (asked !== npi) {
    asked = npi;
    void look(npi, c, redraw);
  }
  return box;
}

/** One panel for all drawings of the page, so that an answer on its way finds it. */
const panel = (): HTMLElement => (made ??= h("div", { "aria-live": "polite" }));

async function look(npi: string, c: Context, redraw: () => void): Promise<void> {
  running?.abort();
  running = new AbortController();
  put(panel(), h("p.why", "Looking up the registry …"));
  try {
    c.draft.registry = readable(await lookUpNpi(npi, running.signal));
    redraw();
  } catch (error) {
    if (error instanceof DOMException) return;
    const unknown = error instanceof HttpError && error.status === 404;
    const text = unknown
      ? "The national registry does not list this NPI, or it is not active any more. Please check it. You can go on and fill in the rest by hand."
      : "The national registry does not answer right now. You can go on and fill in the rest by hand.";
    const retry = button("Look it up again", () => void look(npi, c, redraw), "unstyled");
    put(panel(), h("div.panel.panel--plain", h("p", text), !unknown && h("p", retry)));
  }
}

function offer(c: Context, redraw: () => void): void {
  const r = c.draft.registry!;
  const main = r.taxonomies.find((t) => t.primary) ?? r.taxonomies[0];
  const place = r.addresses.find((a) => a.purpose === "location") ?? r.addresses[0];
  const filled = c.draft.filled;
  const used = filled?.npi === r.npi;
  const use = () => {
    fillIn(c.draft, r);
    redraw();
  };
  put(
    panel(),
    h(
      "div.panel.panel--good",
      h("h2", "The registry lists"),
      pairs([
        ["Name", [r.name, r.credential].filter(Boolean).join(", ")],
        ["Specialty", main ? `${main.description} (${main.code})` : "–"],
        ["License", main?.license ? `${main.license}, ${main.state ?? ""}` : "–"],
        ["Place", place ? [place.line1, place.line2, `${place.city}, ${place.state} ${zipOf(place.zip)}`].filter(Boolean).join("\n") : "–"],
      ]),
      used
        ? [h("p", h("strong", "Filled in."), " You can change each answer on the next pages."), filled.kept.length > 0 && h("p", "We kept what you typed yourself: ", h("strong", filled.kept.join(", ")), ". Please check that it fits this NPI.")]
        : [
            filled && h("p", h("strong", `The form still holds what the registry lists for the NPI ${filled.npi}.`), " If you fill this in, it takes the place of that."),
            h("p", button("Yes, fill these in", use), " ", h("span.why", "Not right? Just go on and type your own.")),
          ],
    ),
  );
}

/** Fills in what is still empty or was filled in for another NPI; what was typed by hand stays, and is named. */
export function fillIn(draft: Draft, r: NpiRecord): void {
  const { answers } = draft;
  takeBack(draft);
  const values: Record<string, string> = {};
  const kept = new Set<string>();
  const offerTo = (pointer: string, value: string | undefined) => {
    const held = get(answers, pointer);
    if (!empty(held) && held !== value) kept.add(partOf(pointer));
    if (!value || (!empty(held) && held !== value)) return;
    set(answers, pointer, value);
    values[pointer] = value;
  };
  const main = r.taxonomies.find((t) => t.primary) ?? r.taxonomies[0];
  offerTo("/specialty/code", main?.code);
  if (r.type === "practitioner") fillInPerson(r, offerTo);
  else offerTo("/organization/legalName", r.name);
  const licensed = r.taxonomies.filter((t) => t.license && t.state);
  const list = r.type === "practitioner" ? "/practitioner/licenses" : undefined;
  licensed.slice(0, list ? 5 : 1).forEach((t, i) => {
    const at = list ? `${list}/${i}` : "/organization/license";
    offerTo(`${at}/state`, t.state);
    offerTo(`${at}/number`, t.license);
  });
  fillInPlaces(r, offerTo);
  draft.filled = { npi: r.npi, values, kept: [...kept] };
}

/** Takes out what the registry filled in before and nobody changed since. */
function takeBack(draft: Draft): void {
  for (const [pointer, value] of Object.entries(draft.filled?.values ?? {})) if (get(draft.answers, pointer) === value) set(draft.answers, pointer, "");
  const licenses = get(draft.answers, "/practitioner/licenses");
  if (Array.isArray(licenses)) set(draft.answers, "/practitioner/licenses", licenses.filter((l: object) => Object.keys(l).length > 0));
  delete draft.filled;
}

/** What people call the part of the form that an answer is in. */
function partOf(pointer: string): string {
  const parts: [string, string][] = [["/specialty", "specialty"], ["/practitioner/name", "name"], ["/organization/legalName", "legal name"], ["/practitioner/licenses", "licenses"], ["/organization/license", "license"], ["/locations", "place of work"], ["/contact", "mailing address"]];
  return parts.find(([start]) => pointer.startsWith(start))?.[1] ?? "an answer";
}

type Offer = (pointer: string, value: string | undefined) => void;

function fillInPerson(r: NpiRecord, offerTo: Offer): void {
  const [first, ...rest] = r.name.split(/\s+/);
  offerTo("/practitioner/name/first", first);
  offerTo("/practitioner/name/last", rest.at(-1));
  if (rest.length > 1) offerTo("/practitioner/name/middle", rest.slice(0, -1).join(" "));
}

function fillInPlaces(r: NpiRecord, offerTo: Offer): void {
  const to: [string, "location" | "mailing"][] = [
    ["/locations/0/address", "location"],
    ["/contact/mailingAddress", "mailing"],
  ];
  for (const [pointer, purpose] of to) {
    const address = r.addresses.find((a) => a.purpose === purpose);
    for (const key of ["line1", "line2", "city", "state", "zip"] as const) offerTo(`${pointer}/${key}`, key === "zip" ? address && zipOf(address.zip) : address?.[key]);
    if (purpose === "location") offerTo("/locations/0/phone", address?.phone);
  }
}

const zipOf = (zip: string): string => zip.replace(/^(\d{5})(\d{4})$/, "$1-$2");

/** The registry shouts; people do not. */
function readable(r: NpiRecord): NpiRecord {
  const addresses = r.addresses.map((a) => ({ ...a, line1: calm(a.line1), ...(a.line2 && { line2: calm(a.line2) }), city: calm(a.city) }));
  return { ...r, name: calm(r.name), addresses };
}

const KEPT = /^(LLC|PLLC|PC|PA|INC|II|III|IV|PO|NE|NW|SE|SW)$/;

const calm = (text: string): string =>
  text === text.toUpperCase() ? text.replace(/[A-Z][A-Z']*/g, (word) => (KEPT.test(word) ? word : word.charAt(0) + word.slice(1).toLowerCase())) : text;
