/**
 * Pictures of the main pages, for the README: `npm run screenshots [-- folder]`. Taken from the real
 * system with its samples, so all people in them are invented.
 */
import { mkdir } from "node:fs/promises";
import { DESKTOP, launch, PHONE } from "./chromium.mjs";
import { asStaff, businessDay, contract, credential, listed, moveDate, newNpi, pdf, taxIdOf } from "./hands.mjs";
import { startSystem } from "./system.mjs";
import { date, fillForm, nursePractitioner, send } from "./walk.mjs";

const SOURCES = { identity: "NPPES", license: "State licensing board", education: "National Student Clearinghouse", "work-history": "CAQH", "exclusions-oig": "OIG LEIE" };

const folder = process.argv[2] ?? new URL("../../screenshots", import.meta.url).pathname;
await mkdir(folder, { recursive: true });
const system = await startSystem();
const { addresses } = system;
const browser = await launch();
try {
  await finishSome();
  const file = await halfVerified();
  for (const size of [["phone", PHONE], ["desktop", DESKTOP]]) {
    await provider(...size);
    await staff(file, ...size);
  }
} finally {
  await browser.close();
  await system.stop();
}

/** Samples with all their documents in. */
async function inHand(more) {
  return (await listed(system, `queue=documents${more}`)).filter((f) => f.state === "verifying");
}

/** Brings some samples to their end within weeks, so that times and charts have something to tell. */
async function finishSome() {
  for (const [days, ...markets] of [[5, "ga"], [6, "ga", "in"], [4, "oh", "in"]]) {
    await moveDate(system, days);
    for (const market of markets)
      for (const { applicationId: id, npi } of (await inHand(`&market=${market}`)).slice(0, 4)) {
        await contract(system, id, npi);
        await credential(system, id);
      }
  }
  await moveDate(system, 1);
}

/** A file in the middle of its verification. */
async function halfVerified() {
  const [{ applicationId: id }] = await inHand("&market=wv");
  const verifiedOn = await businessDay(system);
  for (const [element, source] of Object.entries(SOURCES)) await asStaff(system, "specialist", id, `elements/${element}`, { result: "met", source, verifiedOn });
  await asStaff(system, "specialist", id, "discrepancies", { element: "malpractice-history", yours: "No claims", source: "NPDB: one claim in 2024", dueOn: await businessDay(system, 14) });
  return id;
}

async function visit(size, viewport) {
  const page = await (await browser.newContext({ viewport })).newPage();
  const shot = async (name, clip = 1400) => {
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.evaluate(() => document.activeElement?.blur());
    await page.setViewportSize({ width: viewport.width, height: Math.min(height, clip) });
    await page.evaluate(() => scrollTo(0, 0));
    await page.screenshot({ path: `${folder}/${name}-${size}.png` });
    await page.setViewportSize(viewport);
  };
  return { page, shot };
}

async function provider(size, viewport) {
  const { page, shot } = await visit(size, viewport);
  const npi = newNpi();
  await page.goto(addresses.site);
  await page.locator("table").waitFor();
  await shot("start");
  await page.goto(`${addresses.site}/apply/#/npi`);
  await nursePractitioner.find(([id]) => id === "npi")[1](page, { npi });
  await shot("form");
  await page.evaluate(() => localStorage.clear());
  await fillForm(page, addresses.site, { npi, taxId: taxIdOf(npi), uploadW9: true });
  await send(page);
  await shot("receipt");
  await page.goto(`${addresses.site}/documents/`);
  await page.getByLabel("Choose files or take a photo: Form W-9").setInputFiles({ name: "w9.pdf", mimeType: "application/pdf", buffer: Buffer.from("MZ, a program that calls itself a PDF") });
  await page.getByText("We cannot use this file.").waitFor();
  await page.getByLabel("Choose files or take a photo: Malpractice").setInputFiles(pdf("face-sheet.pdf"));
  await date(page, "When does it expire?", "2030-06-30");
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await page.getByText("Received and readable.").waitFor();
  await shot("documents");
  await page.goto(`${addresses.site}/status/`);
  await page.getByText("What you must do now").waitFor();
  await shot("status");
  await page.context().close();
}

async function staff(file, size, viewport) {
  const { page, shot } = await visit(size, viewport);
  await page.goto(`${addresses.site}/staff/?queue=documents`);
  await page.locator('button[value="sasha.specialist"]').click();
  await page.getByRole("table").waitFor();
  await shot("queues", 900);
  await page.goto(`${addresses.site}/staff/file/#${file}`);
  await page.getByRole("heading", { name: "Verification" }).waitFor();
  await shot("file");
  await page.getByRole("button", { name: "Record" }).first().click();
  await page.getByRole("dialog").waitFor();
  await page.screenshot({ path: `${folder}/verify-${size}.png` });
  await page.goto(`${addresses.site}/staff/dashboard/`);
  await page.getByRole("heading", { name: "Where files stand" }).waitFor();
  await shot("dashboard");
  await page.context().close();
}
