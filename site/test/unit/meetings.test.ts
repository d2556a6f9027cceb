import { expect, test } from "vitest";
import { lacks, openFor, outcome, tally, votedOn, type Item } from "../../src/staff/meetings";
import type { Meeting } from "../../src/lib/types";

const member = (user: string) => ({ user, name: `Dr. ${user}`, specialty: "Pediatrics", networkPractitioner: user === "a", from: "2026-01-01", until: "2026-12-31" });
const want = { quorum: 3, networkPractitioners: 1 };

/** A meeting that voted on a file, each letter of `votes` by one of a, b, c, d: y for yes, n for no, o for put off, r for left, . for silent. */
function held(votes: string, purpose: "decision" | "hearing" = "decision"): [Meeting, Item] {
  const kinds: Record<string, string> = purpose === "decision" ? { y: "approve", n: "deny", o: "defer" } : { y: "overturn", n: "uphold" };
  const cast = [..."abcd"].flatMap((user, i) => (kinds[votes[i]!] ? [{ user: user.toUpperCase(), vote: kinds[votes[i]!], at: "" }] : []));
  const recused = [..."abcd"].flatMap((user, i) => (votes[i] === "r" ? [{ user, reason: "x" }] : []));
  const item = { applicationId: "CRD-1", purpose, votes: cast, recused } as Item;
  return [{ meetingId: "MTG-1", market: "ga", heldOn: "2026-03-02", chair: "a", present: [..."abcd"].map(member), agenda: [item], version: 1 }, item];
}

// NCQA CR 2 A: what the votes come to, recusals aside; the words follow what the server decides.
test.each([
  ["yyyy", "decision", "Approve 4", "Approve."],
  ["nnny", "decision", "Deny 3, Approve 1", "Deny."],
  ["yynn", "decision", "Approve 2, Deny 2", "Put off: no more than half agreed."],
  ["yyno", "decision", "Approve 2, Deny 1, Put off 1", "Put off: no more than half agreed."],
  ["yyyr", "decision", "Approve 3; 1 left it to the others", "Approve."],
  ["yrr.", "decision", "Approve 1; 2 left it to the others", "No decision: a quorum is 3 votes, and there are 1."],
  ["ryyy", "decision", "Approve 3; 1 left it to the others", "No decision: at least 1 of those who vote must practise in the network, and 0 do."],
  ["....", "decision", "No votes", "No decision: a quorum is 3 votes, and there are 0."],
  ["yyyn", "hearing", "The appeal succeeds 3, What is appealed stands 1", "The appeal succeeds."],
  ["yynn", "hearing", "The appeal succeeds 2, What is appealed stands 2", "No decision: no more than half agreed. Hear the appeal in another meeting."],
] as const)("the votes %s on a %s come to %s: %s", (votes, purpose, sums, says) => {
  const [m, i] = held(votes, purpose);
  expect([tally(i), outcome(m, i, want), !!lacks(m, i, want)]).toEqual([sums, says, says.startsWith("No decision: a")]);
});

test("a decision can name what was signed and voted on the file, the agenda takes what is to come", () => {
  const [m] = held("yyyy");
  const signed = { ...m, signedOn: "2026-03-02" };
  expect(votedOn([signed, m], "CRD-1", "decision")).toEqual([{ value: "MTG-1", label: "Mar 2, 2026, chair Dr. a: Approve 4" }]);
  expect([votedOn([signed], "CRD-1", "hearing"), votedOn([signed], "CRD-2", "decision")]).toEqual([[], []]);
  const label = "Mar 2, 2026, chair Dr. a";
  expect(openFor([m], "CRD-2", "decision", "2026-03-02")).toEqual([{ value: "MTG-1", label }]);
  for (const [meeting, id, day] of [[m, "CRD-1", "2026-03-02"], [m, "CRD-2", "2026-03-03"], [signed, "CRD-2", "2026-03-02"]] as const) expect(openFor([meeting], id, "decision", day)).toEqual([]);
});
