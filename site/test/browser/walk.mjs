/** Walking the site as a provider does: by the words on the page. */

/** Answers of the contract form, a step each: [step id, what to do on it]. Labels as on the page. */
export const nursePractitioner = [
  ["kind", (p) => choose(p, "Join the network")],
  ["market", (p, o) => choose(p, o.market ?? "Georgia")],
  ["products", (p) => tick(p.locator("main input[type=checkbox]"))],
  ["type", (p) => choose(p, "A practitioner")],
  ["services", () => {}],
  ["npi", async (p, o) => {
    await p.getByLabel("National Provider Identifier").fill(o.npi ?? "1234567893");
    await p.getByRole("button", { name: "Yes, fill these in" }).click();
    await p.getByText("Filled in.").waitFor();
  }],
  ["specialty", () => {}],
  ["name", async (p) => {
    await p.getByLabel("Profession").selectOption("NP");
    await date(p, "Date of birth", "1980-02-29");
  }],
  ["practice", (p) => yesNo(p, "only inside a facility", false)],
  ["licenses", async (p) => {
    await p.getByLabel("State of the license").first().selectOption("GA");
    await p.getByLabel("License number").first().fill("RN000001");
    await date(p, "Day the license expires", "2030-03-31");
  }],
  ["prescribing", async (p) => {
    await yesNo(p, "prescribe controlled", true);
    await p.getByLabel("DEA number").fill("ME1234563");
    await p.getByLabel("State of the registration").selectOption("GA");
    await date(p, "Day it expires", "2030-09-30");
  }],
  ["board", (p) => yesNo(p, "board certified", false)],
  ["caqh", async (p) => {
    await choose(p, "In CAQH");
    await p.getByLabel("CAQH ID").fill("12345678");
  }],
  ["malpractice", async (p) => {
    await p.getByLabel("Insurance company").fill("Example Mutual");
    await p.getByLabel("Policy number").fill("EX-0001");
    await p.getByLabel("Amount for each claim").fill("1,000,000");
    await p.getByLabel("Amount for all claims").fill("3,000,000");
    await date(p, "First day of the policy", "2026-07-01");
    await date(p, "Last day of the policy", "2030-06-30");
  }],
  ["tax", async (p, o) => {
    await choose(p, "Employer number");
    await p.getByLabel("Tax ID", { exact: true }).fill(o.taxId ?? "99-0006789");
  }],
  ["w9", async (p, o) => {
    if (o.uploadW9) {
      await choose(p, "Upload the signed form later");
      return p.getByLabel("Line 1: name").fill("Sample Family Practice LLC");
    }
    await choose(p, "Fill it in here");
    await p.getByLabel("Line 1: name").fill("Sample Family Practice LLC");
    await choose(p, "LLC");
    await tick(p.getByRole("radiogroup", { name: "taxed as" }).getByLabel("Partnership"));
    await yesNo(p, "foreign partners", false);
    await address(p, "Lines 5 and 6");
    await tick(p.getByLabel("Part II"));
    await p.getByLabel("Signature: type").fill("Avery Example");
  }],
  ["locations", async (p) => {
    await p.getByLabel("Name of the office").fill("Sample Family Practice");
    await address(p, "Place");
    await p.getByLabel("Phone for patients").fill("404-555-0100");
    await yesNo(p, "take new patients", true);
    await yesNo(p, "in the directory", true);
    await p.getByLabel("Languages spoken").fill("English, Spanish");
  }],
  ["contact", async (p, o) => {
    await p.getByLabel("Name of the contact person").fill("Robin Sample");
    await p.getByLabel("Email", { exact: true }).fill(o.email ?? "office@practice.example");
    await p.getByLabel("Phone", { exact: true }).fill("404-555-0101");
    await choose(p, "By email");
    await address(p, "Mailing address");
  }],
  ["disclosures", async (p) => {
    await p.getByRole("radiogroup").first().waitFor();
    for (const group of await p.getByRole("radiogroup").all()) await tick(group.getByLabel("No"));
  }],
  ["about-you", () => {}],
  ["sign", async (p) => {
    await tick(p.getByLabel("I confirm"));
    await p.getByLabel("Type your full name").fill(await practitionerOn(p));
    await p.getByLabel("Title").fill("FNP-C");
  }],
];

/** The practitioner's name as the form has it, from the registry. */
async function practitionerOn(page) {
  const { first, last } = await page.evaluate(() => JSON.parse(localStorage.getItem("credo.draft")).answers.practitioner.name);
  return `${first} ${last}`;
}

const notForChanges = ["kind", "products", "services", "board", "disclosures", "about-you"];

/** The same form as a contract change: {providerNumber, what, from, product?}, `what` as labelled on the page. */
export const contractChange = (change) => [
  ["kind", (p) => choose(p, "Change a contract I have")],
  ["change", async (p) => {
    await p.getByLabel("Your Provider Number").fill(change.providerNumber);
    await choose(p, change.what);
    await date(p, "From which day?", change.from);
  }],
  nursePractitioner[1],
  ...(change.product ? [["products", (p) => choose(p, change.product)]] : []),
  ...nursePractitioner.slice(2).filter(([id]) => !notForChanges.includes(id)),
];

/** Fills in the whole form up to "Check your answers". `seen` is called on each page, filled in. */
export async function fillForm(page, base, { steps = nursePractitioner, seen = async () => {}, ...options } = {}) {
  await page.goto(`${base}/apply/`);
  for (const [id, act] of steps) {
    await page.locator("main form:not([data-done])").waitFor(); // a page has a form of its own
    await act(page, options);
    await seen(id);
    await page.locator("main form").evaluate((form) => (form.dataset.done = "yes"));
    await page.getByRole("button", { name: "Continue" }).click();
  }
  await page.getByRole("heading", { name: "Check your answers" }).waitFor();
}

export async function send(page) {
  await page.getByRole("button", { name: "Send to the plan" }).click();
  await page.getByRole("heading", { name: "Your receipt" }).waitFor();
  return (await page.locator(".credential").textContent()).trim();
}

/** The design system hides the real input, so a person clicks its label; the screen reader hears the input. */
export async function tick(input) {
  const id = await input.first().getAttribute("id");
  await input.page().locator(`label[for="${id}"]`).click();
}

/** Drops files on the place of a document, as a mouse does. */
export async function dropFiles(page, name, files) {
  const data = await page.evaluateHandle((all) => {
    const transfer = new DataTransfer();
    for (const f of all) transfer.items.add(new File([Uint8Array.from(atob(f.base64), (c) => c.charCodeAt(0))], f.name, { type: f.mimeType }));
    return transfer;
  }, files.map(({ name, mimeType, buffer }) => ({ name, mimeType, base64: buffer.toString("base64") })));
  const place = page.locator(".drop").filter({ hasText: name });
  await place.dispatchEvent("dragover", { dataTransfer: data });
  await place.dispatchEvent("drop", { dataTransfer: data });
}

export const choose = (page, label) => tick(page.getByLabel(label));
export const yesNo = (page, question, yes) => tick(page.getByRole("radiogroup", { name: new RegExp(question) }).getByLabel(yes ? "Yes" : "No"));

export async function date(page, legend, value) {
  const [y, m, d] = value.split("-");
  const group = page.getByRole("group", { name: legend }).first();
  await group.getByLabel("Month").selectOption(m);
  await group.getByLabel("Day").fill(String(Number(d)));
  await group.getByLabel("Year").fill(y);
}

async function address(page, what) {
  await page.getByLabel(`${what}: street address`).fill("1 Example Street");
  await page.getByLabel("City").fill("Atlanta");
  await page.getByLabel("State", { exact: true }).selectOption("GA");
  await page.getByLabel("ZIP code").fill("30303");
}
