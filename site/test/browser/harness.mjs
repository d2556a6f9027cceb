/** One browser and one stand-in for a test file. */
import { existsSync } from "node:fs";
import AxeBuilder from "@axe-core/playwright";
import { afterAll, beforeAll, expect } from "vitest";
import { DESKTOP, launch } from "./chromium.mjs";
import { DIST, startServer } from "./server.mjs";

export function setUp() {
  const h = {};
  beforeAll(async () => {
    if (!existsSync(DIST)) throw new Error("The site is not built: run `npm run build` first.");
    h.browser = await launch();
  });
  afterAll(() => h.browser?.close());
  /** A new visitor with a server of their own; fails the test when the page logs an error of its own. */
  h.visit = async (viewport = DESKTOP) => {
    const { base, state, close } = await startServer();
    const context = await h.browser.newContext({ viewport, acceptDownloads: true });
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    const errors = [];
    page.on("pageerror", (e) => errors.push(e.message));
    page.on("console", (m) => m.text().includes("Content Security Policy") && errors.push(m.text()));
    return {
      page,
      base,
      state,
      context,
      leave: async () => {
        await context.close();
        await close();
        expect(errors).toEqual([]);
      },
    };
  };
  return h;
}

/** What axe finds on the page, of any severity. It need not copy the style sheets, which now and then breaks the page's policy: no rule that is on reads them. */
export async function findings(page) {
  const { violations } = await new AxeBuilder({ page }).options({ preload: { assets: ["media"] } }).analyze();
  return violations.map((v) => `${v.id} (${v.impact}): ${v.nodes.map((n) => n.target.join(" ")).join(", ")}`);
}

/** The page is not wider than the screen. */
export const overflow = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
