/** The committee's pages: members, meetings, votes, minutes, and what of them a file shows. */
import { expect, test } from "vitest";
import { DESKTOP, PHONE } from "./chromium.mjs";
import { itemOf, meetingOf, members, openFiles, staffFile } from "./data.mjs";
import { findings, overflow, setUp } from "./harness.mjs";
import { date, tick, yesNo } from "./walk.mjs";

const h = setUp();
const ID = "CRD-7K3M-9QXT-2B4FW";
const MEETING = "MTG-7K3Q-M2XW-9PT4D";

/** The plan's day, so many days from today. */
const planDay = (days = 0) => new Date(Date.now() + days * 86_400_000).toLocaleDateString("en-CA", { timeZone: "America/New_York" });

const meeting = (heldOn, agenda, more = {}) => ({ ...meetingOf(MEETING, heldOn, "sam.sample", members().members, agenda), ...more });

/** A visitor with a role, and what the stand-in knows of meetings. */
async function visit(groups, meetings = [], viewport = DESKTOP) {
  const v = await h.visit(viewport);
  Object.assign(v.state, { groups, meetings, files: [{ ...openFiles(1)[0], id: ID, applicationId: ID, name: "Avery Example", queue: "ready", state: "ready" }] });
  v.open = async (path, heading) => {
    await v.page.goto(v.base + path);
    await v.page.getByRole("heading", { name: heading }).first().waitFor();
  };
  v.dialog = v.page.getByRole("dialog");
  v.press = (name) => v.dialog.getByRole("button", { name, exact: true }).click();
  v.saved = () => v.page.getByText("Saved.").waitFor();
  return v;
}

const focused = (page) => page.evaluate(() => document.activeElement.id);

for (const [size, viewport] of [["phone", PHONE], ["desktop", DESKTOP]])
  test(`committee and meeting have no finding of axe and no sideways scroll, on a ${size}`, async () => {
    const today = meeting(planDay(), [itemOf(ID, { "kim.sample": "deny" }, { recused: [{ user: "lee.sample", reason: "A partner of mine." }], barred: ["max.sample"] })]);
    const v = await visit(["committee"], [today, meeting("2026-03-02", [itemOf(ID, { "kim.sample": "approve" })], { meetingId: "MTG-OLD", signedOn: "2026-03-02", minutes: "All was discussed.\nAt length." })], viewport);
    await v.open("/staff/committee/", "Meetings");
    await v.page.getByText("Your vote is asked for today").waitFor();
    expect([await findings(v.page), await overflow(v.page)]).toEqual([[], 0]);
    await v.page.getByRole("button", { name: "Call a meeting" }).click();
    expect([await findings(v.page), await overflow(v.page)]).toEqual([[], 0]);
    await v.press("Cancel");
    await v.page.getByRole("link", { name: "1 file, chair Dr. Sam Sample" }).click();
    await v.page.getByText("Your vote is asked for on one file.").waitFor();
    await v.page.getByText("So far: Deny 1; 1 left it to the others. No decision: a quorum is 3 votes, and there are 1.").waitFor();
    await v.page.getByText("Had a part in this file, so does not vote on it").waitFor();
    expect([await findings(v.page), await overflow(v.page)]).toEqual([[], 0]);
    for (const name of ["Vote on Avery Example", "Sign the minutes", "Put a file on the agenda"]) {
      await v.page.getByRole("button", { name }).click();
      expect([await findings(v.page), await overflow(v.page)]).toEqual([[], 0]);
      await v.page.keyboard.press("Escape");
    }
    await v.open("/staff/meeting/#MTG-OLD", "Meeting of March 2, 2026");
    await v.page.getByText("At length.").waitFor();
    expect([await findings(v.page), await overflow(v.page)]).toEqual([[], 0]);
    await v.leave();
  }, 90_000);

test("administration enters a member, mends the entry and ends the term, and sees no meeting", async () => {
  const v = await visit(["admin"]);
  await v.open("/staff/", "Members"); // it reads no files, so this is its first page
  expect(await v.page.getByRole("heading", { name: "Meetings" }).count()).toBe(0);
  await v.page.getByRole("button", { name: "Enter a member" }).click();
  await v.press("Save");
  await v.dialog.getByText("There are 4 things to correct").waitFor();
  await v.dialog.getByLabel("Sign-in").fill("noa.sample");
  await v.dialog.getByLabel("Name", { exact: true }).fill("Dr. Noa Sample");
  await v.dialog.getByLabel("Specialty").fill("Pediatrics");
  await yesNo(v.dialog, "Practises in our network", true);
  await v.dialog.getByLabel("NPI").fill("12345 67893");
  v.state.complaints = [{ field: "/until", detail: "The term ends before it begins. Give a later last day." }];
  await v.press("Save");
  await v.dialog.getByRole("link", { name: "The term ends before it begins." }).click();
  expect(await focused(v.page)).toBe("f-until-m");
  v.state.complaints = undefined;
  await v.press("Save");
  await v.saved();
  expect(await focused(v.page)).toBe("do-seat");
  expect(v.state.staffWrites.at(-1)).toEqual(["committees/members", { user: "noa.sample", name: "Dr. Noa Sample", npi: "1234567893", specialty: "Pediatrics", networkPractitioner: true, from: expect.any(String), until: expect.any(String) }]);
  await v.page.getByRole("button", { name: "Change Dr. Noa Sample" }).click();
  expect(await v.dialog.getByText("Saved.").count()).toBe(0);
  await v.dialog.getByLabel("Specialty").fill("Surgery");
  await v.press("Save");
  await v.page.getByRole("cell", { name: "Surgery" }).waitFor();
  await v.page.getByRole("button", { name: "End the term Dr. Max Sample" }).click();
  await date(v.dialog, "Last day of the term", "2019-12-31");
  await v.press("End the term");
  await v.dialog.getByText("The term begins on Jan 1, 2020. Choose that day or a later one.").first().waitFor();
  await date(v.dialog, "Last day of the term", "2020-12-31");
  await v.press("End the term");
  await v.page.getByText("Term is over").waitFor();
  expect(v.state.staffWrites.at(-1)[1]).toEqual({ ...members().members[3], until: "2020-12-31" });
  expect(await v.page.getByRole("button", { name: "End the term Dr. Max Sample" }).count()).toBe(0);
  await v.leave();
});

test("a meeting is called of members who sit on its day, one of them in the chair", async () => {
  const v = await visit(["committee"]);
  v.state.committee = members();
  v.state.committee.members[3].until = "2020-12-31";
  await v.open("/staff/committee/", "Meetings");
  await v.page.getByRole("button", { name: "Call a meeting" }).click();
  expect(await v.dialog.getByLabel("Dr. Max Sample").count()).toBe(0);
  await date(v.dialog, "Day of the meeting", "2020-06-01");
  await v.dialog.getByLabel("Dr. Max Sample").waitFor();
  await v.press("Call the meeting");
  await v.dialog.getByText("Choose today or a later day.").first().waitFor();
  await date(v.dialog, "Day of the meeting", planDay(7));
  for (const name of ["Dr. Sam", "Dr. Kim"]) await tick(v.dialog.getByLabel(name));
  await v.dialog.getByLabel("Chair").selectOption("sam.sample");
  v.state.complaints = [{ field: "/present", detail: "A quorum is 3 members; here are 2." }];
  await v.press("Call the meeting");
  await v.dialog.getByRole("link", { name: "A quorum is 3 members; here are 2." }).waitFor();
  expect(await findings(v.page)).toEqual([]);
  v.state.complaints = undefined;
  await tick(v.dialog.getByLabel("Dr. Lee"));
  await v.press("Call the meeting");
  await v.saved();
  expect(v.state.staffWrites).toEqual([["committees/meetings", { heldOn: planDay(7), chair: "sam.sample", present: ["sam.sample", "kim.sample", "lee.sample"] }]]);
  await v.page.getByRole("row", { name: /Dr. Sam Sample 3 0 Not signed/ }).waitFor();
  await v.leave();
});

test("a call that gets no answer is not sent again unasked", async () => {
  const v = await visit(["committee"]);
  await v.open("/staff/committee/", "Meetings");
  await v.page.getByRole("button", { name: "Call a meeting" }).click();
  for (const name of ["Dr. Sam", "Dr. Kim", "Dr. Lee"]) await tick(v.dialog.getByLabel(name));
  await v.dialog.getByLabel("Chair").selectOption("sam.sample");
  v.state.down = true;
  await v.press("Call the meeting");
  await v.dialog.getByText("It may have been done all the same.").waitFor();
  expect(await findings(v.page)).toEqual([]);
  v.state.down = false;
  await v.press("Call the meeting");
  await v.saved();
  expect(v.state.meetings).toHaveLength(1);
  await v.leave();
});

test("files are put before a meeting, members vote once or leave it to the others, and the chair signs", async () => {
  const v = await visit(["committee"], [meeting(planDay(), [])]);
  await v.open(`/staff/meeting/#${MEETING}`, "Agenda");
  await v.page.getByRole("button", { name: "Put a file on the agenda" }).click();
  await v.dialog.getByLabel("File").selectOption(ID);
  await v.press("Put it on");
  await v.page.getByRole("link", { name: "Avery Example" }).waitFor();
  const [m] = v.state.meetings;
  m.agenda[0].votes.push({ user: "kim.sample", vote: "deny", at: "2026-11-22T15:00:00Z" }, { user: "lee.sample", vote: "deny", at: "2026-11-22T15:00:00Z" });
  m.version++; // others voted meanwhile: the dialog reads the page again as it opens
  await v.page.getByRole("button", { name: "Vote on Avery Example" }).click();
  await v.press("Vote");
  await v.dialog.getByText("There is 1 thing to correct").waitFor();
  await tick(v.dialog.getByLabel("Deny"));
  m.version++; // and once more while it stands open
  await v.press("Vote");
  await v.dialog.getByText("Someone changed this meanwhile").waitFor();
  expect(await v.dialog.getByLabel("Deny").isChecked()).toBe(true);
  expect(await findings(v.page)).toEqual([]);
  v.state.loseAnswers = 1; // done, though the answer is lost: the page shows it, and says so
  await v.press("Vote");
  await v.saved();
  expect(m.agenda[0].votes).toHaveLength(3);
  expect(await v.page.getByRole("button", { name: "Vote on Avery Example" }).count()).toBe(0);
  await v.page.getByRole("button", { name: "Sign the minutes" }).click();
  await v.dialog.getByLabel("Minutes").fill("One file was looked at.");
  await v.press("Sign");
  await v.page.getByText("Outcome: Deny.").waitFor();
  await v.page.getByText("One file was looked at.").waitFor();
  expect(v.state.staffWrites.map(([at, body]) => [at, body.vote ?? body.minutes ?? body.purpose])).toEqual([["meetings/agenda", "decision"], ["meetings/votes", "deny"], ["meetings/signature", "One file was looked at."]]);
  expect(await v.page.locator("main").getByRole("button").count()).toBe(0);
  await v.leave();
});

test("who had a part in a file can only leave it to the others, and says why", async () => {
  const v = await visit(["committee"], [meeting(planDay(), [itemOf(ID, {}, { barred: ["SAM.sample"] })])]);
  await v.open(`/staff/meeting/#${MEETING}`, "Agenda");
  await v.page.getByRole("button", { name: "Vote on Avery Example" }).click();
  await v.dialog.waitFor();
  expect(await v.dialog.getByRole("radio").count()).toBe(1);
  await tick(v.dialog.getByLabel("Leave it to the others"));
  await v.dialog.getByLabel("Why you leave it").fill("I verified it.");
  await v.press("Vote");
  await v.page.getByRole("row", { name: "Dr. Sam Sample Left it to the others I verified it." }).waitFor();
  await v.page.getByRole("button", { name: "Sign the minutes" }).click();
  await v.dialog.getByText("Avery Example (a quorum is 3 votes, and there are 0)").waitFor();
  await v.leave();
});

test.each([
  ["before its day", ["committee"], meeting(planDay(3), [itemOf(ID)]), "Members vote on the day of the meeting", ["Put a file on the agenda"]],
  ["after its day, of the chair", ["committee"], meeting(planDay(-3), [itemOf(ID)]), "Write the minutes and sign them.", ["Sign the minutes"]],
  ["once it is signed", ["committee"], meeting(planDay(), [itemOf(ID)], { signedOn: planDay(), minutes: "x" }), "The minutes are signed", []],
  ["of an auditor", ["auditor"], meeting(planDay(), [itemOf(ID)]), "One file lacks votes.", []],
])("what can be done at a meeting %s", async (_, groups, m, says, can) => {
  const v = await visit(groups, [m]);
  await v.open(`/staff/meeting/#${MEETING}`, "Agenda");
  await v.page.getByText(says).waitFor();
  expect(await v.page.locator("main").getByRole("button").allTextContents()).toEqual(can);
  await v.leave();
});

test("a file is put before a meeting to come, and shows where it was", async () => {
  const v = await visit(["committee"], [meeting(planDay(2), []), meeting("2026-03-02", [itemOf(ID, { "kim.sample": "defer" })], { meetingId: "MTG-OLD", signedOn: "2026-03-02" })]);
  v.state.staffFile = { ...staffFile(), state: "ready" };
  await v.open(`/staff/file/#${ID}`, "Avery Example");
  const part = v.page.getByRole("region", { name: "Decision and contract" });
  expect(await part.getByRole("listitem").allTextContents()).toEqual(["Meeting of March 2, 2026: Decision. Put off 1. Minutes signed."]);
  await part.getByRole("button", { name: "Put on a meeting’s agenda" }).click();
  expect(await v.dialog.getByLabel("Meeting").inputValue()).toBe(MEETING); // the one there is
  await v.press("Put it on");
  await v.saved();
  expect(v.state.staffWrites).toEqual([["meetings/agenda", { applicationId: ID, purpose: "decision" }]]);
  expect((await part.getByRole("listitem").allTextContents())[0]).toMatch(/: Decision. To come.$/);
  await part.getByRole("button", { name: "Put on a meeting’s agenda" }).click();
  await v.dialog.getByText("There is no meeting to come that could take this file.").waitFor();
  await v.leave();
});

test("a decision names a signed meeting that voted on the file, and no other", async () => {
  const signed = { signedOn: "2026-03-02", minutes: "x" };
  const v = await visit(["committee"], [
    meeting(planDay(), [itemOf(ID, { "kim.sample": "deny" })]),
    meeting("2026-03-02", [itemOf(ID, { "kim.sample": "deny", "lee.sample": "deny", "max.sample": "approve" })], { ...signed, meetingId: "MTG-A" }),
    meeting("2026-02-02", [itemOf(ID, {}, { purpose: "hearing" })], { ...signed, meetingId: "MTG-B" }),
    meeting("2026-01-05", [itemOf("CRD-OTHER")], { ...signed, meetingId: "MTG-C" }),
  ]);
  v.state.staffFile = { ...staffFile(), state: "ready" };
  await v.open(`/staff/file/#${ID}`, "Avery Example");
  await v.page.getByRole("button", { name: "Decide" }).click();
  await tick(v.dialog.getByLabel("Deny"));
  expect(await v.dialog.getByLabel("Meeting").locator("option").allTextContents()).toEqual(["– Choose –", "Mar 2, 2026, chair Dr. Sam Sample: Deny 2, Approve 1"]);
  expect(await v.dialog.getByLabel("Meeting").inputValue()).toBe("MTG-A");
  await v.press("Cancel");
  v.state.meetings = [];
  await v.page.getByRole("button", { name: "Decide" }).click();
  await tick(v.dialog.getByLabel("Deny"));
  await v.dialog.getByText("No signed meeting has voted on this file. Put it on a meeting’s agenda").waitFor();
  await v.press("Continue");
  await v.dialog.getByRole("link", { name: "Choose an answer: Meeting" }).waitFor();
  await v.leave();
});

test("minutes half written outlive the lock of the page", async () => {
  const v = await visit(["committee"], [meeting(planDay(), [])]);
  await v.page.clock.install();
  await v.open(`/staff/meeting/#${MEETING}`, "Minutes");
  await v.page.getByRole("button", { name: "Sign the minutes" }).click();
  await v.dialog.getByLabel("Minutes").fill("Half a thought");
  await v.page.clock.fastForward(16 * 60_000);
  await v.page.getByRole("button", { name: "Sign in again" }).click();
  expect(await v.dialog.getByLabel("Minutes").inputValue()).toBe("Half a thought");
  await v.leave();
});

test("the way to the committee is there for who may go it", async () => {
  for (const [groups, is] of [[["specialist"], false], [["auditor"], true]]) {
    const v = await visit(groups);
    await v.open("/staff/", "Queues");
    await v.page.getByRole("button", { name: "Sign out" }).waitFor();
    expect(await v.page.getByRole("link", { name: "Committee", exact: true }).isVisible()).toBe(is);
    await v.leave();
  }
});

test("a meeting that is not there, and a system that is down, are told in words", async () => {
  const v = await visit(["committee"]);
  await v.open("/staff/meeting/#MTG-NONE", "Meeting");
  await v.page.getByText("There is no meeting with this ID.").waitFor();
  v.state.broken = true;
  await v.page.getByRole("link", { name: "Back to the committee" }).click();
  await v.page.getByText("We cannot reach our system right now.").waitFor();
  v.state.broken = false;
  await v.page.getByRole("button", { name: "Try now" }).click();
  await v.page.getByRole("heading", { name: "Members" }).waitFor();
  await v.leave();
});
