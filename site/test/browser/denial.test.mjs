/** A denial and its appeal, against the real system: the committee's dialogs, other people, the letters as they were shown. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { DESKTOP, launch, PHONE } from "./chromium.mjs";
import { findings } from "./harness.mjs";
import { startSystem } from "./system.mjs";
import { fillForm, send, tick, yesNo } from "./walk.mjs";
import { act, asStaff, businessDay, found, letters, newNpi, newPage, onCommittee, sendDocuments, signIn, taxIdOf } from "./desk.mjs";

let system;
let browser;
beforeAll(async () => {
  [system, browser] = await Promise.all([startSystem(), launch()]);
}, 330_000);
afterAll(async () => {
  await browser?.close();
  await system?.stop();
}, 60_000);

/** A file that waits for the committee: a board took the license away. */
async function ready(provider, who) {
  await fillForm(provider, system.addresses.site, who);
  const id = await send(provider);
  await sendDocuments(system, id, who.npi);
  const file = await asStaff(system, "specialist", id);
  for (const u of file.uploads) await asStaff(system, "specialist", id, `documents/${u.documentId}/review`, { verdict: "accepted" });
  for (const { element } of file.elements.filter((e) => e.required && e.result !== "met"))
    await asStaff(system, "specialist", id, `elements/${element}`, { ...(await found(system, element, element.startsWith("license") ? "adverse" : "met")), ...(element.startsWith("license") && { note: "Suspended." }) });
  return id;
}

const seated = ["casey", "chris", "cameron", "carter", "collins", "corey"].map((name) => `${name}.committee`);

/** Administration enters the members of a committee, each on the list as it was left. */
async function seat(market) {
  let { version } = await onCommittee(system, "alex.admin", `committees/${market}`);
  if (version > 0) return version;
  for (const user of seated) {
    const member = { user, name: `Dr. ${user}`, npi: "1234567893", specialty: "Family medicine", networkPractitioner: true, from: "2020-01-01", until: "2059-12-31" };
    ({ version } = await onCommittee(system, "alex.admin", `committees/${market}/members`, member, version));
  }
  return version;
}

/** Members meet today, each votes under their own sign-in, and the first of them signs the minutes. */
async function meet(market, applicationId, purpose, vote, users) {
  const about = { applicationId, purpose };
  let m = await onCommittee(system, users[0], `committees/${market}/meetings`, { heldOn: await businessDay(system), chair: users[0], present: users }, await seat(market));
  const step = async (user, what, body) => (m = await onCommittee(system, user, `meetings/${m.meetingId}/${what}`, body, m.version));
  await step(users[0], "agenda", about);
  if (purpose === "hearing") await asStaff(system, "committee", applicationId, "hearing", { meeting: m.meetingId, at: "14:30", where: "By telephone", agreed: "By phone, today." });
  for (const user of users) await step(user, "votes", { ...about, vote });
  await step(users[0], "signature", { minutes: "The members looked at one file." });
  return m.meetingId;
}

/** A meeting from the call to the signature, on the pages of its chair; two others vote by themselves. */
async function denyInMeeting(chair, market, id) {
  await seat(market);
  const users = seated.slice(0, 3);
  const { members } = await onCommittee(system, users[0], `committees/${market}`);
  const names = users.map((user) => members.find((m) => m.user === user).name);
  await chair.getByRole("button", { name: "Decide", exact: true }).click();
  const early = chair.getByRole("dialog");
  await tick(early.getByLabel("Deny"));
  await early.getByText("No signed meeting has voted on this file.").waitFor();
  await early.getByRole("button", { name: "Cancel" }).click();

  await chair.goto(`${system.addresses.site}/staff/committee/?market=${market}`);
  await act(chair, "Call a meeting", async (dialog) => {
    for (const name of names) await tick(dialog.getByLabel(name, { exact: false }).first());
    await dialog.getByLabel("Chair").selectOption(users[0]);
  }, "Call the meeting");
  expect(await findings(chair)).toEqual([]);
  await chair.goto(`${system.addresses.site}/staff/file/#${id}`);
  await act(chair, "Put on a meeting’s agenda", undefined, "Put it on");
  await chair.getByRole("link", { name: /^Meeting of/ }).click();
  await act(chair, /^Vote on/, (dialog) => tick(dialog.getByLabel("Deny")), "Vote");
  const meetingId = new URL(chair.url()).hash.slice(1);
  for (const user of users.slice(1)) {
    const { version } = await onCommittee(system, user, `meetings/${meetingId}`);
    await onCommittee(system, user, `meetings/${meetingId}/votes`, { applicationId: id, purpose: "decision", vote: "deny" }, version);
  }
  await act(chair, "Sign the minutes", (dialog) => dialog.getByLabel("Minutes").fill("The members looked at one file."), "Sign");
  await chair.getByText("Outcome: Deny.").waitFor();
  expect(await findings(chair)).toEqual([]);
  await chair.goto(`${system.addresses.site}/staff/file/#${id}`);
  await chair.getByRole("heading", { name: "Documents", exact: true }).waitFor();
}

async function reason(dialog, text) {
  await dialog.getByLabel("Kind of reason").selectOption("license");
  await dialog.getByLabel("Reason in words").fill(text);
}

/** Goes on to the letter, and says what it tells. */
async function preview(dialog, name) {
  await dialog.getByRole("button", { name: "Continue" }).click();
  const text = dialog.getByRole("region", { name: `Text of the letter: ${name}` });
  await text.waitFor();
  expect(await findings(dialog.page())).toEqual([]);
  return text.textContent();
}

/** The words of a letter, however its lines are broken; its date and number come when it goes. */
const said = (text) => text.slice(text.indexOf("Dear ")).split(/[\s>]+/).join(" ").trim();

async function mailed(email, subject) {
  const find = async () => (await letters(system, email)).find((m) => subject.test(m.subject));
  await expect.poll(find, { timeout: 60_000, interval: 500 }).toBeTruthy();
  return (await find()).body.text;
}

test.each([
  ["stands", "What is appealed stands", "uphold", "The denial was upheld on appeal.", "denied", DESKTOP],
  ["falls", "The appeal succeeds", "overturn", "Your application is ready for a decision.", "ready", PHONE],
])("a denial %s on appeal, heard by other people", async (_, outcome, vote, headline, state, viewport) => {
  const npi = newNpi();
  const email = `office-${npi}@practice.example`;
  const provider = await newPage(browser, viewport);
  const id = await ready(provider, { npi, email, taxId: taxIdOf(npi) });

  const { market } = await asStaff(system, "auditor", id);
  const casey = await signIn(system, await newPage(browser, viewport), "casey.committee", id);
  await denyInMeeting(casey, market, id);
  let shown;
  await act(casey, "Decide", async (dialog) => {
    await tick(dialog.getByLabel("Deny"));
    await reason(dialog, "The board suspended the license on May 4.");
    expect(await dialog.getByLabel("Meeting").locator("option:checked").textContent()).toMatch(/: Deny 3$/);
    shown = await preview(dialog, "Denied");
  }, "Decide");
  expect(shown).toContain("The board suspended the license on May 4.");
  expect(said(await mailed(email, /decided on your application/))).toBe(said(shown));

  await provider.goto(`${system.addresses.site}/status/`);
  await provider.getByText("Your application was denied.").waitFor();
  await provider.getByText("Appeal the decision", { exact: true }).click();
  await provider.getByRole("textbox").fill("The board lifted the suspension on May 20.");
  await provider.getByRole("button", { name: "Send my appeal" }).click();
  await provider.getByText("We have your appeal and write to you about it.").waitFor();

  const heard = await meet(market, id, "hearing", vote, seated.slice(3));
  await casey.reload();
  await casey.getByRole("button", { name: "Decide the appeal" }).click();
  const refused = casey.getByRole("dialog");
  await tick(refused.getByLabel(outcome));
  await reason(refused, "We read it again.");
  await refused.getByLabel("Meeting").selectOption(heard);
  await refused.getByRole("button", { name: "Continue" }).click();
  await refused.getByText("Somebody else must decide.").waitFor();
  expect(await findings(casey)).toEqual([]);

  const carter = await signIn(system, await newPage(browser, viewport), "carter.committee", id);
  await act(carter, "Decide the appeal", async (dialog) => {
    await tick(dialog.getByLabel(outcome));
    await reason(dialog, "We asked the board again.");
    await dialog.getByLabel("Meeting").selectOption(heard);
    shown = await preview(dialog, "Appeal decided");
  }, "Decide");
  expect(said(await mailed(email, /decided your appeal/))).toBe(said(shown));

  expect((await asStaff(system, "auditor", id)).state).toBe(state);
  await provider.reload();
  await provider.getByText(headline).waitFor();
  for (const name of ["Denied", "Appeal received", "Hearing", "Appeal decided"]) await provider.getByText(name, { exact: true }).first().waitFor();
  for (const page of [provider, casey, carter]) await page.close();
}, 300_000);

test("administration enters a member on the committee's page", async () => {
  const page = await newPage(browser, PHONE);
  await page.goto(`${system.addresses.site}/staff/`);
  await page.locator('button[value="alex.admin"]').click();
  await page.getByRole("heading", { name: "Members" }).waitFor();
  await page.getByLabel("Market").selectOption("wv");
  await page.waitForURL(/market=wv/);
  await act(page, "Enter a member", async (dialog) => {
    await dialog.getByLabel("Sign-in").fill("casey.committee");
    await dialog.getByLabel("Name", { exact: true }).fill("Dr. Casey Sample");
    await dialog.getByLabel("Specialty").fill("Family medicine");
    await yesNo(dialog, "Practises in our network", true);
    await dialog.getByLabel("NPI").fill("1234567890");
    await dialog.getByRole("button", { name: "Save" }).click();
    await dialog.getByText("1 thing to correct").waitFor();
    await dialog.getByLabel("NPI").fill("1234567893");
  }, "Save");
  await act(page, "End the term Dr. Casey Sample", undefined, "End the term");
  await page.getByRole("row", { name: /Dr. Casey Sample casey.committee/ }).waitFor();
  expect(await findings(page)).toEqual([]);
  const { members } = await onCommittee(system, "alex.admin", "committees/wv");
  expect(members.find((m) => m.user === "casey.committee")).toMatchObject({ npi: "1234567893", until: await businessDay(system) });
  await page.close();
}, 60_000);
