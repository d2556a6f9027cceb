import { notice } from "../lib/notice";

export const IDLE_MS = 15 * 60_000;
const WARN_MS = 60_000;
const CHECK_MS = 5_000;

/** Calls `lock` after 15 minutes without a key, a click or a touch, and warns a minute before. */
export function watchIdle(lock: () => void, now: () => number = Date.now): void {
  let last = now();
  let warned = false;
  const active = () => {
    last = now();
    if (warned) notice();
    warned = false;
  };
  for (const event of ["keydown", "pointerdown", "wheel", "touchstart"]) addEventListener(event, active, { passive: true });
  const timer = setInterval(() => {
    const idle = now() - last;
    if (idle >= IDLE_MS) {
      clearInterval(timer);
      notice();
      lock();
    } else if (idle >= IDLE_MS - WARN_MS && !warned) {
      warned = true;
      notice("This page locks in a minute. Press any key to stay.");
    }
  }, CHECK_MS);
}
