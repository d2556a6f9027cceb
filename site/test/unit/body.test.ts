import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { build, onPage, stepFor } from "../../src/form/build";
import { steps } from "../../src/form";
import type { Answers, Context } from "../../src/form/types";
import type { Market } from "../../src/lib/types";

const markets = [{ id: "ga", name: "Georgia", products: [{ id: "ga-marketplace", name: "M", lineOfBusiness: "marketplace", credentialedBy: "plan" }], professions: ["NP"], documents: [], turnedAway: [] }] as unknown as Market[];
const context = (answers: Answers): Context => ({ draft: { answers, savedAt: "" }, markets });
const body = (answers: Answers) => build(steps, context(answers)) as Record<string, never>;

test("what belongs to a path not taken is not sent", () => {
  const sent = body({ providerType: "organization", practitioner: { name: { first: "Avery" } }, organization: { legalName: "Sample Center" }, certified: true, w9how: "upload", w9: { line1: "old" } });
  expect(sent["practitioner"]).toBeUndefined();
  expect(sent["organization"]).toEqual({ legalName: "Sample Center" });
  expect(sent["w9"]).toEqual({ upload: true, line1: "old" });
  expect(sent["credentialingApplication"]).toBe("uploaded");
  expect(sent["certified"]).toBeUndefined();
});

test("values are brought to the form the API takes", () => {
  const sent = body({
    providerType: "practitioner",
    taxId: "12-3456789",
    practitioner: { formerNames: "Avery One, Avery Two", name: { first: " Avery " } },
    malpractice: { perClaim: "$1,000,000" },
    locations: [{ phone: "(404) 555 0100", address: { zip: "303030001" }, hours: "Mon 8–5, Tue 8–5" }, { name: "Second" }],
    specialty: { code: "363lf0000x" },
  });
  expect(sent["taxId"]).toBe("123456789");
  expect(sent["practitioner"]).toMatchObject({ name: { first: "Avery", former: ["Avery One", "Avery Two"] }, ccvsCurrent: false });
  expect(sent["malpractice"]).toEqual({ perClaim: 1_000_000 });
  expect(sent["locations"]).toMatchObject([{ phone: "404-555-0100", address: { zip: "30303-0001" }, hours: ["Mon 8–5", "Tue 8–5"], primary: true }, { name: "Second", primary: false }]);
  expect(sent["taxonomies"]).toEqual([{ code: "363LF0000X", primary: true }]);
});

test("every name the form sends is a name of the API's description", () => {
  const description = readFileSync(new URL("../../../shared/httpapi/openapi.yaml", import.meta.url), "utf8");
  const names = new Set(steps.flatMap((s) => ["practitioner", "organization", "group"].flatMap((providerType) => s.items(context({ providerType, kind: "change", w9how: "fill", certified: true, accredited: true, services: ["onsite-laboratory"], w9: { classification: "llc" }, practitioner: { prescribesControlled: true, profession: "NP" } })).flatMap((i) => ("list" in i ? [i.list, ...i.fields.map((f) => f.at)] : [i.at])))));
  const page = /^\/(certified|accredited|w9how|w9certified|specialty|disclosed)|formerNames/;
  const unknown = [...names].filter((n) => !page.test(n)).flatMap((n) => n.split("/").slice(1)).filter((name) => !new RegExp(`\\b${name}\\b`).test(description));
  expect(unknown).toEqual([]);
});

test("a new Tax ID or name changes no products, and asks for none", () => {
  const change = (what: string) => ({ kind: "change", providerType: "group", services: ["routine-vision"], products: ["ga-marketplace"], change: { what } });
  expect(body(change("tax-id"))).toMatchObject({ products: [], disclosures: [] });
  expect(body(change("products-add"))).toMatchObject({ products: ["ga-marketplace"] });
  expect(body(change("tax-id"))["services"]).toBeUndefined();
});

test("foreign partners are asked about only where there can be some", () => {
  const w9 = steps.find((s) => s.id === "w9")!;
  const asks = (w9answers: Answers) => w9.items(context({ w9how: "fill", w9: w9answers })).some((i) => "at" in i && i.at === "/w9/line3b");
  expect([asks({ classification: "llc", llcTaxClass: "P" }), asks({ classification: "llc", llcTaxClass: "C" }), asks({ classification: "partnership" }), asks({ classification: "individual" })]).toEqual([true, false, true, false]);
});

test.each([
  ["/contact/email", "contact"],
  ["/practitioner/licenses/0/number", "licenses"],
  ["/taxonomies/0/code", "specialty"],
  ["/disclosures/2/explanation", "disclosures"],
  ["/w9/line1", "w9"],
  ["/attestation/signedOn", "sign"],
])("a complaint about %s leads to the page %s", (pointer, page) => {
  const c = context({ providerType: "practitioner", w9how: "fill" });
  expect(stepFor(pointer, steps, c)?.id).toBe(page);
});

test("a complaint about a disclosure stands beside its question", () => {
  expect(onPage("/disclosures/3/explanation", context({ providerType: "practitioner" }))).toBe("/disclosed/felony/explanation");
});
