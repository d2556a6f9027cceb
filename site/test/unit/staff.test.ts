import { expect, test } from "vitest";
import { asOf } from "../../src/staff/asof";
import { csvOf } from "../../src/staff/csv";
import { decision } from "../../src/staff/decision";
import { unwrapped } from "../../src/staff/letters";
import { asked, titleOf } from "../../src/staff/question";
import { icsOf } from "../../src/provider/calendar";
import type { StaffFile } from "../../src/lib/types";

const event = (seq: number, on: string, name: string, data = {}) => ({ seq, at: `${on}T12:00:00Z`, actor: "staff:sam", event: name, data, hash: "" });
const file = {
  events: [
    event(1, "2026-01-05", "ApplicationSubmitted"),
    event(2, "2026-01-07", "DocumentReceived", { documentId: "d1", type: "w9" }),
    event(3, "2026-01-08", "ElementVerified", { element: "license", result: "not-met", source: "Board", verifiedOn: "2026-01-08" }),
    event(4, "2026-01-09", "DocumentAccepted", { documentId: "d1", type: "w9" }),
    event(5, "2026-01-10", "ElementVerified", { element: "license", result: "met", source: "Board", verifiedOn: "2026-01-10" }),
    event(6, "2026-01-12", "DiscrepancyFound", {}),
    event(7, "2026-01-14", "ApplicationReady", {}),
    event(8, "2026-01-15", "ContractSent", {}),
  ],
} as unknown as StaffFile;

test.each([
  ["2026-01-04", "Not submitted yet", 0, undefined, undefined],
  ["2026-01-08", "Submitted; documents and verification under way", 3, "not-met", "in review"],
  ["2026-01-10", "Submitted; documents and verification under way", 5, "met", "accepted"],
  ["2026-01-14", "Ready for a decision", 7, "met", "accepted"],
])("as of %s the file is shown as it stood then", (on, state, events, license, w9) => {
  const view = asOf(file, on);
  expect([view.state, view.events.length, view.elements.get("license")?.result, view.documents.get("d1")?.state]).toEqual([state, events, license, w9]);
});

test("CSV quotes what needs it and runs no formula", () => {
  expect(csvOf([["a", 'say "hi"', "x,y"], ["=1+1", "-5", "@x"]])).toBe('a,"say ""hi""","x,y"\r\n\'=1+1,-5,\'@x\r\n');
});

const deciding = { application: { products: ["a", "b"] }, alerts: [], clean: true, state: "ready" } as unknown as StaffFile;
const values = { products: ["a"], dates: { a: "2026-12-01", b: "2026-12-02" }, reasons: [{ code: "meets-criteria", text: "All met." }], meeting: "MTG-7K3Q-M2XW-9PT4D" };
const { meeting } = values;

test.each([
  ["an approval of a clean file names its products only", deciding, { outcome: "approved" }, { outcome: "approved", products: [{ product: "a", effectiveOn: "2026-12-01" }], reasons: values.reasons }],
  ["a provisional approval says so", deciding, { outcome: "approved", provisional: true }, { outcome: "approved", products: [{ product: "a", effectiveOn: "2026-12-01" }], reasons: values.reasons, provisional: true }],
  ["a denial is the committee's", deciding, { outcome: "denied", byCommittee: false }, { outcome: "denied", products: [], reasons: values.reasons, meeting }],
  ["unless the provider is not eligible", deciding, { outcome: "denied", administrative: true }, { outcome: "denied", products: [], reasons: values.reasons, administrative: true }],
  ["before it is ready, an approval is provisional", { ...deciding, clean: false, state: "verifying" } as unknown as StaffFile, { outcome: "approved", provisional: true }, { outcome: "approved", products: [{ product: "a", effectiveOn: "2026-12-01" }], reasons: values.reasons, provisional: true }],
  ["so is a file that is not clean", { ...deciding, clean: false }, { outcome: "approved" }, { outcome: "approved", products: [{ product: "a", effectiveOn: "2026-12-01" }], reasons: values.reasons, meeting }],
  ["putting off needs no committee", { ...deciding, clean: false }, { outcome: "deferred" }, { outcome: "deferred", products: [], reasons: values.reasons }],
])("%s", (_, file, more, body) => {
  expect(decision.body({ ...values, ...more }, file)).toEqual(body);
});

test.each([
  ["/products/0/effectiveOn", "/dates/a"],
  ["/meeting", "/meeting"],
  ["/reasons/0/text", "/reasons/0/text"],
])("a complaint about %s belongs to the question %s", (pointer, at) => {
  expect(decision.question(pointer, values)).toBe(at);
});

test.each([
  ["?queue=ready&market=ga", "queue=ready&market=ga", "Ready for decision, Georgia"],
  ["?market=ga&month=2026-11&letters=bounced", "market=ga&month=2026-11&letters=bounced", "Files with letters that bounced in November 2026, Georgia"],
  ["?month=2026-11&queue=due", "month=2026-11", "Files finished in November 2026"],
  ["?market=ga&month=2026-11&counted=turnedAway", "market=ga&month=2026-11&counted=turnedAway", "Files turned away in November 2026, Georgia"],
  ["?letters=sent", "queue=due", "Due first"],
  ["?queue=due&until=2026-11-21", "queue=due&until=2026-11-21", "Due until Nov 21, 2026"],
  ["?queue=due&from=2026-11-23&until=2026-11-29&market=in", "queue=due&market=in&from=2026-11-23&until=2026-11-29", "Due from Nov 23, 2026 to Nov 29, 2026, Indiana"],
  ["?queue=mine&until=2026-11-21", "queue=mine&until=2026-11-21", "Mine, due until Nov 21, 2026"],
  ["?queue=ready&from=2026-11-21&until=2026-11-21", "queue=ready&from=2026-11-21&until=2026-11-21", "Ready for decision, due on Nov 21, 2026"],
  ["?from=2026-11-21", "from=2026-11-21&queue=due", "Due from Nov 21, 2026"],
  ["?q=Lee&month=2026-11&letters=sent", "q=Lee", "Found for “Lee”"],
])("the address %s asks for %s and is called %s", (address, query, title) => {
  expect([String(asked(address)), titleOf(asked(address))]).toEqual([query, title]);
});

test("a letter's lines are joined where only the width of a mail program broke them", () => {
  const line = "x".repeat(70);
  expect(unwrapped(`A title\n\n${line}\nsecond line\n- ${line}\n  goes on here\n- next\n> ${line}\n> quoted\n\n${line}\n${"-".repeat(70)}\nend\n`)).toBe(
    `A title\n\n${line} second line\n- ${line} goes on here\n- next\n> ${line} quoted\n\n${line}\n${"-".repeat(70)}\nend`,
  );
});

test("dates become calendar entries that hold no Application ID", () => {
  const ics = icsOf([{ on: "2026-12-01", what: "DEA certificate; expires, soon" }], "CRD-7K3M-9QXT-2B4FW");
  expect(ics).toContain("DTSTART;VALUE=DATE:20261201\r\n");
  expect(ics).toContain("SUMMARY:DEA certificate\\; expires\\, soon\r\n");
  expect(ics).not.toContain("7K3M");
});
