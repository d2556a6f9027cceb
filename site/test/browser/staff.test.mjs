import { expect, test } from "vitest";
import { DESKTOP, PHONE } from "./chromium.mjs";
import { findings, overflow, setUp } from "./harness.mjs";
import { tick } from "./walk.mjs";

const h = setUp();
const FILE = "/staff/file/#CRD-7K3M-9QXT-2B4FW";

async function openFile(v) {
  await v.page.goto(v.base + FILE);
  await v.page.getByRole("heading", { name: "Avery Example" }).waitFor();
}

for (const [size, viewport] of [["phone", PHONE], ["desktop", DESKTOP]])
  test(`queues, file and dashboard have no finding of axe on a ${size}`, async () => {
    const v = await h.visit(viewport);
    await v.page.goto(`${v.base}/staff/`);
    await v.page.getByRole("table").waitFor();
    expect([await findings(v.page), await overflow(v.page)]).toEqual([[], 0]);
    await openFile(v);
    expect([await findings(v.page), await overflow(v.page)]).toEqual([[], 0]);
    await v.page.getByText("The application as submitted").click();
    await v.page.getByRole("button", { name: "Show" }).first().click();
    await v.page.locator("iframe").waitFor();
    expect(await findings(v.page)).toEqual([]);
    await v.page.getByLabel("Show the file as of").fill("2026-11-21");
    await v.page.getByRole("heading", { name: "As of Nov 21, 2026" }).waitFor();
    expect(await findings(v.page)).toEqual([]);
    await v.page.goto(`${v.base}/staff/dashboard/`);
    await v.page.getByRole("heading", { name: "Where files stand" }).waitFor();
    for (const table of await v.page.getByText("Table", { exact: true }).all()) await table.click();
    expect([await findings(v.page), await overflow(v.page)]).toEqual([[], 0]);
    await v.leave();
  }, 90_000);

test("a queue is paged and searched, and the address says which", async () => {
  const v = await h.visit();
  await v.page.goto(`${v.base}/staff/?queue=documents&market=ga`);
  await v.page.getByText("Documents to review: 1 to 50").waitFor();
  await v.page.getByRole("button", { name: "Next page" }).click();
  await v.page.getByText("Documents to review: 51 to 100").waitFor();
  await v.page.getByRole("button", { name: "Previous page" }).click();
  await v.page.getByText("Documents to review: 1 to 50").waitFor();
  await v.page.getByLabel("Name, NPI or Application ID").fill("Provider 7");
  await v.page.getByRole("button", { name: "Search" }).click();
  await v.page.getByText("Found for “Provider 7”: 1 to 1").waitFor();
  expect(v.page.url()).toContain("q=Provider+7");
  await v.page.goBack();
  await v.page.getByText("Documents to review: 1 to 50").waitFor();
  await v.leave();
});

test("a request for documents shows its letter before it goes out", async () => {
  const v = await h.visit();
  await openFile(v);
  await v.page.getByRole("button", { name: "Ask for documents" }).click();
  await v.page.getByRole("button", { name: "Continue" }).click();
  await v.page.getByText("2 things to correct").waitFor();
  expect(await findings(v.page)).toEqual([]);
  await tick(v.page.getByRole("dialog").getByLabel("W-9"));
  await v.page.getByLabel("What is missing").fill("Line 1 is not readable.");
  await v.page.getByRole("button", { name: "Continue" }).click();
  await v.page.getByText("This letter goes out: Documents needed").waitFor();
  expect(await v.page.locator(".letter-preview").textContent()).toContain("Line 1 is not readable.");
  expect(await findings(v.page)).toEqual([]);
  await v.page.getByRole("button", { name: "Send the request" }).click();
  await v.page.getByText("Saved.").waitFor();
  expect(v.state.staffWrites[0]).toMatchObject(["document-requests", { types: ["w9"], note: "Line 1 is not readable." }]);
  await v.leave();
});

test("someone else's change in between is shown, not overwritten", async () => {
  const v = await h.visit();
  await openFile(v);
  await v.page.getByRole("button", { name: "Record npdb" }).click();
  await tick(v.page.getByRole("dialog").getByLabel("Met", { exact: true }));
  await v.page.getByRole("textbox", { name: "Source" }).fill("NPDB");
  const file = v.state.staffFile;
  file.version++;
  file.events.push({ seq: file.events.length + 1, at: "2026-11-22T10:00:00Z", actor: "staff:kim.sample", event: "DocumentAccepted", data: {}, hash: "dd" });
  await v.page.getByRole("button", { name: "Save" }).click();
  await v.page.getByText("Someone changed this file meanwhile").waitFor();
  await v.page.getByRole("dialog").getByText("kim.sample: Document accepted").waitFor();
  expect(v.state.staffWrites).toBeUndefined();
  expect(await v.page.getByRole("textbox", { name: "Source" }).inputValue()).toBe("NPDB");
  expect(await findings(v.page)).toEqual([]);
  await v.page.getByRole("button", { name: "Save" }).click();
  await v.page.getByText("Saved.").waitFor();
  expect(v.state.staffWrites).toHaveLength(1);
  await v.leave();
});

test("a role sees only what it may do", async () => {
  const v = await h.visit();
  v.state.groups = ["auditor"];
  await openFile(v);
  for (const name of ["Assign", "Ask for documents", "Add a note", "Record npdb", "Decide"]) expect(await v.page.getByRole("button", { name }).count()).toBe(0);
  await v.leave();
});

test("after 15 idle minutes the page locks, and keeps what was typed", async () => {
  const v = await h.visit();
  await v.page.clock.install();
  await openFile(v);
  await v.page.getByRole("button", { name: "Add a note" }).click();
  await v.page.getByRole("textbox", { name: "Note" }).fill("Half a thought");
  await v.page.clock.fastForward(14 * 60_000 + 10_000);
  await v.page.getByText("This page locks in a minute.").waitFor({ state: "attached" });
  await v.page.clock.fastForward(60_000);
  await v.page.getByRole("heading", { name: "This page is locked" }).waitFor();
  expect(await v.page.evaluate(() => JSON.stringify(sessionStorage))).not.toContain("access_token");
  expect(await findings(v.page)).toEqual([]);
  await v.page.getByRole("button", { name: "Sign in again" }).click();
  await v.page.getByRole("heading", { name: "Avery Example" }).waitFor();
  await v.page.getByRole("button", { name: "Add a note" }).click();
  expect(await v.page.getByRole("textbox", { name: "Note" }).inputValue()).toBe("Half a thought");
  await v.leave();
});

test("the staff pages say that the system is down, and mend themselves", async () => {
  const v = await h.visit();
  await openFile(v);
  for (const [path, then] of [["/staff/", "Sample Provider 1"], [FILE, "Avery Example"], ["/staff/dashboard/", "Where files stand"]]) {
    v.state.broken = true;
    await v.page.goto("about:blank");
    await v.page.goto(v.base + path);
    await v.page.getByText("We cannot reach our system right now.").waitFor();
    v.state.broken = false;
    await v.page.getByRole("button", { name: "Try now" }).click();
    await v.page.getByText(then).first().waitFor();
  }
  await v.leave();
});

test("a write whose answer was lost is done once", async () => {
  const v = await h.visit();
  await openFile(v);
  await v.page.getByRole("button", { name: "Add a note" }).click();
  await v.page.getByRole("textbox", { name: "Note" }).fill("Once");
  v.state.loseAnswers = 1;
  await v.page.getByRole("button", { name: "Add", exact: true }).click();
  await v.page.getByText("Saved.").waitFor();
  expect(v.state.staffWrites).toEqual([["notes", { text: "Once" }]]);
  await v.leave();
});
