/** The whole road in a browser, against the real system: form, uploads, staff work, letters in the inbox, status. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { DESKTOP, launch, PHONE } from "./chromium.mjs";
import { startSystem } from "./system.mjs";
import { moveClock } from "../../src/lib/format";
import { build } from "../../src/form/build";
import { steps } from "../../src/form";
import { contractChange, date, dropFiles, fillForm, send, tick, yesNo } from "./walk.mjs";
import { act, businessDay, contract, credential, letters, moveDate, newNpi, newPage, pdf, signIn, taxIdOf } from "./desk.mjs";

/** The browser's clock stays where it is: the pages have to follow the system's. */
const HALF_A_YEAR = "4320h0m0s";

let system;
let browser;
beforeAll(async () => {
  [system, browser] = await Promise.all([startSystem({ clock: HALF_A_YEAR }), launch()]);
}, 330_000);
afterAll(async () => {
  await browser?.close();
  await system?.stop();
}, 60_000);

const mailed = async (email) => (await letters(system, email)).map((m) => m.subject);

async function upload(page, name, expires) {
  await page.getByLabel(`Choose files or take a photo: ${name}`).setInputFiles(pdf(`${name}.pdf`));
  if (expires) {
    await date(page, "When does it expire?", expires);
    await page.getByRole("button", { name: "Send", exact: true }).click();
  }
  await page.getByRole("listitem").filter({ has: page.getByRole("heading", { name }) }).getByText("Received and readable.").waitFor();
}

const isUpload = (request) => request.method() === "POST" && (request.headers()["content-type"] ?? "").startsWith("multipart/form-data");

/** Drops two files at once; the sending of one is cancelled midway and tried again. */
async function drop(page, name) {
  const row = (file) => page.locator(".transfer").filter({ hasText: file });
  const midway = new Promise((resolve) => void page.route("**", (route) => (isUpload(route.request()) && route.request().postDataBuffer().includes("second.pdf") ? resolve() : route.continue())));
  await dropFiles(page, name, [pdf("first.pdf"), pdf("second.pdf")]);
  await midway;
  await row("second.pdf").getByRole("button", { name: "Cancel" }).click();
  await row("second.pdf").getByText("Cancelled.").waitFor();
  await page.unroute("**");
  await row("second.pdf").getByRole("button", { name: "Try again" }).click();
  await row("second.pdf").getByText("Received").waitFor();
}

/** Opens the letter a provider sees last, and says what kind of file it is. A browser without a reader for it leaves the tab empty. */
async function readLast(page) {
  const elsewhere = (r) => r.isNavigationRequest() && new URL(r.url()).origin !== new URL(page.url()).origin;
  const [request] = await Promise.all([page.context().waitForEvent("request", elsewhere), page.getByRole("button", { name: "Read or download" }).last().click()]);
  return (await fetch(request.url())).headers.get("content-type");
}

/** Who joined, to change their contracts. */
const joined = [];

async function verifyAll(page) {
  const open = () => page.getByRole("row").filter({ hasText: "Open" }).getByRole("button", { name: /^Record/ });
  while ((await open().count()) > 0) {
    const name = await open().first().textContent();
    await act(page, name, async (dialog) => {
      await tick(dialog.getByLabel("Met", { exact: true }));
      await dialog.getByRole("textbox", { name: "Source" }).fill("The source itself");
      await date(dialog, "The credential expires on", inYears(3));
      if ((await dialog.getByRole("group", { name: "Signed or attested on" }).count()) > 0) await date(dialog, "Signed or attested on", await businessDay(system));
      await dialog.getByRole("textbox", { name: "Note" }).fill("Nothing to say against it.");
    }, "Save");
  }
}

for (const [size, viewport] of [["phone", PHONE], ["desktop", DESKTOP]])
  test(`a nurse practitioner joins, all on a ${size}`, async () => {
    const npi = newNpi();
    const email = `office-${npi}@practice.example`;
    const provider = await newPage(browser, viewport);
    await fillForm(provider, system.addresses.site, { npi, email, taxId: taxIdOf(npi), uploadW9: true });
    const id = await send(provider);
    await provider.getByRole("link", { name: "Send documents now" }).click();
    await drop(provider, "Form W-9");
    await upload(provider, "DEA certificate", "2030-09-30");
    await upload(provider, "Malpractice insurance face sheet", "2030-06-30");
    await upload(provider, "Protocol agreement");

    const specialist = await signIn(system, await newPage(browser, viewport), "sasha.specialist", id);
    await act(specialist, "Assign", undefined, "Assign");
    while ((await specialist.getByRole("button", { name: /^Review/ }).count()) > 0) await act(specialist, /^Review/, (dialog) => tick(dialog.getByLabel("Accept")), "Save");
    await act(specialist, "Ask the provider about a difference", async (dialog) => {
      await dialog.getByLabel("About").selectOption("license:GA");
      await dialog.getByLabel("The application says").fill("RN000001");
      await dialog.getByLabel("The source says").fill("RN000002");
    }, "Continue", "Send the question");

    await provider.goto(`${system.addresses.site}/status/`);
    await provider.getByLabel("Please explain").fill("A typing error: RN000002 is right.");
    await provider.getByRole("button", { name: "Send my answer" }).click();
    await provider.getByText("We have your answer.").waitFor();

    await specialist.reload();
    await specialist.getByText("A typing error: RN000002 is right.").waitFor();
    await verifyAll(specialist);
    await act(specialist, "Send the agreement", undefined, "Send");

    await provider.reload();
    const [paper] = await Promise.all([provider.waitForEvent("popup"), provider.getByRole("button", { name: "Read the agreement" }).click()]);
    await paper.close();
    await provider.getByLabel("Type your full name").fill("Avery Example");
    await provider.getByLabel("Title").fill("Owner");
    await tick(provider.getByLabel("I have read the participation agreement"));
    await provider.getByRole("button", { name: "Sign the agreement" }).click();
    await provider.getByText("You have signed the agreement.").waitFor();

    const director = await signIn(system, await newPage(browser, viewport), "morgan.director", id);
    await act(director, "Decide", async (dialog) => {
      await tick(dialog.getByLabel("Approve"));
      await yesNo(dialog, "Did the committee decide", false);
    }, "Continue", "Decide");
    const other = await signIn(system, await newPage(browser, viewport), "sidney.specialist", id);
    await act(other, "Countersign the agreement", undefined, "Countersign");

    await expect.poll(() => mailed(email), { timeout: 60_000, interval: 500 }).toContainEqual(expect.stringMatching(/welcome/i));
    await provider.reload();
    await provider.getByRole("heading", { name: "Proof of participation" }).waitFor();
    joined.push({ npi, email, taxId: taxIdOf(npi), number: (await provider.getByText(/Provider Number: \S+/).textContent()).slice(-10) });
    expect(await readLast(provider)).toBe("application/pdf");
    await director.close();
    await specialist.close();
    await provider.close();
  }, 300_000);

test("who takes part adds a product, with the W-9 by upload", async () => {
  const { number, ...who } = joined[0];
  const provider = await newPage(browser, PHONE);
  const change = { providerNumber: number, what: "Add products", from: await businessDay(system, 1), product: "CareSource Dual Advantage Georgia" };
  await fillForm(provider, system.addresses.site, { ...who, uploadW9: true, steps: contractChange(change) });
  const id = await send(provider);
  await provider.getByRole("link", { name: "Send documents now" }).click();
  await upload(provider, "Form W-9");
  await credential(system, id);
  await expect.poll(() => mailed(who.email), { timeout: 60_000, interval: 500 }).toContainEqual(expect.stringMatching(/made the change/));
  await provider.goto(`${system.addresses.site}/status/`);
  await provider.getByText("Your change is in our systems.").waitFor();
  expect(await readLast(provider)).toBe("application/pdf");
  await provider.close();
}, 180_000);

test("who takes part changes the Tax ID, with the W-9 filled in, and it takes effect on its day", async () => {
  const { number, ...who } = joined[1];
  const provider = await newPage(browser, DESKTOP);
  const status = async (headline) => {
    await provider.goto(`${system.addresses.site}/status/`);
    await provider.getByText(headline).waitFor();
  };
  const change = { providerNumber: number, what: "My Tax ID", from: await businessDay(system, 1) };
  await fillForm(provider, system.addresses.site, { ...who, steps: contractChange(change) });
  await provider.getByRole("button", { name: "Send to the plan" }).click();
  await provider.getByRole("link", { name: "The contract has this Tax ID already." }).click();
  await provider.getByLabel("Tax ID", { exact: true }).fill(`99${who.npi.slice(3)}`);
  await provider.getByRole("button", { name: "Continue" }).click();
  await provider.getByRole("heading", { name: "Check your answers" }).waitFor();
  const id = await send(provider);
  await status("We are checking your application.");
  await contract(system, id, who.npi);
  await credential(system, id);
  await status("Your change is approved.");
  await moveDate(system, 1);
  await expect.poll(() => mailed(who.email), { timeout: 60_000, interval: 500 }).toContainEqual(expect.stringMatching(/made the change/));
  await status("Your change is in effect.");
  expect(await readLast(provider)).toBe("application/pdf");
  await provider.close();
}, 180_000);

const address = { line1: "1 Example Street", city: "Atlanta", state: "GA", zip: "30303" };
const inYears = (n) => `${new Date().getFullYear() + n}-06-30`;

/** Answers as the form holds them: what all kinds of provider give. */
const answers = (more) => ({
  kind: "initial",
  specialty: { code: "261QA1903X" },
  taxIdType: "EIN",
  taxId: `12-${String(Math.random()).slice(2, 9)}`,
  malpractice: { carrier: "Example Mutual", policyNumber: "EX-1", perClaim: "1,000,000", aggregate: "$3,000,000", effectiveOn: inYears(-1), expiresOn: inYears(2) },
  w9how: "fill",
  w9: { line1: more.organization?.legalName ?? "Sample Inc", classification: "c-corporation", address, signedBy: "Robin Sample" },
  locations: [{ name: "Sample", address, phone: "(404) 555-0100", acceptingNewPatients: true, inDirectory: true }],
  contact: { name: "Robin Sample", email: "office@practice.example", phone: "4045550101", channel: "post", mailingAddress: address },
  disclosed: Object.fromEntries(["unable-to-perform", "illegal-drug-use", "license-action", "felony", "privileges-action", "dea-action", "malpractice-claims", "no-coverage", "sanction"].map((q) => [q, { answer: false }])),
  attestation: more.practitioner ? { name: "Avery Example", accepted: true } : { name: "Robin Sample", title: "Owner", accepted: true },
  owners: [{ name: "Robin Sample", role: "owner", address, dateOfBirth: "1970-01-31", taxId: "123-45-6789", percent: "60%", convicted: false }],
  roster: [{ name: "Avery Example", npi: "1234567893" }],
  ...more,
});

const person = (profession) => ({
  name: { first: "Avery", last: "Example" },
  formerNames: "Avery Sample",
  profession,
  dateOfBirth: "1980-02-29",
  facilityBasedOnly: false,
  licenses: [{ state: "GA", number: "rn1", expiresOn: inYears(2) }],
  prescribesControlled: false,
});

test.each([
  ["an organization", { market: "in", products: ["in-marketplace"], providerType: "organization", accredited: true, organization: { legalName: "Sample Surgery Center", facilityType: "Surgery center", license: { state: "IN", number: "ASC-1", expiresOn: inYears(2) }, accreditation: { body: "AAAHC", expiresOn: inYears(1) }, ccn: "15c0000001" } }],
  ["a group with a laboratory", { market: "ky", products: ["ky-marketplace"], providerType: "group", services: ["onsite-laboratory"], locations: [{ name: "Sample", address, phone: "404-555-0100", acceptingNewPatients: false, inDirectory: true, hours: "Mon 8-5, Tue 8-5", clia: { number: "11d1234567", type: "waiver", expiresOn: inYears(1) } }] }],
  ["a physician in PASSE", { market: "ar-passe", products: ["ar-passe-medicaid"], providerType: "practitioner", credentialingApplication: "caqh", caqhId: "12345678", practitioner: { ...person("MD"), ccvsCurrent: true } }],
  ["a therapist without CAQH", { market: "wv", products: ["wv-marketplace"], providerType: "practitioner", credentialingApplication: "uploaded", practitioner: { ...person("PT"), education: [{ school: "Sample State", degree: "DPT", completedOn: "2008-05-31" }], workHistory: [{ employer: "Sample Clinic", from: "2008-07-01" }] } }],
])("the API takes the form of %s as the page builds it", async (_, more) => {
  moveClock((await (await fetch(`${system.addresses.site}/config.json`)).json()).clockOffsetSeconds);
  const markets = await (await fetch(`${system.addresses.api}/markets`)).json();
  const market = markets.find((m) => m.id === more.market);
  const products = [market.products.find((p) => p.credentialedBy === "plan").id];
  const c = { draft: { answers: answers({ ...more, products, npi: newNpi() }), savedAt: "" }, markets };
  const response = await fetch(`${system.addresses.api}/applications`, { method: "POST", headers: { "Content-Type": "application/json", "Idempotency-Key": crypto.randomUUID() }, body: JSON.stringify(build(steps, c)) });
  expect([response.status, (await response.json()).errors]).toEqual([201, undefined]);
});
