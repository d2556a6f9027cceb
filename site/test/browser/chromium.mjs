/** Chromium for tests: the one CHROMIUM names, Debian's (its headless shell, which takes half the time, before the whole), or Playwright's own. */
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

const DEBIAN = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"];
const ARGS = ["--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

export const PHONE = { width: 360, height: 740 };
export const DESKTOP = { width: 1280, height: 900 };

export const executable = () => process.env.CHROMIUM ?? DEBIAN.find(existsSync) ?? chromium.executablePath();

export const launch = () => chromium.launch({ executablePath: executable(), args: ARGS });
