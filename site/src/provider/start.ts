/** The start page: what to have on hand for a market and profession, and whom to call. */
import { listMarkets } from "../lib/api";
import { byId, h, put } from "../lib/dom";
import { config } from "../lib/config";
import { here } from "../lib/here";
import { persist } from "../lib/notice";
import { professionName } from "../lib/professions";
import type { Market } from "../lib/types";
import { sentence, timesOf } from "../lib/times";

here();
void begin();

async function begin(): Promise<void> {
  void persist(config);
  const markets = await persist(listMarkets);
  drawPhones(markets);
  drawChecklist(markets);
}

function drawPhones(markets: Market[]): void {
  const rows = markets.map((m) => h("tr", h("th", { scope: "row" }, m.name), h("td", h("a", { href: `tel:${m.providerServices}` }, m.providerServices))));
  put(
    byId("phones"),
    h(
      "table.phones",
      h("caption.visually-hidden", "Phone numbers of Provider Services"),
      h("thead", h("tr", h("th", { scope: "col" }, "Market"), h("th", { scope: "col" }, "Provider Services"))),
      h("tbody", rows),
    ),
  );
}

function drawChecklist(markets: Market[]): void {
  const profession = h("select.usa-select", { id: "profession", onchange: show });
  const market = h(
    "select.usa-select",
    { id: "market", onchange: choose },
    markets.map((m) => h("option", { value: m.id }, m.name)),
  );
  const list = h("div", { "aria-live": "polite" });
  put(
    byId("checklist"),
    h("div.pick", h("div", h("label.usa-label", { for: "market" }, "Market"), market), h("div", h("label.usa-label", { for: "profession" }, "Who is joining"), profession)),
    list,
  );
  choose();

  function chosen(): Market {
    return markets.find((m) => m.id === market.value)!;
  }

  function choose(): void {
    const options = chosen().professions.map((p) => h("option", { value: p }, professionName(p)));
    put(profession, options, h("option", { value: "organization" }, "An organization"), h("option", { value: "group" }, "A group"));
    show();
  }

  function show(): void {
    const m = chosen();
    const person = !["organization", "group"].includes(profession.value);
    put(list, h("div.panel", h("ul.usa-list", basics(m, person), m.documents.filter((d) => concerns(d, profession.value)).map((d) => h("li", h("strong", d.name), h("span.why", ` – ${lower(d.when)}. `), d.why)))), howLong(m, person ? "practitioner" : (profession.value as "organization" | "group")), elsewhere(m));
  }
}

/** Comes when it is known; the list does not wait for it. */
function howLong(m: Market, providerType: "practitioner" | "organization" | "group"): HTMLElement {
  const box = h("p");
  void timesOf(m.id).then((cells) => {
    const said = sentence(cells, "initial", providerType, `the ${providerType}s who joined in ${m.name}`);
    if (said) put(box, h("strong", "How long it takes: "), said, " We count from the day you send the form to the day you are set up in our systems.");
  });
  return box;
}

const ORGANIZATION_ONLY = ["license", "accreditation"];
const PERSON_ONLY = ["dea-certificate", "credentialing-application", "protocol-agreement", "collaborative-agreement", "collaborative-practice-agreement"];
const NAMED: Record<string, string> = { "nurse practitioner": "NP", "physician assistant": "PA" };

/** Whether a document can be asked of this profession; the market says in words when it is. */
function concerns(d: Market["documents"][number], profession: string): boolean {
  if (["organization", "group"].includes(profession)) return !PERSON_ONLY.includes(d.type);
  const named = Object.entries(NAMED).filter(([words]) => d.when.toLowerCase().includes(words));
  return !ORGANIZATION_ONLY.includes(d.type) && (named.length === 0 || named.some(([, code]) => code === profession));
}

function basics(m: Market, person: boolean): HTMLElement[] {
  const items: [string, string][] = [
    ["NPI", "your 10-digit National Provider Identifier"],
    ["Tax ID", "the number you are paid under, and your W-9"],
    ["Insurance", "policy number, amounts and dates of your liability insurance"],
  ];
  if (person) items.push(["License", "number and expiry date"], ["CAQH ID", `CAQH keeps your history once for all plans. In your profile there, authorize “${m.caqhPlanName}”`]);
  else items.push(["License", "number and expiry date"], ["Owners", "names and birth dates of owners and managers"]);
  return items.map(([name, what]) => h("li", h("strong", name), ` – ${what}`));
}

/** What this market does not take, and who does. */
function elsewhere(m: Market): HTMLElement[] {
  const services = m.turnedAway.map((t) =>
    h("li", h("strong", serviceName(t.service)), `: please contact ${t.to}`, t.phone ? [" at ", h("a", { href: `tel:${t.phone}` }, t.phone)] : "", ". We do not contract this service."),
  );
  const products = m.products.filter((p) => p.credentialedBy === "state").map((p) => h("li", h("strong", p.name), `: ${p.directions ?? "the state checks your credentials."}`));
  const all = [...services, ...products];
  if (!all.length) return [];
  return [h("div.usa-summary-box", { role: "region", "aria-label": `Good to know in ${m.name}` }, h("div.usa-summary-box__body", h("h3.usa-summary-box__heading", `Good to know in ${m.name}`), h("div.usa-summary-box__text", h("ul.usa-list", all))))];
}

const serviceName = (s: string): string => (s === "routine-vision" ? "Routine vision" : s === "independent-laboratory" ? "Independent laboratory" : "Laboratory on site");
const lower = (s: string): string => s.charAt(0).toLowerCase() + s.slice(1).replace(/\.$/, "");
