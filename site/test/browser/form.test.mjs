/** What the contract form keeps apart, and what it says before anything is sent. */
import { expect, test } from "vitest";
import { setUp } from "./harness.mjs";
import { choose, tick } from "./walk.mjs";

const h = setUp();

/** A visitor whose form holds these answers, on one of its pages. */
async function at(step, answers) {
  const v = await h.visit();
  await v.page.goto(`${v.base}/favicon.svg`);
  await v.page.evaluate((a) => localStorage.setItem("credo.draft", JSON.stringify({ answers: a, savedAt: new Date().toISOString() })), answers);
  await v.page.goto(`${v.base}/apply/#/${step}`);
  await v.page.locator("main form").waitFor();
  return v;
}

const draft = (page) => page.evaluate(() => JSON.parse(localStorage.getItem("credo.draft")).answers);
const go = (page) => page.getByRole("button", { name: "Continue" }).click();
const avery = { kind: "initial", market: "ga", products: ["ga-marketplace"], providerType: "practitioner" };

test("an office manager is told that the practitioner signs, and how", async () => {
  const v = await at("sign", { ...avery, practitioner: { name: { first: "Avery", last: "Example" } } });
  await v.page.getByText("The practitioner signs in person: Avery Example").waitFor();
  await tick(v.page.getByLabel("I confirm"));
  await v.page.getByLabel("Type your full name").fill("Robin Manager");
  await go(v.page);
  await v.page.getByText("Only Avery Example can sign this.").first().waitFor();
  await v.page.getByLabel("Type your full name").fill("avery q. example");
  await go(v.page);
  await v.page.getByRole("heading", { name: "Check your answers" }).waitFor();
  await v.leave();
});

test("who signs for a group gives a title", async () => {
  const v = await at("sign", { ...avery, providerType: "group" });
  await tick(v.page.getByLabel("I confirm"));
  await v.page.getByLabel("Type your full name").fill("Robin Manager");
  await go(v.page);
  await v.page.getByRole("link", { name: "Enter an answer: Title" }).waitFor();
  await v.leave();
});

test("another NPI takes the place of what the first one filled in, and not of what was typed", async () => {
  const v = await at("npi", avery);
  const npi = v.page.getByLabel("National Provider Identifier");
  await npi.fill("1234 567 893");
  await v.page.getByRole("button", { name: "Yes, fill these in" }).click();
  await v.page.getByText("Filled in.").waitFor();
  expect((await draft(v.page)).practitioner.name).toEqual({ first: "Avery", middle: "Q.", last: "Example" });
  await v.page.goto(`${v.base}/apply/#/locations`);
  await v.page.getByLabel("Phone for patients").fill("404-555-0199");
  await v.page.goto(`${v.base}/apply/#/npi`);
  await npi.fill("1245319599");
  await v.page.getByText("The form still holds what the registry lists for the NPI 1234567893.").waitFor();
  await v.page.getByRole("button", { name: "Yes, fill these in" }).click();
  await v.page.getByText("We kept what you typed yourself: place of work").waitFor();
  const now = await draft(v.page);
  expect(now.practitioner.name).toEqual({ first: "Blake", last: "Sample" });
  expect(now.practitioner.licenses).toEqual([{ state: "OH", number: "OH000002" }]);
  expect(now.locations[0].phone).toBe("404-555-0199");
  expect(JSON.stringify(now)).not.toContain("Avery");
  await v.leave();
});

test("PASSE turns away on the page of the service, and goes on with the rest", async () => {
  const v = await at("services", { ...avery, market: "ar-passe" });
  await choose(v.page, "Routine vision");
  await v.page.getByText("Please contact Superior Vision").waitFor();
  await go(v.page);
  await v.page.getByText("You do not need to send this form to us.").waitFor();
  await choose(v.page, "Other care as well");
  await v.page.getByText("We go on here with the rest of what you do.").waitFor();
  await go(v.page);
  await v.page.getByRole("heading", { name: "The NPI" }).waitFor();
  await v.leave();
});

test("a group names who works in it, and gives the Ohio Medicaid ID that its product asks for", async () => {
  const v = await at("roster", { ...avery, market: "oh", products: ["oh-medicaid"], providerType: "group" });
  await v.page.getByLabel("Full name").fill("Avery Example");
  await v.page.getByLabel("NPI", { exact: true }).fill("1234567893");
  await go(v.page);
  await v.page.getByRole("heading", { name: "Your Medicaid ID" }).waitFor();
  await go(v.page);
  await v.page.getByRole("link", { name: "Enter an answer: Medicaid ID" }).waitFor();
  await v.page.getByLabel("Medicaid ID").fill("1234567");
  await go(v.page);
  await v.page.getByRole("heading", { name: "Tax ID" }).waitFor(); // and of no liability insurance of its own
  await v.leave();
});

test("a Tax ID does not stay on the device, and a reload does not lose it", async () => {
  const v = await at("tax", avery);
  await choose(v.page, "Employer number");
  await v.page.getByLabel("Tax ID", { exact: true }).fill("99-0006789");
  await v.page.reload();
  expect(await v.page.getByLabel("Tax ID", { exact: true }).inputValue()).toBe("99-0006789");
  expect(await v.page.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain("0006789");
  await v.leave();
});

test("race and ethnicity are asked with what becomes of them", async () => {
  const v = await at("about-you", avery);
  await v.page.getByText("nobody who checks or decides can see what you said").waitFor();
  await v.page.getByLabel("Race (optional)").selectOption("Asian");
  await v.leave();
});
