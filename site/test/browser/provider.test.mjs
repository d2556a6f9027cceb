import { expect, test } from "vitest";
import { DESKTOP, PHONE } from "./chromium.mjs";
import { findings, overflow, setUp } from "./harness.mjs";
import { choose, date, dropFiles, fillForm, nursePractitioner, send, tick } from "./walk.mjs";

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
    expect(sent).toMatchObject({ kind: "initial", market: "ga", npi: "1234567893", taxId: "990006789", taxonomies: [{ code: "363LF0000X", primary: true }], w9: { classification: "llc", llcTaxClass: "P" } });
    expect(sent.disclosures).toHaveLength(9);
    expect(sent.locations[0]).toMatchObject({ primary: true, languages: ["English", "Spanish"] });
    expect(await v.page.evaluate(() => localStorage.getItem("credo.draft"))).toBeNull();
    await v.page.pdf();
    expect(await v.page.locator("details").getAttribute("open")).not.toBeNull();
    await v.leave();
  }, 240_000);

test("a reload at any page of the form loses nothing", async () => {
  const v = await h.visit();
  for (const [id, act] of nursePractitioner) {
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
  await v.page.goto(`${v.base}/apply/#/check`);
  await v.page.reload();
  const id = await send(v.page);
  await v.page.reload();
  expect((await v.page.locator(".credential").textContent()).trim()).toBe(id);
  await v.leave();
}, 120_000);

test("a reload while sending, before the answer came, sends once", async () => {
  const v = await h.visit();
  await fillForm(v.page, v.base);
  v.state.hold = true;
  await v.page.getByRole("button", { name: "Send to the plan" }).click();
  await expect.poll(() => v.state.submissions.length).toBe(1);
  v.state.hold = false;
  await v.page.reload();
  await v.page.getByRole("heading", { name: "Check your answers" }).waitFor();
  await send(v.page);
  expect(v.state.submissions).toHaveLength(1);
  await v.leave();
}, 120_000);

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

test("files can be dropped, several at once, be cancelled and tried again", async () => {
  const v = await withApplication(DESKTOP);
  const { page } = v;
  await page.goto(`${v.base}/documents/`);
  const row = (name) => page.locator(".transfer").filter({ hasText: name });
  await page.getByRole("heading", { name: "W-9" }).waitFor();
  await dropFiles(page, "W-9", [face("one.pdf"), { ...face("notes.exe"), mimeType: "application/x-msdownload" }, face("two.pdf")]);
  await page.getByText("notes.exe: We cannot read this kind of file.").waitFor();
  await row("one.pdf").getByText("Received.").waitFor();
  await row("two.pdf").getByText("Received and readable.").waitFor();
  expect(await page.locator(".drop.over").count()).toBe(0);

  v.state.hold = true;
  await dropFiles(page, "W-9", [face("three.pdf")]);
  await row("three.pdf").getByRole("button", { name: "Cancel" }).click();
  await row("three.pdf").getByText("Cancelled.").waitFor();
  expect(await findings(page)).toEqual([]);
  const sent = () => v.state.calls.filter((c) => c === "POST /s3").length;
  const before = sent();
  await row("three.pdf").getByRole("button", { name: "Try again" }).click();
  await expect.poll(sent).toBe(before + 1);
  v.state.hold = false;
  await page.reload();
  await row("three.pdf").getByText("Received and readable.").waitFor();

  v.state.refuseUploads = true;
  await dropFiles(page, "W-9", [face("four.pdf")]);
  await row("four.pdf").getByText("This file is too large.").waitFor();
  v.state.refuseUploads = false;
  await row("four.pdf").getByRole("button", { name: "Try again" }).click();
  await row("four.pdf").getByText("Received and readable.").waitFor();
  expect(Object.values(v.state.applications.get(ID).uploads).filter((u) => u.state === "in-review").map((u) => u.fileName)).toEqual(["one.pdf", "two.pdf", "three.pdf", "four.pdf"]);
  await v.leave();
}, 120_000);

/** What the browser's database keeps of uploads. */
const keptUploads = () =>
  new Promise((resolve) => {
    const open = indexedDB.open("credo", 1);
    open.onsuccess = () => {
      const all = open.result.transaction("uploads").objectStore("uploads").getAll();
      all.onsuccess = () => resolve(JSON.stringify(all.result));
      all.transaction.oncomplete = () => open.result.close();
    };
  });

test("a reload while we ask for the date keeps the files and what was typed, and one while we check shows the result", async () => {
  const v = await withApplication(PHONE);
  const { page } = v;
  const ask = () => page.getByText("When does it expire?").waitFor();
  await page.goto(`${v.base}/documents/`);
  await page.getByLabel("Choose files or take a photo: Malpractice face sheet").setInputFiles([face("first.pdf"), face("second.pdf")]);
  await ask();
  await page.getByLabel("Year").fill("2030");
  await expect.poll(() => page.evaluate(keptUploads)).toContain("2030"); // a few milliseconds, which nobody's reload is faster than
  await page.reload();
  await ask();
  expect(await page.getByLabel("Year").inputValue()).toBe("2030");
  for (const name of ["first.pdf", "second.pdf"]) await page.locator("form").getByText(name).waitFor();
  await date(page, "When does it expire?", "2030-06-30");
  v.state.slowChecks = true;
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await page.getByText("We are checking it").last().waitFor();
  await expect.poll(() => Object.values(v.state.applications.get(ID).uploads).map((u) => [u.state, u.expiresOn])).toEqual([["checking", "2030-06-30"], ["checking", "2030-06-30"]]);
  await page.reload();
  await page.locator(".tag").filter({ hasText: "We are checking it" }).waitFor();
  for (const u of Object.values(v.state.applications.get(ID).uploads)) u.state = "in-review";
  await page.locator(".tag").filter({ hasText: "Received, in review" }).waitFor();
  expect(await page.locator(".transfer").count()).toBe(0);
  await v.leave();
}, 120_000);

test("how long files like it took is said where it is known, and nothing waits for it", async () => {
  const v = await withApplication(PHONE);
  const status = async (text) => {
    await v.page.goto(`${v.base}/status/`);
    await v.page.getByText(text).waitFor();
  };
  await status("Half of the files like yours took 41 days or less, nine in ten at most 63.");
  expect(await findings(v.page)).toEqual([]);
  v.state.noTimes = true;
  const asked = () => v.state.calls.filter((c) => c === "GET /times").length;
  const before = asked();
  await status("We are waiting for documents from you.");
  await expect.poll(asked).toBe(before + 1);
  expect(await v.page.getByText("files like yours").count()).toBe(0);
  expect(await v.page.locator("#notice").textContent()).toBe("");
  v.state.noTimes = false;
  await v.page.goto(v.base);
  await v.page.getByText("Half of the practitioners who joined in Georgia took 41 days or less, nine in ten at most 63.").waitFor();
  await v.page.getByLabel("Market").selectOption("in");
  await expect.poll(() => v.page.getByText("How long it takes:").count()).toBe(0);
  await v.leave();
});

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
  const [paper] = await Promise.all([v.page.waitForEvent("popup"), v.page.getByRole("button", { name: "Read the agreement" }).click()]);
  await paper.close();
  await v.page.getByText("It is open in another tab.").waitFor();
  expect(await findings(v.page)).toEqual([]);
  await v.page.getByLabel("Type your full name").fill("Avery Example");
  await v.page.getByLabel("Title").fill("Owner");
  await tick(v.page.getByLabel("I have read the participation agreement"));
  await v.page.getByRole("button", { name: "Sign the agreement" }).click();
  await v.page.getByText("You have signed the agreement.").waitFor();
  await v.page.getByText("Withdraw the application").click();
  await tick(v.page.getByLabel("Yes, I want to withdraw"));
  expect(await findings(v.page)).toEqual([]);
  await v.page.getByRole("button", { name: "Withdraw" }).click();
  await v.page.getByText("It is withdrawn.").waitFor();
  const { done } = v.state.applications.get(ID);
  expect(done.answers).toMatchObject({ discrepancyId: "q1", answer: "I started on April 1." });
  expect(done["contract-signature"]).toMatchObject({ name: "Avery Example", accepted: true, agreement: "ab12".repeat(16) });
  expect(done.agreement).toBeDefined();
  expect(done.withdrawal).toBeDefined();
  await v.leave();
}, 120_000);

// NCQA CR 3 C, CR 4: a recredentialing has new answers and a new signature.
test("a recredentialing is answered and signed anew", async () => {
  const v = await withApplication(PHONE, { renewing: true });
  await v.page.goto(`${v.base}/status/`);
  const panel = v.page.locator(".panel--now", { hasText: "Answer our questions again and sign" });
  await panel.waitFor();
  const questions = panel.getByRole("radiogroup");
  expect(await questions.count()).toBe(9);
  expect(await panel.getByLabel("Please explain: what happened").first().isVisible()).toBe(false);
  await panel.getByRole("button", { name: "Sign and send" }).click();
  await panel.getByText("The practitioner signs in person").waitFor();
  expect(v.state.applications.get(ID).done.attestation).toBeUndefined();
  for (let i = 0; i < 9; i++) await tick(questions.nth(i).getByLabel(i === 3 ? "Yes" : "No"));
  await panel.getByRole("button", { name: "Sign and send" }).click();
  expect(v.state.applications.get(ID).done.attestation).toBeUndefined(); // the yes is to be explained
  await panel.getByLabel("Please explain: what happened").nth(3).fill("Fined in 1999.");
  await tick(panel.getByLabel("I confirm that all I have given"));
  await panel.getByLabel("Type your full name").fill("Avery Example");
  expect(await findings(v.page)).toEqual([]);
  expect(await overflow(v.page)).toBe(0);
  await panel.getByRole("button", { name: "Sign and send" }).click();
  await v.page.getByText("We have your answers and your signature.").waitFor();
  const { attestation } = v.state.applications.get(ID).done;
  expect(attestation.disclosures).toHaveLength(9);
  expect(attestation.disclosures.filter((d) => d.answer)).toEqual([{ question: "felony", answer: true, explanation: "Fined in 1999." }]);
  expect(attestation.attestation).toMatchObject({ name: "Avery Example", accepted: true, statementVersion: "2026-01" });
  await v.leave();
}, 120_000);

const DOWN = "We cannot reach our system right now.";
test.each([
  ["/", "1-833-230-2101"],
  ["/apply/", "What do you want to do?"],
  ["/documents/", "Malpractice face sheet"],
  ["/status/", "What you must do now"],
])("%s says that the system is down, broken or slow, and mends itself", async (path, there) => {
  const v = await withApplication(PHONE);
  const arrive = () => Promise.all([v.page.getByText(there).first().waitFor(), v.page.waitForFunction(() => !document.getElementById("notice").textContent)]);
  for (const [fault, words] of [["down", DOWN], ["broken", DOWN], ["delay", "This is taking longer than usual."]]) {
    v.state[fault] = 4500;
    await v.page.goto(v.base + path);
    await v.page.getByText(words).waitFor();
    expect([fault, await findings(v.page)]).toEqual([fault, []]);
    v.state[fault] = 0;
    if (fault === "broken") await v.page.getByRole("button", { name: "Try now" }).click();
    await arrive();
  }
  await v.leave();
}, 120_000);

test("where the registry does not answer, the form goes on without it", async () => {
  const v = await h.visit();
  await v.page.goto(`${v.base}/apply/#/npi`);
  await v.page.getByLabel("National Provider Identifier").waitFor();
  v.state.broken = true;
  await v.page.getByLabel("National Provider Identifier").fill(NPI);
  await v.page.getByText("The national registry does not answer right now.").waitFor();
  expect(await findings(v.page)).toEqual([]);
  v.state.broken = false;
  await v.page.getByRole("button", { name: "Look it up again" }).click();
  await v.page.getByRole("heading", { name: "The registry lists" }).waitFor();
  await v.leave();
});

test("what the status page sends waits for the system, and a letter opens when it can", async () => {
  const v = await withApplication(DESKTOP);
  await v.page.goto(`${v.base}/status/`);
  await v.page.getByLabel("Please explain").fill("I started on April 1.");
  v.state.broken = true;
  await v.page.getByRole("button", { name: "Send my answer" }).click();
  await v.page.getByText(DOWN).waitFor();
  v.state.broken = false;
  await v.page.getByText("We have your answer.").waitFor();
  v.state.down = true;
  const [letter] = await Promise.all([
    v.context.waitForEvent("page"),
    v.page.getByRole("button", { name: "Read or download" }).click().then(() => v.page.getByText(DOWN).waitFor()).then(() => (v.state.down = false)),
  ]);
  await letter.getByText("Sample document").waitFor();
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
