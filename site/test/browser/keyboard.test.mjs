import { expect, test } from "vitest";
import { actions } from "../../src/staff/actions";
import { DESKTOP } from "./chromium.mjs";
import { itemOf, meetingOf, members, openFiles, staffFile } from "./data.mjs";
import { findings, setUp } from "./harness.mjs";

const h = setUp();
const ID = "CRD-7K3M-9QXT-2B4FW";

/** Presses Tab until the control with this name has the focus. */
async function tabTo(page, name) {
  for (let i = 0; i < 80; i++) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(() => {
      const el = document.activeElement;
      const group = el.closest("fieldset")?.querySelector("legend")?.textContent ?? "";
      return [el.labels?.[0]?.textContent ?? el.getAttribute("aria-label") ?? el.textContent, group];
    });
    if (at.some((text) => text.includes(name))) return;
  }
  throw new Error(`Tab never reaches “${name}”`);
}

async function type(page, name, text) {
  await tabTo(page, name);
  await page.keyboard.type(text);
}

async function pick(page, name, presses = 0) {
  await tabTo(page, name);
  await page.keyboard.press("Space");
  for (let i = 0; i < presses; i++) await page.keyboard.press("ArrowDown");
}

async function day(page, name, month, date, year) {
  await tabTo(page, name);
  await page.keyboard.type(month);
  await page.keyboard.press("Tab");
  await page.keyboard.type(date);
  await page.keyboard.press("Tab");
  await page.keyboard.type(year);
}

const next = async (page, heading) => {
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: heading }).waitFor();
  expect(await page.evaluate(() => document.activeElement.tagName)).toBe("H1");
};

test("the form, the upload and the status need no mouse", async () => {
  const v = await h.visit(DESKTOP);
  const p = v.page;
  p.once("filechooser", (chooser) => chooser.setFiles({ name: "w9.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.4") }));
  await p.goto(v.base);
  await p.keyboard.press("Tab");
  expect(await p.evaluate(() => document.activeElement.textContent)).toBe("Skip to main content");
  await p.keyboard.press("Enter");
  await tabTo(p, "Start the contract form");
  await p.keyboard.press("Enter");
  await p.getByRole("heading", { name: "What do you want to do?" }).waitFor();
  await pick(p, "I want to");
  await next(p, "Where you work");
  await pick(p, "In which market?");
  await next(p, "Your products");
  await pick(p, "Which products?");
  await next(p, "Who is joining?");
  await pick(p, "I am filling this in for", 2);
  await next(p, "Special services");
  await tabTo(p, "Continue");
  await next(p, "The NPI");
  await type(p, "National Provider Identifier", "1999999976");
  await p.getByText("The national registry does not list").waitFor();
  await next(p, "The specialty");
  await type(p, "Taxonomy code", "363LF0000X");
  await next(p, "Owners and managers");
  await type(p, "Full name", "Robin Sample");
  await type(p, "Role", "Owner");
  await type(p, "street address", "1 Example Street");
  await type(p, "City", "Atlanta");
  await type(p, "State", "GA");
  await type(p, "ZIP code", "30303");
  await day(p, "Date of birth", "7", "1", "1970");
  await type(p, "Social Security number", "990001234");
  await pick(p, "Ever convicted", 1);
  await tabTo(p, "Continue");
  await next(p, "Who works in the group");
  await type(p, "Full name", "Blake Sample");
  await type(p, "NPI", "1245319599");
  await tabTo(p, "Continue");
  await next(p, "Tax ID");
  await pick(p, "What kind of Tax ID?");
  await type(p, "Tax ID", "990006789");
  await next(p, "The W-9");
  await pick(p, "How do you want to give us", 1);
  await type(p, "Line 1: name", "Sample Practice");
  await next(p, "Places of work");
  await type(p, "Name of the office", "Sample Practice");
  await type(p, "street address", "1 Example Street");
  await type(p, "City", "Atlanta");
  await type(p, "State", "GA");
  await type(p, "ZIP code", "30303");
  await type(p, "Phone for patients", "4045550100");
  await pick(p, "Do you take new patients here?");
  await pick(p, "Show this place");
  await next(p, "Whom we write to");
  await type(p, "Name of the contact", "Robin Sample");
  await type(p, "Email", "office@practice.example");
  await type(p, "Phone", "4045550101");
  await pick(p, "How do you want our letters?");
  await type(p, "street address", "1 Example Street");
  await type(p, "City", "Atlanta");
  await type(p, "State", "GA");
  await type(p, "ZIP code", "30303");
  await next(p, "Questions we must ask");
  for (const question of ["Has a license", "convicted", "claims against", "without liability", "sanctioned"]) await pick(p, question, 1);
  await next(p, "Sign");
  await pick(p, "I confirm");
  await type(p, "Type your full name", "Robin Sample");
  await type(p, "Title", "Owner");
  await next(p, "Check your answers");
  await tabTo(p, "Send to the plan");
  await next(p, "Your receipt");
  await tabTo(p, "Send documents now");
  await p.keyboard.press("Enter");
  await p.getByRole("heading", { name: "W-9" }).waitFor();
  await tabTo(p, "Choose files or take a photo: W-9");
  await p.keyboard.press("Enter");
  await p.getByText("Received and readable.").waitFor();
  await tabTo(p, "See your status");
  await p.keyboard.press("Enter");
  await p.getByText("What you must do now").waitFor();
  await type(p, "Please explain the difference", "A typing error.");
  await tabTo(p, "Send my answer");
  await p.keyboard.press("Enter");
  await p.getByText("We have your answer.").waitFor();
  expect(v.state.submissions[0]).toMatchObject({ providerType: "group", owners: [{ name: "Robin Sample", role: "owner", dateOfBirth: "1970-07-01", convicted: false }], roster: [{ name: "Blake Sample", npi: "1245319599" }] });
  await v.leave();
}, 120_000);

test("staff work without a mouse: from row to row, into a file, through a dialog", async () => {
  const v = await h.visit(DESKTOP);
  const p = v.page;
  await p.goto(`${v.base}/staff/`);
  await p.getByRole("table").waitFor();
  await tabTo(p, "Sample Provider 1");
  await p.keyboard.press("ArrowDown");
  await p.keyboard.press("ArrowDown");
  expect(await p.evaluate(() => document.activeElement.textContent)).toBe("Sample Provider 3");
  await p.keyboard.press("Enter");
  await p.getByRole("heading", { name: "Avery Example" }).waitFor();
  await tabTo(p, "Add a note");
  await p.keyboard.press("Enter");
  await p.getByRole("dialog").waitFor();
  await type(p, "Note", "Called the office.");
  await p.keyboard.press("Escape");
  expect(await p.evaluate(() => document.activeElement.textContent)).toBe("Add a note");
  await p.keyboard.press("Enter");
  expect(await p.getByRole("textbox", { name: "Note" }).inputValue()).toBe(""); // Escape cancels, and nothing of it is offered again
  await type(p, "Note", "Called the office.");
  await tabTo(p, "Add");
  await p.keyboard.press("Enter");
  await p.getByText("Saved.").waitFor();
  expect(v.state.staffWrites).toEqual([["notes", { text: "Called the office." }]]);
  await v.leave();
});

const reason = async (p) => {
  await type(p, "Kind of reason", "License");
  await type(p, "Reason in words", "The license was revoked.");
};
/** Members of the committee that the stand-in knows, and what they did about the file. */
const SIGNED = { ...meetingOf("MTG-1", "2026-03-02", "kim.sample", members().members), signedOn: "2026-03-02", minutes: "Discussed.", agenda: [itemOf(ID), itemOf(ID, {}, { purpose: "hearing" })] };
const SIGNED_TOO = { ...SIGNED, meetingId: "MTG-2", heldOn: "2026-02-02", signedOn: "2026-02-02" };
const COMING = meetingOf("MTG-3", "2059-12-31", "kim.sample", members().members);
const HEARING = { ...meetingOf("MTG-5", "2059-12-30", "kim.sample", members().members), agenda: [itemOf(ID, {}, { purpose: "hearing" })] };
const meeting = (p) => type(p, "Meeting", "Mar");
const REASONS = [{ code: "license", text: "The license was revoked." }];
const ENROLLED = {
  state: "enrolled", participation: [{ product: "ga-marketplace", effectiveOn: "2026-12-01", state: "active" }],
  providerRecord: { providerNumber: "4000000010", status: "active", since: "2026-11-22T10:00:00Z", version: 1, formVersion: 1, load: {}, elements: [], documents: [], tasks: [], notes: [], events: [], letters: [] },
};

async function retype(p, name, text) {
  await tabTo(p, name);
  await p.keyboard.press("Control+A");
  await p.keyboard.type(text);
}

/** Each action: what the file is like, the button that opens it, how it is filled in, and what is sent. Where a letter is shown, by its name. */
const WORK = {
  assign: [{}, "Assign", (p) => retype(p, "Assign to", "kim.sample"), { assignee: "kim.sample" }],
  note: [{}, "Add a note", (p) => type(p, "Note", "Called."), { text: "Called." }],
  requestDocuments: [{}, "Ask for documents", async (p) => (await pick(p, "Which documents?"), await type(p, "What is missing", "Line 1.")), { types: ["w9"], note: "Line 1." }, "Documents needed"],
  review: [{}, "Review", async (p) => (await pick(p, "Verdict", 1), await type(p, "What is wrong", "Page 2 is missing.")), { verdict: "rejected", reason: "Page 2 is missing." }, "Documents needed"],
  verify: [{}, "Record NPDB", async (p) => (await pick(p, "Result"), await type(p, "Source", "NPDB")), { result: "met", source: "NPDB" }],
  discrepancy: [{}, "Ask the provider", async (p) => (await type(p, "About", "Work"), await type(p, "The application says", "March"), await type(p, "The source says", "April")), { element: "work-history", yours: "March", source: "April" }, "Question"],
  rescind: [{ state: "approved" }, "Take back the approval", reason, { outcome: "rescinded", products: [], reasons: REASONS }, "Approval rescinded"],
  settleQuestion: [{}, "Settle", async (p) => (await pick(p, "What do you want to do?"), await type(p, "What the provider answers", "It was April."), await type(p, "How you know", "By phone.")), { how: "answered", answer: "It was April.", reason: "By phone." }],
  putOnAgenda: [{ state: "ready" }, "Put on a meeting", (p) => type(p, "Meeting", "Dec"), { applicationId: ID, purpose: "decision" }],
  decide: [{ state: "ready" }, "Decide", async (p) => (await pick(p, "Outcome", 1), await reason(p), await meeting(p)), { outcome: "denied", reasons: REASONS, meeting: "MTG-1" }, "Denied"],
  sendContract: [{ contract: "none" }, "Send the agreement", undefined, { action: "send" }, "Contract"],
  countersign: [{ contract: "signed" }, "Countersign", undefined, { action: "countersign" }],
  acknowledge: [{ state: "enrolling" }, "Acknowledge a load", async (p) => (await pick(p, "Which load?"), await type(p, "Reference", "CLM-1")), { half: "claims", reference: "CLM-1" }, "Welcome"],
  enterAppeal: [{ state: "denied" }, "Enter an appeal", (p) => type(p, "What the provider", "By mail."), { statement: "By mail." }, "Appeal received"],
  setHearing: [{ state: "appealed" }, "Set the hearing", async (p) => (await type(p, "Meeting", "Dec"), await type(p, "At what time", "14:30"), await type(p, "Where", "Room 2")), { meeting: "MTG-5", at: "14:30", where: "Room 2", witnesses: [] }, "Hearing"],
  decideAppeal: [{ state: "appealed" }, "Decide the appeal", async (p) => (await pick(p, "Outcome"), await reason(p), await meeting(p)), { outcome: "upheld", reasons: REASONS, meeting: "MTG-1" }, "Appeal decided"],
  reopen: [{ state: "discontinued" }, "Reopen", (p) => type(p, "Why?", "They called."), { reason: "They called." }, "Reopened"],
  correctContact: [{}, "Correct the address", async (p) => (await retype(p, "Email address", "new@practice.example"), await type(p, "Why, and who", "By phone.")), { email: "new@practice.example", reason: "By phone." }],
  resend: [{}, "Send again", undefined, {}, "Confirmation"],
  participation: [ENROLLED, "Change the participation", async (p) => (await pick(p, "What?"), await type(p, "What ends", "A new license."), await pick(p, "Members are in danger"), await reason(p)), { action: "suspend", reasons: REASONS, endsWhen: "A new license." }, "Suspended"],
  duty: [{ ...ENROLLED, providerRecord: { ...ENROLLED.providerRecord, duties: [{ duty: "npdb-report", openedOn: "2026-11-22", dueOn: "2026-12-22" }] } }, "Keep the proof", async (p) => (await pick(p, "What was done"), await type(p, "What shows it", "DCN-1"), await day(p, "Done on", "7", "1", "2026")), { proof: "DCN-1", doneOn: "2026-07-01" }],
};

test("the list of staff's work is whole", () => {
  expect(Object.keys(WORK)).toEqual(Object.keys(actions));
});

test.each(Object.entries(WORK))("staff do without a mouse: %s", async (name, [file, opener, fill, sent, letter]) => {
  const v = await h.visit(DESKTOP);
  const p = v.page;
  v.state.groups = ["specialist", "committee", "medical-director"];
  v.state.staffFile = { ...staffFile(), ...file };
  v.state.meetings = [COMING, HEARING, SIGNED, SIGNED_TOO].map((m) => structuredClone(m));
  await p.goto(`${v.base}/staff/file/#${ID}`);
  await p.getByRole("heading", { name: "Avery Example" }).waitFor();
  await tabTo(p, opener);
  await p.keyboard.press("Enter");
  await p.getByRole("dialog").waitFor();
  await fill?.(p);
  const last = p.getByRole("dialog").getByRole("button", { name: actions[name].submit, exact: true });
  if (fill && letter) {
    await tabTo(p, "Continue");
    await p.keyboard.press("Enter");
  }
  await last.waitFor();
  expect(await findings(p)).toEqual([]);
  if (letter) await tabTo(p, `Text of the letter: ${letter}`);
  await tabTo(p, actions[name].submit);
  expect(await last.evaluate((el) => el === document.activeElement)).toBe(true);
  await p.keyboard.press("Enter");
  await p.getByText("Saved.").waitFor();
  expect(v.state.staffWrites).toMatchObject([[expect.any(String), sent]]);
  expect(await p.evaluate(() => document.activeElement.tagName)).not.toBe("BODY");
  await v.leave();
});

const planDay = new Date().toLocaleDateString("en-CA", { timeZone: "America/New_York" });
const TODAY = { ...meetingOf("MTG-4", planDay, "sam.sample", members().members, [itemOf(ID)]) };

/** What the committee does: the page, the button that opens it, how it is filled in, and what is sent. */
const COMMITTEE = {
  "enters a member": ["committee/", "Enter a member", async (p) => (await type(p, "Sign-in", "noa.sample"), await type(p, "Name", "Dr. Noa"), await type(p, "Specialty", "Surgery"), await pick(p, "Practises in our network", 1)), "Save", ["committees/members", { user: "noa.sample", name: "Dr. Noa", specialty: "Surgery", networkPractitioner: false }]],
  "changes an entry": ["committee/", "Change Dr. Kim Sample", (p) => retype(p, "Specialty", "Surgery"), "Save", ["committees/members", { user: "kim.sample", specialty: "Surgery" }]],
  "ends a term": ["committee/", "End the term Dr. Kim Sample", undefined, "End the term", ["committees/members", { user: "kim.sample", until: planDay }]],
  "calls a meeting": ["committee/", "Call a meeting", async (p) => {
    await tabTo(p, "Who will be present");
    for (let i = 0; i < 3; i++) await p.keyboard.press("Space").then(() => p.keyboard.press("Tab"));
    await type(p, "Chair", "Dr. Lee");
  }, "Call the meeting", ["committees/meetings", { heldOn: planDay, chair: "lee.sample", present: ["sam.sample", "kim.sample", "lee.sample"] }]],
  "puts a file on": ["meeting/#MTG-4", "Put a file on the agenda", (p) => type(p, "File", "Blake"), "Put it on", ["meetings/agenda", { applicationId: "CRD-OTHER", purpose: "hearing" }]],
  votes: ["meeting/#MTG-4", "Vote on Avery Example", (p) => pick(p, "Your vote", 1), "Vote", ["meetings/votes", { applicationId: ID, purpose: "decision", vote: "deny" }]],
  "leaves a file to the others": ["meeting/#MTG-4", "Vote on Avery Example", async (p) => (await pick(p, "Your vote", 3), await type(p, "Why you leave it", "A partner.")), "Vote", ["meetings/votes", { recused: "A partner." }]],
  signs: ["meeting/#MTG-4", "Sign the minutes", (p) => type(p, "Minutes", "Discussed."), "Sign", ["meetings/signature", { minutes: "Discussed." }]],
};

test.each(Object.entries(COMMITTEE))("the committee does without a mouse: %s", async (_, [path, opener, fill, submit, sent]) => {
  const v = await h.visit(DESKTOP);
  const p = v.page;
  v.state.groups = ["committee", "admin"];
  v.state.meetings = [structuredClone(TODAY)];
  const [file] = openFiles(1);
  v.state.files = [{ ...file, applicationId: ID, name: "Avery Example" }, { ...file, id: "CRD-OTHER", applicationId: "CRD-OTHER", name: "Blake Sample", queue: "ready", state: "appealed" }];
  await p.goto(`${v.base}/staff/${path}`);
  await p.getByRole("button", { name: opener }).waitFor();
  await tabTo(p, opener);
  await p.keyboard.press("Enter");
  await p.getByRole("dialog").waitFor();
  await p.keyboard.press("Escape");
  expect(await p.evaluate(() => document.activeElement.textContent)).toBe(opener);
  await p.keyboard.press("Enter");
  await p.getByRole("dialog").waitFor();
  await fill?.(p);
  expect(await findings(p)).toEqual([]);
  await tabTo(p, submit);
  expect(await p.getByRole("dialog").getByRole("button", { name: submit, exact: true }).evaluate((el) => el === document.activeElement)).toBe(true);
  await p.keyboard.press("Enter");
  await p.getByText("Saved.").waitFor();
  expect(v.state.staffWrites).toMatchObject([sent]);
  expect(await p.evaluate(() => document.activeElement.tagName)).not.toBe("BODY");
  await v.leave();
});
