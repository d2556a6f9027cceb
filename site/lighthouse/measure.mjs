/**
 * Lighthouse on its mobile setting, the median of five runs a page, against the local host, which
 * serves as CloudFront does: `make lighthouse`. Figures fall on a machine that is busy.
 */
import lighthouse from "lighthouse";
import puppeteer from "puppeteer-core";
import { executable } from "../test/browser/chromium.mjs";
import { startSystem } from "../test/browser/system.mjs";

const RUNS = 5;
const PAGES = ["/", "/apply/", "/documents/", "/status/"];
const CATEGORIES = ["performance", "accessibility", "best-practices"];

const { addresses, stop } = await startSystem();
const browser = await puppeteer.launch({ executablePath: executable(), args: ["--no-sandbox"] });
try {
  const file = await sample();
  console.log(["page".padEnd(12), ...CATEGORIES].join("  "));
  for (const path of PAGES) {
    const runs = [];
    for (let i = 0; i < RUNS; i++) runs.push(await measure(addresses.site + path, file));
    console.log([path.padEnd(12), ...CATEGORIES.map((c) => String(median(runs.map((r) => r[c]))).padEnd(c.length))].join("  "));
  }
} finally {
  await browser.close();
  await stop();
}

/** A sample's file that still waits for documents, so that documents and status have something to show. */
async function sample() {
  const { token } = await (await fetch(`${addresses.supervisor}/token`, { method: "POST", body: new URLSearchParams({ role: "specialist" }) })).json();
  const list = await (await fetch(`${addresses.api}/staff/applications`, { headers: { Authorization: `Bearer ${token}` } })).json();
  const { applicationId, npi } = list.items.find((f) => f.state === "gathering");
  return { applicationId, npi };
}

/** The scores of one run with an empty cache, in a tab where the file is open. */
async function measure(url, file) {
  const page = await browser.newPage();
  await page.evaluateOnNewDocument((f) => sessionStorage.setItem("credo.file", JSON.stringify(f)), file);
  const { lhr } = await lighthouse(url, { onlyCategories: CATEGORIES, logLevel: "error" }, undefined, page);
  await page.close();
  if (lhr.runtimeError) throw new Error(lhr.runtimeError.message);
  return Object.fromEntries(CATEGORIES.map((c) => [c, Math.round(lhr.categories[c].score * 100)]));
}

function median(numbers) {
  return numbers.sort((a, b) => a - b)[(numbers.length - 1) / 2];
}
