import { expect, test } from "vitest";
import { DESKTOP, PHONE } from "./chromium.mjs";
import { findings, overflow, setUp } from "./harness.mjs";
import { choose, date, fillForm, nursePractitioner, send, tick } from "./walk.mjs";

const h = setUp();
const ID = "CRD-7K3M-9QXT-2B4FW";
const NPI = "1234567893";

/** A visitor who has sent the form and has the file open in this tab. */
async function withApplication(viewport, body = {}) {
  const v = await h.visit(viewport);
  v.state.applications.set(ID, { npi: NPI, body: { market: "ga", w9: { upload: true }, ...body }, uploads: {}, done: {} });
  await v.page.goto(`${v.base}/favicon.svg`);
  await v.page.evaluate((key) => sessionStorage.setItem("credo.file", JSON.stringify(key)), { applicationId: ID, npi: NPI });
  return v;
}

const face = (name = "face.pdf") => ({ name, mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.4 sample") });

for (const [size, viewport] of [["phone", PHONE], ["desktop", DESKTOP]])
  test(`the form goes from start to receipt on a ${size}`, async () => {
    const v = await h.visit(viewport);
    const seen = async (id) => {
      if (viewport === PHONE) expect([id, await findings(v.page)]).toEqual([id, []]);
      expect([id, await overflow(v.page)]).toEqual([id, 0]);
    };
    await fillForm(v.page, v.base, { seen });
    await seen("check");
    const id = await send(v.page);
    await seen("receipt");
    expect(id).toMatch(/^CRD-/);
    const [sent] = v.state.submissions;
    expect(sent).toMatchObject({ kind: "initial", market: "ga", npi: "1234567893", taxId: "000006789", taxonomies: [{ code: "363LF0000X", primary: true }], w9: { classification: "llc", llcTaxClass: "P" } });
    expect(sent.disclosures).toHaveLength(8);
    expect(sent.locations[0]).toMatchObject({ primary: true, languages: ["English", "Spanish"] });
    expect(await v.page.evaluate(() => localStorage.getItem("credo.draft"))).toBeNull();
    await v.leave();
  }, 240_000);

test("a reload at any page of the form loses nothing", async () => {
  const v = await h.visit();
  for (const [id, act] of nursePractitioner.slice(0, 10)) {
    await v.page.goto(`${v.base}/apply/#/${id}`);
    await v.page.reload();
    await act(v.page, {});
    const before = await v.page.evaluate(() => localStorage.getItem("credo.draft"));
    await v.page.reload();
    await v.page.locator("main form").waitFor();
    const kept = (text) => ({ ...JSON.parse(text), savedAt: "" });
    expect(kept(await v.page.evaluate(() => localStorage.getItem("credo.draft")))).toEqual(kept(before));
  }
  await v.page.goto(`${v.base}/apply/#/name`);
  await v.page.reload();
  expect(await v.page.getByLabel("First name").inputValue()).toBe("Avery");
  expect(await v.page.getByLabel("Year").inputValue()).toBe("1980");
  await v.leave();
});

test("errors stand beside the field and on top, and lead to the field", async () => {
  const v = await h.visit(PHONE);
  await v.page.goto(`${v.base}/apply/#/npi`);
  await v.page.evaluate(() => localStorage.clear());
  await v.page.reload();
  await v.page.getByLabel("National Provider Identifier").fill("1234567890");
  await v.page.getByRole("button", { name: "Continue" }).click();
  const summary = v.page.getByRole("alert").filter({ hasText: "1 thing to correct" });
  await summary.waitFor();
  expect(await findings(v.page)).toEqual([]);
  await summary.getByRole("link").click();
  expect(await v.page.evaluate(() => document.activeElement.id)).toBe("f-npi");
  expect(await v.page.getByLabel("National Provider Identifier").getAttribute("aria-invalid")).toBe("true");
  await v.page.getByLabel("National Provider Identifier").fill("1234567893");
  await v.page.getByRole("heading", { name: "The registry lists" }).waitFor();
  expect(await v.page.locator(".usa-error-message:visible").count()).toBe(0);
  await v.leave();
});

test("routine vision in PASSE is told at once whom to contact", async () => {
  const v = await h.visit();
  await v.page.goto(`${v.base}/apply/`);
  await choose(v.page, "Join the network");
  await v.page.getByRole("button", { name: "Continue" }).click();
  await choose(v.page, "Arkansas PASSE");
  await v.page.goto(`${v.base}/apply/#/services`);
  await tick(v.page.getByLabel("Independent laboratory"));
  await v.page.getByText("1-813-751-3940").waitFor();
  await v.page.getByRole("button", { name: "Continue" }).click();
  expect(v.page.url()).toContain("#/services");
  expect(await findings(v.page)).toEqual([]);
  await v.leave();
});

test("what the server refuses leads back to its page, with nothing lost", async () => {
  const v = await h.visit();
  await fillForm(v.page, v.base, { email: "refused@example.com" });
  await v.page.getByRole("button", { name: "Send to the plan" }).click();
  await v.page.getByRole("link", { name: "This address does not take mail." }).click();
  await v.page.getByRole("heading", { name: "Whom we write to" }).waitFor();
  expect(await v.page.locator(".usa-error-message:visible").textContent()).toBe("This address does not take mail.");
  await v.page.getByLabel("Email", { exact: true }).fill("office@practice.example");
  await v.page.getByRole("button", { name: "Continue" }).click();
  await v.page.getByRole("heading", { name: "Check your answers" }).waitFor();
  await send(v.page);
  await v.leave();
}, 120_000);

test("a dropped connection while sending is mended by itself, and sends once", async () => {
  const v = await h.visit();
  await fillForm(v.page, v.base);
  v.state.down = true;
  await v.page.getByRole("button", { name: "Send to the plan" }).click();
  await v.page.getByText("We cannot reach our system right now.").waitFor();
  expect(await findings(v.page)).toEqual([]);
  v.state.down = false;
  await v.page.getByRole("heading", { name: "Your receipt" }).waitFor();
  expect(v.state.submissions).toHaveLength(1);
  await v.leave();
}, 120_000);

test("documents go straight to storage, wrong ones come back with the reason", async () => {
  const v = await withApplication(PHONE);
  await v.page.goto(`${v.base}/documents/`);
  const input = (name) => v.page.getByLabel(`Choose files or take a photo: ${name}`);
  await input("W-9").setInputFiles({ ...face("notes.exe"), mimeType: "application/x-msdownload" });
  await v.page.getByText("We cannot read this kind of file.").waitFor();
  await input("W-9").setInputFiles(face("wrong.pdf"));
  await v.page.getByText("We cannot use this file.").waitFor();
  expect(await findings(v.page)).toEqual([]);
  await input("W-9").setInputFiles(face("w9.pdf"));
  await v.page.getByText("Received and readable.").first().waitFor();
  await input("Malpractice face sheet").setInputFiles(face());
  await date(v.page, "When does it expire?", "2030-06-30");
  expect(await findings(v.page)).toEqual([]);
  await v.page.getByRole("button", { name: "Send", exact: true }).click();
  await v.page.getByText("Received and readable.").nth(1).waitFor();
  expect(await overflow(v.page)).toBe(0);
  await v.leave();
}, 120_000);

test("a reload in the middle of an upload resumes it", async () => {
  const v = await withApplication(DESKTOP);
  await v.page.goto(`${v.base}/documents/`);
  await v.page.getByRole("heading", { name: "W-9" }).waitFor();
  v.state.down = true;
  await v.page.getByLabel("Choose files or take a photo: W-9").setInputFiles(face("w9.pdf"));
  await v.page.getByText("The connection broke.").waitFor();
  expect(await findings(v.page)).toEqual([]);
  v.state.down = false;
  await v.page.reload();
  await v.page.getByText("Received and readable.").waitFor();
  await v.leave();
}, 120_000);

test("the status says what to do, and takes the answer, the signature and the withdrawal", async () => {
  const v = await withApplication(PHONE);
  await v.page.evaluate(() => sessionStorage.clear());
  await v.page.goto(`${v.base}/status/`);
  await v.page.getByText("I do not have my Application ID").click();
  expect(await findings(v.page)).toEqual([]);
  await v.page.getByLabel("Application ID", { exact: true }).fill(ID.toLowerCase());
  await v.page.locator("#f-npi").fill("1234567893");
  await v.page.getByRole("button", { name: "Open" }).click();
  await v.page.getByText("We are waiting for documents from you.").waitFor();
  expect(await findings(v.page)).toEqual([]);
  expect(await overflow(v.page)).toBe(0);
  await v.page.getByLabel("Please explain").fill("I started on April 1.");
  await v.page.reload();
  expect(await v.page.getByLabel("Please explain").inputValue()).toBe("I started on April 1.");
  await v.page.getByRole("button", { name: "Send my answer" }).click();
  await v.page.getByText("We have your answer.").waitFor();
  await v.page.getByLabel("Type your full name").fill("Avery Example");
  await v.page.getByLabel("Title").fill("Owner");
  await tick(v.page.getByLabel("I have read the contract."));
  await v.page.getByRole("button", { name: "Sign the contract" }).click();
  await v.page.getByText("You have signed the contract.").waitFor();
  await v.page.getByText("Withdraw the application").click();
  await tick(v.page.getByLabel("Yes, I want to withdraw"));
  expect(await findings(v.page)).toEqual([]);
  await v.page.getByRole("button", { name: "Withdraw" }).click();
  await v.page.getByText("Your application is withdrawn.").waitFor();
  const { done } = v.state.applications.get(ID);
  expect(done.answers).toMatchObject({ discrepancyId: "q1", answer: "I started on April 1." });
  expect(done["contract-signature"]).toMatchObject({ name: "Avery Example", accepted: true });
  expect(done.withdrawal).toBeDefined();
  await v.leave();
}, 120_000);

test("each page says that the system is down or slow, and mends itself", async () => {
  const v = await h.visit(PHONE);
  for (const path of ["/", "/apply/"]) {
    v.state.broken = true;
    await v.page.goto(v.base + path);
    await v.page.getByText("We cannot reach our system right now.").waitFor();
    expect(await findings(v.page)).toEqual([]);
    v.state.broken = false;
    await v.page.getByRole("button", { name: "Try now" }).click();
    await v.page.locator("option[value=ga], input[value=initial]").first().waitFor({ state: "attached" });
    await v.page.waitForFunction(() => !document.getElementById("notice").textContent);
  }
  v.state.applications.set(ID, { npi: NPI, body: { market: "ga", w9: { upload: true } }, uploads: {}, done: {} });
  await v.page.evaluate((key) => sessionStorage.setItem("credo.file", JSON.stringify(key)), { applicationId: ID, npi: NPI });
  for (const path of ["/documents/", "/status/"]) {
    v.state.down = true;
    await v.page.goto(v.base + path);
    await v.page.getByText("We cannot reach our system right now.").waitFor();
    v.state.down = false;
    await v.page.getByRole("heading", { name: /W-9|Documents$/ }).first().waitFor();
  }
  v.state.delay = 5000;
  await v.page.goto(v.base);
  await v.page.getByText("This is taking longer than usual.").waitFor();
  await v.leave();
});

test.each([
  ["/", {}, "Who to call"],
  ["/nowhere", {}, "We cannot find this page"],
  ["/status/", { denied: true }, "Your other choices"],
  ["/status/", { enrolled: true }, "Proof of participation"],
  ["/apply/?kind=change#/change", {}, "Your change"],
  ["/apply/#/check", {}, "Check your answers"],
])("%s has no finding of axe (%o)", async (path, body, heading) => {
  const v = await withApplication(PHONE, body);
  await v.page.goto(v.base + path);
  await v.page.getByRole("heading", { name: heading }).waitFor();
  await v.page.locator("details").evaluateAll((all) => all.forEach((d) => (d.open = true)));
  expect([await findings(v.page), await overflow(v.page)]).toEqual([[], 0]);
  await v.leave();
});
