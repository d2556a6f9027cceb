/** Brings Chromium where there is none: from Debian's packages as root, else Playwright's own build. */
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { executable } from "./chromium.mjs";

const run = (command, ...args) => execFileSync(command, args, { stdio: ["ignore", "ignore", "inherit"], env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } });

if (!existsSync(executable())) {
  console.log("fetching Chromium (once)");
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    run("apt-get", "update", "-qq");
    const install = (name) => run("apt-get", "install", "-y", "-qq", "--no-install-recommends", name);
    try {
      install("chromium-headless-shell");
    } catch {
      install("chromium"); // of a Debian without the shell
    }
  } else run("npx", "playwright-core", "install", "chromium");
}
