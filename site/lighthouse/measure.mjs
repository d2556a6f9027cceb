/**
 * Lighthouse on its mobile setting, the median of five runs a page, against the local host, which
 * serves as CloudFront does: `make lighthouse`. Figures fall on a machine that is busy.
 */
import lighthouse from "lighthouse";
import puppeteer from "puppeteer-core";
import { executable } from "../test/browser/chromium.mjs";
import { listed } from "../test/browser/hands.mjs";
import { startSystem } from "../test/browser/system.mjs";

const RUNS = 5;
const PAGES = ["/", "/apply/", "/documents/", "/status/"];
const CATEGORIES = ["performance", "accessibility", "best-practices"];

const system = await startSystem();
try {
  // A file that waits for documents, so that documents and status have something to show.
  const { applicationId, npi } = (await listed(system, "")).find((f) => f.state === "gathering");
  console.log(["page".padEnd(12), ...CATEGORIES].join("  "));
  for (const path of PAGES) {
    const runs = [];
    for (let i = 0; i < RUNS; i++) runs.push(await measure(system.addresses.site + path, { applicationId, npi }));
    console.log([path.padEnd(12), ...CATEGORIES.map((c) => String(median(runs.map((r) => r[c]))).padEnd(c.length))].join("  "));
  }
} finally {
  await system.stop();
}

/** The scores of one run in a fresh browser, in a tab where the file is open. On a busy machine a trace may fail, and Lighthouse asks to run it again. */
async function measure(url, file, tries = 3) {
  const browser = await puppeteer.launch({ executablePath: executable(), args: ["--no-sandbox"] });
  const [page] = await browser.pages();
  await page.evaluateOnNewDocument((f) => sessionStorage.setItem("credo.file", JSON.stringify(f)), file);
  const { lhr } = await lighthouse(url, { onlyCategories: CATEGORIES, logLevel: "error" }, undefined, page);
  await browser.close();
  if (lhr.runtimeError && tries > 1) return measure(url, file, tries - 1);
  if (lhr.runtimeError) throw new Error(lhr.runtimeError.message);
  return Object.fromEntries(CATEGORIES.map((c) => [c, Math.round(lhr.categories[c].score * 100)]));
}

function median(numbers) {
  return numbers.sort((a, b) => a - b)[(numbers.length - 1) / 2];
}
