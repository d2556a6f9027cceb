/** Chromium for tests: the one CHROMIUM names, Debian's, or Playwright's own. */
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

const DEBIAN = "/usr/bin/chromium";
const ARGS = ["--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

export const PHONE = { width: 360, height: 740 };
export const DESKTOP = { width: 1280, height: 900 };

export const executable = () => process.env.CHROMIUM ?? (existsSync(DEBIAN) ? DEBIAN : chromium.executablePath());

export const launch = () => chromium.launch({ executablePath: executable(), args: ARGS });
