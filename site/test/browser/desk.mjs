/** What the tests against the real system share: people, letters, and the staff's work in the browser and through the API. */
import { expect } from "vitest";
import { asStaff, businessDay, pdf } from "./hands.mjs";

export * from "./hands.mjs";

/** A page of somebody in the plan's time zone: in the evening there, another zone's today is tomorrow. */
export async function newPage(browser, viewport) {
  const page = await (await browser.newContext({ viewport, timezoneId: "America/New_York" })).newPage();
  page.setDefaultTimeout(30_000);
  return page;
}

/** What was mailed to an address. */
export async function letters({ addresses }, email) {
  const store = await (await fetch(`${addresses.inbox}/store`)).json();
  return store.emails.filter((m) => m.destination.to.some((to) => to.includes(email)));
}

/** Opens a file as one of the staff. */
export async function signIn({ addresses }, page, username, id) {
  await page.goto(`${addresses.site}/staff/file/#${id}`);
  await page.locator(`button[value="${username}"]`).click();
  await page.getByRole("heading", { name: "Documents", exact: true }).waitFor();
  return page;
}

/** Opens an action's dialog, fills it in, and waits until it is saved. */
export async function act(page, name, fill, ...buttons) {
  await page.getByRole("button", { name }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.waitFor();
  await fill?.(dialog);
  for (const button of buttons) await dialog.getByRole("button", { name: button, exact: true }).click();
  await dialog.waitFor({ state: "detached" }).catch(async (error) => {
    throw new Error(`${await dialog.locator("h2, .errors, .usa-alert").allTextContents()}`, { cause: error });
  });
  await page.getByText("Saved.").waitFor();
}

/** Sends what a file still lacks, straight to S3, and waits until it is in review. */
export async function sendDocuments(system, id, npi) {
  const missing = async (...states) => (await asStaff(system, "specialist", id)).documents.filter((d) => d.required && states.includes(d.state));
  for (const { type } of await missing("missing")) {
    const { name, mimeType, buffer } = pdf(`${type}.pdf`);
    const response = await fetch(`${system.addresses.api}/applications/${id}/documents`, {
      method: "POST",
      headers: { "Content-Type": "application/json", "Idempotency-Key": crypto.randomUUID() },
      body: JSON.stringify({ npi, type, fileName: name, contentType: mimeType, size: buffer.length, expiresOn: await businessDay(system, 700) }),
    });
    const { url, fields } = await response.json();
    const form = new FormData();
    for (const [key, value] of Object.entries(fields)) form.append(key, value);
    form.append("file", new Blob([buffer], { type: mimeType }), name);
    expect((await fetch(url, { method: "POST", body: form })).ok).toBe(true);
  }
  await expect.poll(() => missing("missing", "checking"), { timeout: 60_000, interval: 500 }).toEqual([]);
}
