/** JSON pointers into the answers: "/practitioner/name/first", "/locations/0/phone". */
import type { Answers } from "./types";

const parts = (pointer: string): string[] => pointer.split("/").slice(1);

export function get(from: unknown, pointer: string): unknown {
  return parts(pointer).reduce<unknown>((value, part) => (value as Answers | undefined)?.[part], from);
}

/** Sets a value, making objects and lists on the way. Nothing ("" or undefined) removes it. */
export function set(into: Answers, pointer: string, value: unknown): void {
  const path = parts(pointer);
  const last = path.pop()!;
  let at = into as Record<string, unknown>;
  path.forEach((part, i) => {
    const next = path[i + 1] ?? last;
    at = (at[part] ??= /^\d+$/.test(next) ? [] : {}) as Record<string, unknown>;
  });
  if (value === undefined || value === "") delete at[last];
  else at[last] = value;
}
