/** What the tests against the real system share: people, letters, and the staff's work in the browser and through the API. */
import { expect } from "vitest";

/** A practitioner's NPI that passes the check digit, another each time. */
export function newNpi() {
  const nine = `12${String(Math.floor(Math.random() * 1e6)).padStart(6, "0")}${Math.floor(Math.random() * 6)}`;
  const sum = [..."80840" + nine].reverse().reduce((n, c, i) => n + (i % 2 ? Number(c) : Number(c) * 2 > 9 ? Number(c) * 2 - 9 : Number(c) * 2), 0);
  return nine + ((10 - (sum % 10)) % 10);
}

export const pdf = (name) => ({ name, mimeType: "application/pdf", buffer: Buffer.from(`%PDF-1.4\n% ${name} ${Math.random()}\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF`) });

export async function newPage(browser, viewport) {
  const page = await (await browser.newContext({ viewport })).newPage();
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
  await dialog.waitFor({ state: "detached" });
  await page.getByText("Saved.").waitFor();
}

/** A staff's call, on the file as it is now; without a path, the file. */
export async function asStaff({ addresses }, role, id, path, body) {
  const { token } = await (await fetch(`${addresses.supervisor}/token`, { method: "POST", body: new URLSearchParams({ role }) })).json();
  const at = `${addresses.api}/staff/applications/${id}`;
  const headers = { Authorization: `Bearer ${token}` };
  const file = await fetch(at, { headers });
  if (!path) return file.json();
  const response = await fetch(`${at}/${path}`, { method: "POST", headers: { ...headers, "Content-Type": "application/json", "If-Match": file.headers.get("etag"), "Idempotency-Key": crypto.randomUUID() }, body: JSON.stringify(body) });
  expect([path, response.status, response.ok ? "" : await response.text()]).toEqual([path, 200, ""]);
}

export async function businessDay({ addresses }, days = 0) {
  const { date: today } = await (await fetch(`${addresses.supervisor}/status`)).json();
  return new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10);
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
