/**
 * Pictures of the main pages, for the README: `npm run screenshots [-- folder]`. Taken against the
 * stand-in, so they need no running system and show invented people only.
 */
import { mkdir } from "node:fs/promises";
import { DESKTOP, launch, PHONE } from "./chromium.mjs";
import { startServer } from "./server.mjs";
import { fillForm, nursePractitioner, send } from "./walk.mjs";

const folder = process.argv[2] ?? new URL("../../screenshots", import.meta.url).pathname;
await mkdir(folder, { recursive: true });
const { base, close } = await startServer();
const browser = await launch();

for (const [size, viewport] of [["phone", PHONE], ["desktop", DESKTOP]]) {
  const context = await browser.newContext({ viewport });
  const page = await context.newPage();
  const shot = async (name, clip = 1400) => {
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.evaluate(() => document.activeElement?.blur());
    await page.setViewportSize({ width: viewport.width, height: Math.min(height, clip) });
    await page.screenshot({ path: `${folder}/${name}-${size}.png` });
    await page.setViewportSize(viewport);
  };
  await page.goto(base);
  await page.locator("table").waitFor();
  await shot("start");
  await page.goto(`${base}/apply/#/npi`);
  await nursePractitioner.find(([id]) => id === "npi")[1](page, {});
  await shot("form");
  await page.evaluate(() => localStorage.clear());
  await fillForm(page, base, { uploadW9: true });
  await send(page);
  await shot("receipt");
  await page.goto(`${base}/documents/`);
  await page.getByLabel("Choose files or take a photo: W-9").setInputFiles({ name: "wrong-page.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.4") });
  await page.getByText("We cannot use this file.").waitFor();
  await shot("documents");
  await page.goto(`${base}/status/`);
  await page.getByText("What you must do now").waitFor();
  await shot("status");
  await page.goto(`${base}/staff/`);
  await page.getByRole("table").waitFor();
  await shot("queues", 900);
  await page.goto(`${base}/staff/file/#CRD-7K3M-9QXT-2B4FW`);
  await page.getByRole("heading", { name: "Verification" }).waitFor();
  await shot("file");
  await page.getByRole("button", { name: "Record npdb" }).click();
  await page.screenshot({ path: `${folder}/verify-${size}.png` });
  await page.goto(`${base}/staff/dashboard/`);
  await page.getByRole("heading", { name: "Where files stand" }).waitFor();
  await shot("dashboard");
  await context.close();
}
await browser.close();
await close();
