import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { DESKTOP, PHONE } from "./chromium.mjs";
import { itemOf, meetingOf, members, openFiles, staffFile } from "./data.mjs";
import { findings, overflow, setUp } from "./harness.mjs";
import { tick } from "./walk.mjs";

const h = setUp();
const FILE = "/staff/file/#CRD-7K3M-9QXT-2B4FW";

async function openFile(v) {
  await v.page.goto(v.base + FILE);
  await v.page.getByRole("heading", { name: "Avery Example" }).waitFor();
}

const focused = (page) => page.evaluate(() => document.activeElement.id);
const rows = (page) => page.locator("tbody th").allTextContents();

/** Where the table, its columns and its foot stand, and how long the page is. */
const layout = (page) =>
  page.evaluate(() => {
    const table = document.querySelector("table");
    const at = (el) => [el.getBoundingClientRect().x, el.getBoundingClientRect().y + scrollY];
    return [at(table), ...[...table.querySelectorAll("thead th")].map(at), at(document.querySelector("main .row")), document.documentElement.scrollHeight];
  });

/** The stand-in waits with its answers until the function given is called. */
function held(state) {
  let go;
  state.hold = new Promise((r) => (go = r));
  return go;
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
  await v.page.getByText("Documents to review, Georgia: 1 to 50").waitFor();
  await v.page.getByRole("button", { name: "Next page" }).click();
  await v.page.getByText("Documents to review, Georgia: 51 to 100").waitFor();
  await v.page.getByRole("button", { name: "Previous page" }).click();
  await v.page.getByText("Documents to review, Georgia: 1 to 50").waitFor();
  await v.page.getByLabel("Name, NPI, Provider Number or Application ID").fill("Provider 1183");
  await v.page.getByRole("button", { name: "Search" }).click();
  await v.page.getByText("Found for “Provider 1183”, Georgia: 1 to 1").waitFor();
  expect(v.page.url()).toContain("q=Provider+1183");
  expect(await focused(v.page)).toBe("search");
  await v.page.goBack();
  await v.page.getByText("Documents to review, Georgia: 1 to 50").waitFor();
  await v.leave();
});

for (const [size, viewport] of [["phone", PHONE], ["desktop", DESKTOP]])
  test(`nothing moves while a staff page loads, on a ${size}`, async () => {
    const v = await h.visit(viewport);
    await v.page.addInitScript(() => {
      window.shifts = [];
      new PerformanceObserver((list) => window.shifts.push(...list.getEntries().map((e) => e.value))).observe({ type: "layout-shift", buffered: true });
    });
    for (const [path, last] of [["/staff/", "Next page"], [FILE, "Add a note"], ["/staff/dashboard/", "Download CSV"]]) {
      await v.page.goto("about:blank");
      const answer = held(v.state);
      await v.page.goto(v.base + path);
      await v.page.getByRole("button", { name: "Sign out" }).waitFor();
      answer();
      await v.page.getByRole("button", { name: last }).first().waitFor();
      expect(await v.page.evaluate(() => new Promise((r) => requestAnimationFrame(() => setTimeout(() => r(window.shifts)))))).toEqual([]);
    }
    await v.leave();
  });

test("10,000 open files are paged without a jump, also when the list changes meanwhile", async () => {
  const v = await h.visit();
  const p = v.page;
  v.state.files = openFiles(10_000);
  await p.goto(`${v.base}/staff/?queue=due`);
  await p.getByText("Due first: 1 to 50").waitFor();
  const seen = await rows(p);
  const still = await layout(p);
  for (let page = 1; page < 5; page++) {
    v.state.files.splice(page * 7, 3); // done by others: were pages counted by rows, three would be skipped
    const answer = held(v.state);
    await p.getByRole("button", { name: "Next page" }).click();
    await p.getByText("loading").waitFor();
    expect(await layout(p)).toEqual(still);
    if (page === 1) expect(await findings(p)).toEqual([]);
    const began = Date.now();
    answer();
    await p.getByText(`Due first: ${page * 50 + 1} to ${page * 50 + 50}`).waitFor();
    expect(Date.now() - began).toBeLessThan(1500);
    expect(await layout(p)).toEqual(still);
    seen.push(...(await rows(p)));
    expect(await p.evaluate(() => document.activeElement.textContent)).toBe(seen.at(-50));
  }
  expect(seen).toEqual(openFiles(250).map((f) => f.name));
  expect(await findings(p)).toEqual([]);
  await p.getByRole("link", { name: seen[222] }).click();
  await p.getByRole("heading", { name: "Avery Example" }).waitFor();
  await p.goBack();
  await p.getByText("Due first: 201 to 250").waitFor();
  await expect.poll(() => p.evaluate(() => document.activeElement.textContent)).toBe(seen[222]);
  await p.getByRole("button", { name: "Previous page" }).click();
  await p.getByText("Due first: 151 to 200").waitFor();
  await p.getByLabel("Market").focus();
  await p.getByLabel("Market").selectOption("in");
  await p.getByText("Due first, Indiana: 1 to 50").waitFor();
  expect(await focused(p)).toBe("market");
  await v.leave();
});

test("a page that is not there any more begins again", async () => {
  const v = await h.visit();
  await v.page.goto(`${v.base}/staff/`);
  await v.page.getByRole("button", { name: "Next page" }).click();
  await v.page.getByText("Due first: 51 to 100").waitFor();
  v.state.staleCursors = true;
  await v.page.reload();
  await v.page.getByText("Due first: 1 to 50").waitFor();
  await v.leave();
});

test("what falls due is counted, and each number opens its files", async () => {
  const v = await h.visit();
  const p = v.page;
  await p.goto(`${v.base}/staff/dashboard/`);
  const chart = p.locator("section").filter({ has: p.getByRole("heading", { name: "Due within 30 days" }) });
  await chart.getByText("Table", { exact: true }).click();
  expect(await chart.getByRole("row").allTextContents()).toEqual(["WhenFiles", "Overdue15", "Today5", "Days 1 to 765", "Days 8 to 1465", "Days 15 to 30155"]);
  await chart.getByRole("link", { name: "65: due: Days 1 to 7" }).click();
  await p.getByText("Due from Nov 23, 2026 to Nov 29, 2026: 1 to 50, more on the next page").waitFor();
  expect(v.state.queries.at(-1)).toBe("queue=due&from=2026-11-23&until=2026-11-29&limit=50");
  await p.getByRole("button", { name: "Next page" }).click();
  await p.getByText("51 to 100").waitFor();
  await p.getByLabel("Market").selectOption("in");
  await p.getByText("Due from Nov 23, 2026 to Nov 29, 2026, Indiana: 1 to 35").waitFor();
  await p.getByRole("link", { name: "Mine" }).click();
  await p.getByText("Mine, Indiana: 1 to 50").waitFor();
  expect(p.url()).not.toContain("until");
  await v.leave();
});

for (const [title, number, asks, says] of [
  ["How files ended", "2: Denied, October 2026, Georgia", "counted=denied", "Files denied in October 2026, Georgia"],
  ["Days to a decision", "40: Days to a decision, 2026-10, Georgia", "counted=daysToDecide", "Files with a decision, finished in October 2026, Georgia"],
  ["Welcome letters within five business days", "1: late, October 2026, Georgia", "counted=welcomedLate", "Files welcomed late, finished in October 2026, Georgia"],
])
  test(`each number of “${title}” opens just the files it counts`, async () => {
    const v = await h.visit();
    await v.page.goto(`${v.base}/staff/dashboard/`);
    const chart = v.page.locator("section").filter({ has: v.page.getByRole("heading", { name: title }) });
    await chart.getByText("Table", { exact: true }).click();
    await chart.getByRole("link", { name: number }).click();
    await v.page.getByText(`${says}: 1 to 50`).waitFor();
    expect(v.state.queries.at(-1)).toBe(`market=ga&month=2026-10&${asks}&limit=50`);
    await v.leave();
  });

test("a file tells what was decided, by whom and why", async () => {
  const v = await h.visit(PHONE);
  const file = staffFile();
  const meeting = "MTG-7K3Q-M2XW-9PT4D";
  const event = (name, data) => ({ seq: file.events.length + 1, at: "2026-11-21T10:00:00Z", actor: "staff:ann", event: name, data, hash: "dd" });
  file.events.push(event("ApplicationDenied", { outcome: "denied", products: null, reasons: [{ code: "license", text: "It was revoked." }], meeting }), event("AppealDecided", { outcome: "upheld", reasons: [], meeting }));
  v.state.staffFile = { ...file, state: "denied" };
  await openFile(v);
  const part = v.page.getByRole("region", { name: "Decision and contract" });
  expect(await part.getByRole("listitem").allTextContents()).toEqual([
    expect.stringMatching(/annApplication deniedLicense: It was revoked.By the committee’s meeting MTG-7K3Q-M2XW-9PT4D$/),
    expect.stringContaining("Appeal decided: the denial stands"),
  ]);
  expect([await findings(v.page), await overflow(v.page)]).toEqual([[], 0]);
  await v.leave();
});

test("the dashboard counts letters and leads to their files", async () => {
  const v = await h.visit(PHONE);
  const p = v.page;
  await p.goto(`${v.base}/staff/dashboard/`);
  const chart = p.locator("section").filter({ has: p.getByRole("heading", { name: "Letters sent and bounced" }) });
  await chart.getByText("Table", { exact: true }).click();
  await p.getByLabel("Market").selectOption("ga");
  await chart.getByText("Table", { exact: true }).click();
  expect(await chart.getByRole("row").allTextContents()).toEqual(["MonthMarketSentBounced", "2026-11Georgia2603", "2026-10Georgia2404", "2026-09Georgia2205"]);
  const [file] = await Promise.all([p.waitForEvent("download"), chart.getByRole("button", { name: "Download CSV" }).click()]);
  expect(await readFile(await file.path(), "utf8")).toBe("Month,Market,Sent,Bounced\r\n2026-11,ga,260,3\r\n2026-10,ga,240,4\r\n2026-09,ga,220,5\r\n");
  await chart.getByRole("link", { name: "4: letters bounced, October 2026, Georgia" }).click();
  await p.getByText("Files with letters that bounced in October 2026, Georgia: 1 to 50").waitFor();
  expect(v.state.queries.at(-1)).toBe("market=ga&month=2026-10&letters=bounced&limit=50");
  expect([await findings(p), await overflow(p)]).toEqual([[], 0]);
  await v.leave();
});

for (const [size, viewport] of [["phone", PHONE], ["desktop", DESKTOP]])
  test(`a request for documents shows its letter before it goes out, on a ${size}`, async () => {
    const v = await h.visit(viewport);
    await openFile(v);
    await v.page.getByRole("button", { name: "Ask for documents" }).click();
    await v.page.getByRole("button", { name: "Continue" }).click();
    await v.page.getByText("2 things to correct").waitFor();
    expect(await findings(v.page)).toEqual([]);
    await tick(v.page.getByRole("dialog").getByLabel("W-9"));
    await v.page.getByLabel("What is missing").fill("Line 1 is not readable.");
    await v.page.getByRole("button", { name: "Continue" }).click();
    await v.page.getByRole("heading", { name: "This letter goes out" }).waitFor();
    const text = v.page.getByRole("region", { name: "Text of the letter: Documents needed" });
    expect(await text.textContent()).toContain("- Line 1 is not readable.");
    expect(v.state.staffWrites).toBeUndefined();
    expect([await findings(v.page), await overflow(v.page)]).toEqual([[], 0]);
    await v.page.getByRole("button", { name: "Send the request" }).click();
    await v.page.getByText("Saved.").waitFor();
    expect(v.state.staffWrites[0]).toMatchObject(["document-requests", { types: ["w9"], note: "Line 1 is not readable." }]);
    await v.leave();
  });

test("what the API refuses while the letter is written stands beside the fields", async () => {
  const v = await h.visit();
  v.state.groups = ["committee"];
  v.state.staffFile = { ...staffFile(), state: "ready" };
  v.state.meetings = ["MTG-1", "MTG-2"].map((id) => ({ ...meetingOf(id, "2026-03-02", "kim.sample", members().members, [itemOf("CRD-7K3M-9QXT-2B4FW")]), signedOn: "2026-03-02" }));
  await openFile(v);
  await v.page.getByRole("button", { name: "Decide" }).click();
  const dialog = v.page.getByRole("dialog");
  await tick(dialog.getByLabel("Deny"));
  await dialog.getByLabel("Kind of reason").selectOption("license");
  await dialog.getByLabel("Reason in words").fill("The license was revoked.");
  await dialog.getByLabel("Meeting").selectOption("MTG-1");
  v.state.complaints = [
    { field: "/decision/reasons/0/text", detail: "Write at most 1,000 characters." },
    { field: "/decision/meeting", detail: "On this file: A quorum is 3 members; here are 2." },
  ];
  await dialog.getByRole("button", { name: "Continue" }).click();
  await dialog.getByText("There are 2 things to correct").waitFor();
  expect(await dialog.getByLabel("Reason in words").getAttribute("aria-invalid")).toBe("true");
  expect(await findings(v.page)).toEqual([]);
  await dialog.getByRole("link", { name: "On this file: A quorum is 3 members; here are 2." }).click();
  expect(await dialog.getByLabel("Meeting").evaluate((el) => el === document.activeElement)).toBe(true);
  v.state.complaints = undefined;
  await dialog.getByLabel("Meeting").selectOption("MTG-2");
  await dialog.getByRole("button", { name: "Continue" }).click();
  await dialog.getByRole("region", { name: "Text of the letter: Denied" }).getByText("- The license was revoked.").waitFor();
  await dialog.getByRole("button", { name: "Decide" }).click();
  await v.page.getByText("Saved.").waitFor();
  const [, body] = v.state.staffWrites[0];
  expect(body).toMatchObject({ outcome: "denied", products: [], meeting: "MTG-2" });
  await v.leave();
});

test("without a preview the page says so, and the work goes on", async () => {
  const v = await h.visit();
  await openFile(v);
  v.state.noPreviews = true;
  await v.page.getByRole("button", { name: "Send again" }).click();
  await v.page.getByRole("heading", { name: "The letter cannot be shown right now" }).waitFor();
  expect(await findings(v.page)).toEqual([]);
  v.state.noPreviews = false;
  const answer = held(v.state);
  await v.page.getByRole("button", { name: "Try to show it again" }).click();
  await v.page.getByRole("dialog").getByText("The letter is being written.").waitFor();
  expect(await findings(v.page)).toEqual([]);
  answer();
  await v.page.getByRole("heading", { name: "This letter goes out" }).waitFor();
  v.state.noPreviews = true;
  await v.page.keyboard.press("Escape");
  await v.page.getByRole("button", { name: "Send again" }).click();
  await v.page.getByRole("dialog").getByRole("button", { name: "Send again" }).click();
  await v.page.getByText("Saved.").waitFor();
  expect(v.state.staffWrites).toEqual([["letters/CRD-7K3M-9QXT-2B4FW-L01/resend", {}]]);
  await v.leave();
});

test("where no letter goes out, the page says that too", async () => {
  const v = await h.visit();
  v.state.staffFile = { ...staffFile(), contract: "signed" };
  await openFile(v);
  await v.page.getByRole("button", { name: "Countersign the agreement" }).click();
  await v.page.getByRole("heading", { name: "No letter goes out" }).waitFor();
  expect(await findings(v.page)).toEqual([]);
  await v.page.getByRole("button", { name: "Countersign", exact: true }).click();
  await v.page.getByText("Saved.").waitFor();
  expect(v.state.staffWrites).toEqual([["contract", { action: "countersign" }]]);
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

test("what was begun in a dialog and cancelled is not offered the next time", async () => {
  const v = await h.visit();
  await openFile(v);
  const note = v.page.getByRole("button", { name: "Add a note" }).first();
  for (const cancel of [() => v.page.getByRole("button", { name: "Cancel" }).click(), () => v.page.keyboard.press("Escape")]) {
    await note.click();
    expect(await v.page.getByRole("dialog").getByRole("textbox").inputValue()).toBe("");
    await v.page.getByRole("dialog").getByRole("textbox").fill("Adverse, I think");
    await cancel();
    await v.page.getByRole("dialog").waitFor({ state: "detached" });
  }
  await note.click();
  expect(await v.page.getByRole("dialog").getByRole("textbox").inputValue()).toBe("");
  await v.leave();
});

test("what was said of one dialog does not stand in the next", async () => {
  const v = await h.visit();
  await openFile(v);
  for (const text of ["One", "Two"]) {
    await v.page.getByRole("button", { name: "Add a note" }).click();
    await v.page.getByRole("dialog").waitFor();
    expect(await v.page.getByRole("dialog").getByText("Saved.").count()).toBe(0);
    await v.page.getByRole("textbox", { name: "Note" }).fill(text);
    await v.page.getByRole("button", { name: "Add", exact: true }).click();
    await v.page.getByText("Saved.").waitFor();
  }
  await v.leave();
});

test.each([
  ["a specialist", ["specialist"], "Due first", "due"],
  ["an auditor", ["auditor"], "Due first", "due"],
  ["the committee", ["committee"], "Ready for decision", "ready"],
  ["the director", ["medical-director"], "Ready for decision", "ready"],
  ["the director, whom something urgent waits for", ["medical-director"], "For the director", "director", "director"],
  ["a director who verifies too", ["medical-director", "specialist"], "Due first", "due"],
])("%s begins with what waits for them", async (_, groups, title, queue, more) => {
  const v = await h.visit();
  v.state.groups = groups;
  v.state.files = openFiles(8);
  if (more) v.state.files[0].queue = more;
  await v.page.goto(`${v.base}/staff/`);
  await v.page.getByText(`${title}: 1 to`).waitFor();
  expect(await v.page.getByRole("link", { name: title, exact: true }).getAttribute("aria-current")).toBe("page");
  expect(v.state.queries.at(-1)).toBe(`queue=${queue}&limit=50`);
  await v.page.getByRole("link", { name: "Contracts", exact: true }).click();
  await v.page.getByText("Contracts: 1 to 2").waitFor();
  await v.leave();
});

test("a list of things to do says on how many files they are", async () => {
  const v = await h.visit();
  const [a, b, c] = openFiles(3);
  v.state.files = [a, { ...a, queue: "verification" }, { ...a, queue: "contracts" }, b, c];
  await v.page.goto(`${v.base}/staff/?queue=due`);
  await v.page.getByText("Due first: 1 to 5, things to do on 3 files").waitFor();
  await v.leave();
});

test("an NPI stands on one line, in every list", async () => {
  const v = await h.visit();
  await v.page.goto(`${v.base}/staff/?queue=due`);
  await v.page.getByRole("table").waitFor();
  const cell = v.page.getByRole("cell", { name: "1234567893" }).first();
  const [lines, over] = await cell.evaluate((el) => {
    const text = document.createRange();
    text.selectNodeContents(el);
    return [text.getClientRects().length, text.getBoundingClientRect().right - el.getBoundingClientRect().right];
  });
  expect(lines).toBe(1);
  expect(over).toBeLessThan(0); // nor into the next column
  await v.leave();
});

test("a printed file keeps the whole of its tables, to the seal", async () => {
  const v = await h.visit({ width: 700, height: 1000 }); // a letter page between its margins
  await openFile(v);
  await v.page.emulateMedia({ media: "print" });
  const cut = await v.page.evaluate(() => [...document.querySelectorAll(".scroll")].filter((el) => el.querySelector("table").getBoundingClientRect().right > innerWidth + 1 || getComputedStyle(el).overflowX !== "visible").map((el) => el.getAttribute("aria-label")));
  expect(cut).toEqual([]);
  expect(await overflow(v.page)).toBe(0);
  await v.leave();
});

test.each([
  ["while it is being verified", { state: "verifying" }, "Not clean as it stands, and then the committee decides: Work history. 2 of 4 elements are still to be verified."],
  ["that nobody has looked at", { state: "gathering", elements: staffFile().elements.map(({ element }) => ({ element, required: true, stale: false })) }, "Who decides shows when the file is verified. 4 of 4 elements are still to be verified."],
  ["that is ready and not clean", { state: "ready" }, "This file is not clean: the committee decides."],
  ["that is clean", { state: "ready", clean: true }, "This file is clean: every element is met. The medical director may decide."],
])("who decides a file %s", async (_, more, says) => {
  const v = await h.visit();
  v.state.staffFile = { ...staffFile(), ...more };
  await openFile(v);
  await v.page.getByText(says, { exact: true }).waitFor();
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
  expect(await v.page.getByRole("dialog").getByRole("textbox", { name: "Note" }).inputValue()).toBe("Half a thought");
  await v.leave();
});

test("tokens are renewed in silence, and the page works on", async () => {
  const v = await h.visit();
  await v.page.clock.install();
  await openFile(v);
  for (const nth of [1, 2]) {
    await v.page.clock.fastForward(7 * 60_000);
    await v.page.keyboard.press("Shift");
    await v.page.clock.fastForward(7 * 60_000 + 30_000);
    await expect.poll(() => v.state.renewals).toBe(nth);
    v.state.refused.add(nth === 1 ? "sign-in-1" : "renewal-1");
    await v.page.getByRole("button", { name: "Add a note" }).click();
    await v.page.getByRole("textbox", { name: "Note" }).fill(`Note ${nth}`);
    await v.page.getByRole("button", { name: "Add", exact: true }).click();
    await expect.poll(() => v.state.staffWrites?.length).toBe(nth);
    await v.page.getByRole("dialog").waitFor({ state: "detached" });
  }
  expect(v.state.signIns).toBe(1);
  await v.leave();
});

test("a session that ended in an open dialog keeps what was typed, and opens there again", async () => {
  const v = await h.visit();
  await openFile(v);
  await v.page.getByRole("button", { name: "Ask the provider about a difference" }).click();
  await v.page.getByLabel("About", { exact: true }).selectOption("work-history");
  await v.page.getByLabel("The application says").fill("Since March");
  await v.page.getByLabel("The source says").fill("Since April");
  v.state.ended = true;
  await v.page.getByRole("button", { name: "Continue" }).click();
  await v.page.getByRole("heading", { name: "This page is locked" }).waitFor();
  expect(await v.page.getByRole("button", { name: "Sign in again" }).evaluate((el) => el === document.activeElement)).toBe(true);
  v.state.ended = false;
  await v.page.keyboard.press("Enter");
  const dialog = v.page.getByRole("dialog", { name: "Ask the provider about a difference" });
  expect(await dialog.getByLabel("The source says").inputValue()).toBe("Since April");
  await dialog.getByRole("button", { name: "Continue" }).click();
  await dialog.getByRole("button", { name: "Send the question" }).click();
  await v.page.getByText("Saved.").waitFor();
  expect(v.state.staffWrites).toHaveLength(1);
  expect(v.state.staffWrites[0][1]).toMatchObject({ element: "work-history", yours: "Since March", source: "Since April" });
  await v.leave();
});

test("an outage is told inside the dialog, and mended from there", async () => {
  const v = await h.visit();
  await openFile(v);
  await v.page.getByRole("button", { name: "Add a note" }).click();
  await v.page.getByRole("textbox", { name: "Note" }).fill("Patient");
  v.state.broken = true;
  await v.page.getByRole("button", { name: "Add", exact: true }).click();
  await v.page.getByRole("dialog").getByText("We cannot reach our system right now.").waitFor();
  expect(await findings(v.page)).toEqual([]);
  await v.page.getByRole("button", { name: "Try now" }).focus();
  v.state.broken = false;
  await v.page.getByText("Saved.").waitFor();
  expect(v.state.staffWrites).toEqual([["notes", { text: "Patient" }]]);
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
