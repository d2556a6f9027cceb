/** The whole road in a browser, against the real system: form, uploads, staff work, letters in the inbox, status. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { DESKTOP, launch, PHONE } from "./chromium.mjs";
import { startSystem } from "./system.mjs";
import { date, fillForm, send, tick } from "./walk.mjs";

let system;
let browser;
beforeAll(async () => {
  [system, browser] = await Promise.all([startSystem(), launch()]);
}, 330_000);
afterAll(async () => {
  await browser?.close();
  await system?.stop();
}, 60_000);

/** A practitioner's NPI that passes the check digit, another each time. */
function newNpi() {
  const nine = `12${String(Math.floor(Math.random() * 1e6)).padStart(6, "0")}${Math.floor(Math.random() * 6)}`;
  const sum = [..."80840" + nine].reverse().reduce((n, c, i) => n + (i % 2 ? Number(c) : Number(c) * 2 > 9 ? Number(c) * 2 - 9 : Number(c) * 2), 0);
  return nine + ((10 - (sum % 10)) % 10);
}

const pdf = (name) => ({ name, mimeType: "application/pdf", buffer: Buffer.from(`%PDF-1.4\n% ${name} ${Math.random()}\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF`) });

async function newPage(viewport) {
  const page = await (await browser.newContext({ viewport })).newPage();
  page.setDefaultTimeout(30_000);
  return page;
}

async function letters(email) {
  const store = await (await fetch(`${system.addresses.inbox}/store`)).json();
  return store.emails.filter((m) => m.destination.to.some((to) => to.includes(email))).map((m) => m.subject);
}

async function signIn(username, viewport, id) {
  const page = await newPage(viewport);
  await page.goto(`${system.addresses.site}/staff/file/#${id}`);
  await page.locator(`button[value="${username}"]`).click();
  await page.getByRole("heading", { name: "Documents", exact: true }).waitFor();
  return page;
}

/** Opens an action's dialog, fills it in, and waits until it is saved. */
async function act(page, name, fill, ...buttons) {
  await page.getByRole("button", { name }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.waitFor();
  await fill?.(dialog);
  for (const button of buttons) await dialog.getByRole("button", { name: button, exact: true }).click();
  await dialog.waitFor({ state: "detached" });
  await page.getByText("Saved.").waitFor();
}

async function upload(page, name, expires) {
  await page.getByLabel(`Choose files or take a photo: ${name}`).setInputFiles(pdf(`${name}.pdf`));
  if (expires) {
    await date(page, "When does it expire?", expires);
    await page.getByRole("button", { name: "Send", exact: true }).click();
  }
  await page.getByRole("listitem").filter({ has: page.getByRole("heading", { name }) }).getByText("Received and readable.").waitFor();
}

async function verifyAll(page) {
  const open = () => page.getByRole("row").filter({ hasText: "Open" }).getByRole("button", { name: /^Record/ });
  while ((await open().count()) > 0) {
    const name = await open().first().textContent();
    await act(page, name, async (dialog) => {
      await tick(dialog.getByLabel("Met", { exact: true }));
      await dialog.getByRole("textbox", { name: "Source" }).fill("The source itself");
    }, "Save");
  }
}

for (const [size, viewport] of [["phone", PHONE], ["desktop", DESKTOP]])
  test(`a nurse practitioner joins, all on a ${size}`, async () => {
    const npi = newNpi();
    const email = `office-${npi}@practice.example`;
    const provider = await newPage(viewport);
    await fillForm(provider, system.addresses.site, { npi, email, taxId: `0${npi.slice(2)}`, uploadW9: true });
    const id = await send(provider);
    await provider.getByRole("link", { name: "Send documents now" }).click();
    await upload(provider, "Form W-9");
    await upload(provider, "DEA certificate", "2030-09-30");
    await upload(provider, "Malpractice insurance face sheet", "2030-06-30");
    await upload(provider, "Protocol agreement");

    const specialist = await signIn("sasha.specialist", viewport, id);
    await act(specialist, "Assign", undefined, "Assign");
    while ((await specialist.getByRole("button", { name: /^Review/ }).count()) > 0) await act(specialist, /^Review/, (dialog) => tick(dialog.getByLabel("Accept")), "Save");
    await act(specialist, "Ask the provider about a difference", async (dialog) => {
      await dialog.getByLabel("About").selectOption("license");
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
    await act(specialist, "Send the contract", undefined, "Continue", "Send");

    await provider.reload();
    await provider.getByLabel("Type your full name").fill("Avery Example");
    await provider.getByLabel("Title").fill("Owner");
    await tick(provider.getByLabel("I have read the contract."));
    await provider.getByRole("button", { name: "Sign the contract" }).click();
    await provider.getByText("You have signed the contract.").waitFor();

    const director = await signIn("morgan.director", viewport, id);
    await act(director, "Decide", async (dialog) => {
      await tick(dialog.getByLabel("Approve"));
      await dialog.getByLabel("Kind of reason").selectOption("meets-criteria");
      await dialog.getByLabel("Reason in words").fill("Every element is met.");
    }, "Continue", "Decide");
    await specialist.reload();
    await act(specialist, "Countersign the contract", undefined, "Countersign");

    await expect.poll(() => letters(email), { timeout: 60_000, interval: 500 }).toContainEqual(expect.stringMatching(/welcome/i));
    await provider.reload();
    await provider.getByRole("heading", { name: "Proof of participation" }).waitFor();
    await provider.getByText(/Provider Number: \S+/).waitFor();
    const [tab] = await Promise.all([provider.context().waitForEvent("page"), provider.getByRole("button", { name: "Read or download" }).last().click()]);
    expect((await fetch(tab.url())).headers.get("content-type")).toBe("application/pdf");
    await director.close();
    await specialist.close();
    await provider.close();
  }, 300_000);
