import { expect, test } from "vitest";
import { asOf } from "../../src/staff/asof";
import { csvOf } from "../../src/staff/csv";
import { decisionBody } from "../../src/staff/decision";
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

test("a decision sends only the products that got a day, and the committee only when it decided", () => {
  const values = { outcome: "approved", dates: { a: "2026-12-01", b: "" }, reasons: [{ code: "meets-criteria", text: "All met." }], byCommittee: false };
  expect(decisionBody(values)).toEqual({ outcome: "approved", products: [{ product: "a", effectiveOn: "2026-12-01" }], reasons: values.reasons });
  const denied = decisionBody({ ...values, outcome: "denied", byCommittee: true, metOn: "2026-11-20", present: "a, b ,c", for: "0", against: "3", abstained: "0", recused: "0" });
  expect(denied).toMatchObject({ products: [], committee: { metOn: "2026-11-20", present: ["a", "b", "c"], votes: { for: 0, against: 3, abstained: 0, recused: 0 } } });
});

test("dates become calendar entries that hold no Application ID", () => {
  const ics = icsOf([{ on: "2026-12-01", what: "DEA certificate; expires, soon" }], "CRD-7K3M-9QXT-2B4FW");
  expect(ics).toContain("DTSTART;VALUE=DATE:20261201\r\n");
  expect(ics).toContain("SUMMARY:DEA certificate\\; expires\\, soon\r\n");
  expect(ics).not.toContain("7K3M");
});
