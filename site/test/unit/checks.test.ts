import { expect, test, vi } from "vitest";
import { moveClock, today } from "../../src/lib/format";
import { daysBetween } from "../../src/staff/days";
import * as id from "../../src/lib/identifiers";
import { sentence } from "../../src/lib/times";
import { problemOf } from "../../src/form/validate";
import { get, set } from "../../src/form/pointer";
import type { Field } from "../../src/form/types";

test.each([
  ["NPI", id.npi, ["1234567893", "1245319599", "1679576722"], ["0000000006", "1234567890", "123456789", "12345678930", "abc"]],
  ["DEA", id.dea, ["AP5836727", "ap5836727", "ME1234563", "F91234563"], ["AP5836728", "A5836727", "5836727AP"]],
  ["Tax ID", id.taxId, ["123456789", "12-3456789", "123-45-6789"], ["12345678", "1234567890", "12a456789"]],
  ["CLIA", id.clia, ["11D1234567", "11d1234567"], ["11E1234567", "1D1234567"]],
  ["CAQH ID", id.caqh, ["12345678"], ["1234", "abcdefgh"]],
  ["ZIP", id.zip, ["30303", "30303-0001", "303030001"], ["3030", "303030", "abcde"]],
  ["phone", id.phone, ["404-555-0100", "(404) 555-0100", "1-404-555-0100"], ["555-0100", "404-555-01000"]],
  ["email", id.email, ["a@b.example"], ["a@b", "a b@c.example", "@b.example"]],
  ["amount", id.money, ["1,000,000", "$500"], ["0", "-3", "many"]],
  ["Provider Number", id.providerNumber, ["4000000010"], ["4000000011", "0000000000", "400000001", "40000000100"]],
  ["Application ID", id.applicationId, ["CRD-7K3M-9QXT-2B4FW", "crd7k3m9qxt2b4fw", "7K3M9QXT2B4FW"], ["CRD-7K3M", "CRD-7K3M-9QXT-2B4FWX"]],
])("%s is checked", (_, check, good, bad) => {
  for (const value of good) expect([value, check(value)]).toEqual([value, undefined]);
  for (const value of bad) expect([value, typeof check(value)]).toEqual([value, "string"]);
});

const date = (more: Partial<Field> = {}): Field => ({ at: "/d", label: "Day", kind: "date", ...more });

test.each([
  ["a real day passes", date(), "2028-02-29", true],
  ["a day that is not in the calendar fails", date(), "2027-02-29", false],
  ["half a date fails", date(), "2027--1", false],
  ["a year of two digits fails", date(), "27-01-01", false],
  ["a day to come is not past", date({ past: true }), "2999-01-01", false],
  ["a past day is no day to come", date({ future: true }), "2001-01-01", false],
  ["a day is held to its own rule as well", date({ check: () => "no" }), "2028-02-29", false],
  ["nothing is wrong where an answer is needed", date(), "", false],
  ["nothing is fine where it is optional", date({ optional: true }), "", true],
  ["spaces are nothing", { at: "/t", label: "T", kind: "text" } as Field, "   ", false],
  ["no is an answer", { at: "/t", label: "T", kind: "yesno" } as Field, false, true],
  ["an empty choice is none", { at: "/t", label: "T", kind: "many" } as Field, [], false],
])("%s", (_, field, value, fine) => {
  expect(problemOf(field, value) === undefined).toBe(fine);
});

test("pointers set, read and remove, making lists for numbers", () => {
  const into = {};
  set(into, "/a/0/b", 1);
  set(into, "/a/1/b", 2);
  set(into, "/c", "x");
  set(into, "/c", "");
  expect(into).toEqual({ a: [{ b: 1 }, { b: 2 }] });
  expect(get(into, "/a/1/b")).toBe(2);
  expect(get(into, "/x/y/z")).toBeUndefined();
});

const cell = (kind: "initial" | "change", providerType: "practitioner" | "group", median: number, p90: number) => ({ kind, providerType, count: 9, median, p90 });

test.each([
  ["says the half and the nine in ten", [cell("initial", "practitioner", 41, 63)], "Half of the files like yours took 41 days or less, nine in ten at most 63. Days on which we waited for the provider do not count."],
  ["counts a day that was begun", [cell("initial", "practitioner", 0, 1.5)], "Half of the files like yours took 1 day or less, nine in ten at most 2. Days on which we waited for the provider do not count."],
  ["says one number once", [cell("initial", "practitioner", 7, 7)], "Nine in ten of the files like yours took 7 days or less. Days on which we waited for the provider do not count."],
  ["is silent about other files", [cell("change", "practitioner", 5, 6), cell("initial", "group", 5, 6)], ""],
])("the sentence on times %s", (_, cells, want) => {
  expect(sentence(cells, "initial", "practitioner", "the files like yours")).toBe(want);
});

test("today is the plan's day, in whatever zone the reader's evening is", () => {
  vi.useFakeTimers({ now: new Date("2026-11-28T02:00:00Z") });
  expect(today()).toBe("2026-11-27");
  vi.useRealTimers();
});

test("dates follow a clock that was moved", () => {
  vi.useFakeTimers({ now: new Date("2026-11-23T15:00:00Z") }); // late in the evening half a year is a day more, where clocks go forward meanwhile
  const real = today();
  moveClock(180 * 86_400);
  const moved = today();
  const passed = problemOf(date({ future: true }), real);
  moveClock(0);
  expect(daysBetween(real, moved)).toBe(180);
  expect(passed).toMatch(/has passed/);
  expect(today()).toBe(real);
  vi.useRealTimers();
});
