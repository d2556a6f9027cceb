/** The whole system for a test: the local host with data of its own, on ports of its own. */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const HOST = join(ROOT, ".local/bin/credo");
const READY_MS = 300_000;

/**
 * Starts it and waits for its addresses: {api, site, inbox, supervisor, issuer}. `clock` is how far its
 * dates are ahead, as after `make date`. Where CREDO_ADDRESSES names the file of a system that runs, takes that one.
 */
export async function startSystem({ clock = "0s" } = {}) {
  const running = process.env.CREDO_ADDRESSES;
  if (running) return { addresses: JSON.parse(await readFile(running, "utf8")), stop: async () => {} };
  if (!existsSync(HOST)) throw new Error("The local host is not built: run `make build` first.");
  const data = await mkdtemp(join(tmpdir(), "credo-"));
  await writeFile(join(data, "clock"), clock);
  const child = spawn(HOST, ["run", "--data", data], { cwd: ROOT, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  const ready = new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`The system is not ready:\n${output}`)), READY_MS);
    const read = (chunk) => {
      output += chunk;
      if (output.includes("Ctrl-C ends it.")) resolve(clearTimeout(timer));
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    child.on("exit", (code) => reject(new Error(`The system ended with ${code}:\n${output}`)));
  });
  const stop = async () => {
    if (child.exitCode === null) await new Promise((r) => (child.once("exit", r), child.kill("SIGTERM")));
    await rm(data, { recursive: true, force: true });
  };
  try {
    await ready;
    return { addresses: JSON.parse(await readFile(join(data, "addresses.json"), "utf8")), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
