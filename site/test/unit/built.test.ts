/** What is built: small, and without anything from elsewhere. */
import { readdirSync, readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";

const dist = new URL("../../dist/", import.meta.url);
const read = (path: string) => readFileSync(new URL(path.replace(/^\//, ""), dist));
const providers = ["index.html", "apply/index.html", "documents/index.html", "status/index.html", "404.html"];
const staff = ["staff/index.html", "staff/file/index.html", "staff/dashboard/index.html", "staff/committee/index.html", "staff/meeting/index.html"];

const assets = (page: string, kind: RegExp) => [...new Set([...read(page).toString().matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map((m) => m[1]!).filter((a) => kind.test(a)))];
const weigh = (paths: string[]) => paths.reduce((n, p) => n + (p.endsWith("woff2") ? read(p).length : gzipSync(read(p)).length), 0);

test.each([...providers.map((p): [string, number] => [p, p.startsWith("apply") ? 23_000 : 15_000])])("%s loads at most %i bytes of script, compressed", (page, most) => {
  expect(weigh(assets(page, /\.js$/))).toBeLessThanOrEqual(most);
});

/**
 * More than 30 kB in all since the form asks for what federal rules want disclosed
 * of each owner (42 CFR 455.104), takes a group's roster, compares with the registry, and the status shows the
 * agreement to read, what was collected, and the questions that are answered and signed anew: questions and words of
 * the form, which load with the form alone.
 */
test("all provider pages together hold at most 33 kB of script and 25 kB of style, compressed", () => {
  const scripts = new Set(providers.flatMap((p) => assets(p, /\.js$/)));
  const styles = new Set(providers.flatMap((p) => assets(p, /\.css$/)));
  expect(weigh([...scripts])).toBeLessThanOrEqual(33_000);
  expect(weigh([...styles])).toBeLessThanOrEqual(25_000);
});

test("the fonts weigh at most 70 kB", () => {
  const fonts = readdirSync(new URL("assets/", dist)).filter((f) => f.endsWith("woff2"));
  expect(fonts.length).toBeGreaterThan(0);
  expect(weigh(fonts.map((f) => `assets/${f}`))).toBeLessThanOrEqual(70_000);
});

test.each([...providers, ...staff])("%s has no inline script or style and asks nobody else", (page) => {
  const html = read(page).toString();
  expect(html).not.toMatch(/<script(?![^>]*\bsrc=)/);
  expect(html).not.toMatch(/<style|\sstyle=|\son\w+=/);
  expect(html).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
  expect(html).toMatch(/<html lang="en">/);
});
