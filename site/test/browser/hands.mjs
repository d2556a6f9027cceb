/** What people do to a real system beside the browser: the staff's work through the API, and the date. */

/** A practitioner's NPI that passes the check digit, another each time. */
export function newNpi() {
  const nine = `12${String(Math.floor(Math.random() * 1e6)).padStart(6, "0")}${Math.floor(Math.random() * 6)}`;
  const sum = [..."80840" + nine].reverse().reduce((n, c, i) => n + (i % 2 ? Number(c) : Number(c) * 2 > 9 ? Number(c) * 2 - 9 : Number(c) * 2), 0);
  return nine + ((10 - (sum % 10)) % 10);
}

/** The EIN of who has this NPI, another each; the IRS gives out numbers that start with 12. */
export const taxIdOf = (npi) => `12${npi.slice(3)}`;

/** A small document, another each time. */
export const pdf = (name) => ({ name, mimeType: "application/pdf", buffer: Buffer.from(`%PDF-1.4\n% ${name} ${Math.random()}\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj 3 0 obj<</Type/Page/Parent 2 0 R>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF`) });

async function headersOf({ addresses }, who) {
  const { token } = await (await fetch(`${addresses.supervisor}/token`, { method: "POST", body: new URLSearchParams(who) })).json();
  return { Authorization: `Bearer ${token}` };
}

/** A list of files, as staff ask for it. */
export async function listed(system, query) {
  return (await (await fetch(`${system.addresses.api}/staff/applications?${query}`, { headers: await headersOf(system, { role: "specialist" }) })).json()).items;
}

/** A staff's call, on the file as it is now; without a path, the file. */
export async function asStaff(system, role, id, path, body, user) {
  const at = `${system.addresses.api}/staff/applications/${id}`;
  const headers = await headersOf(system, { role, ...(user && { user }) });
  const file = await fetch(at, { headers });
  if (!path) return file.json();
  const more = { "Content-Type": "application/json", "If-Match": file.headers.get("etag"), "Idempotency-Key": crypto.randomUUID() };
  const response = await fetch(`${at}/${path}`, { method: "POST", headers: { ...headers, ...more }, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
}

/** A provider's call. */
async function asProvider({ addresses }, id, path, body) {
  const response = await fetch(`${addresses.api}/applications/${id}/${path}`, {
    method: "POST",
    headers: { "Content-Type": "application/json", "Idempotency-Key": crypto.randomUUID() },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return response.json();
}

/** What a member of staff asks of the committee's pages; with a body, a write on the version that was read. */
export async function onCommittee(system, user, path, body, version) {
  const headers = await headersOf(system, { role: user.split(".")[1], user });
  const more = body && { method: "POST", headers: { ...headers, "Content-Type": "application/json", "If-Match": `"${version}"` }, body: JSON.stringify(body) };
  const response = await fetch(`${system.addresses.api}/staff/${path}`, more || { headers });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return response.json();
}

/** Sends the agreement; the provider reads and signs it, and somebody else countersigns. */
export async function contract(system, id, npi) {
  await asStaff(system, "specialist", id, "contract", { action: "send" });
  const { sha256 } = await asProvider(system, id, "agreement", { npi });
  await asProvider(system, id, "contract-signature", { npi, name: "Avery Example", title: "Owner", accepted: true, agreement: sha256 });
  await asStaff(system, "specialist", id, "contract", { action: "countersign" }, "sidney.specialist");
}

/** What runs out by itself: whoever finds it met says until when. */
const EXPIRING = ["license", "dea-cds", "malpractice-coverage", "accreditation"];

/** A result, with the dates that its element needs. */
export async function found(system, element, result = "met") {
  const expiresOn = await businessDay(system, 700);
  return { result, source: "The source itself", verifiedOn: await businessDay(system), ...(result === "met" && EXPIRING.includes(element.split(":")[0]) && { expiresOn }) };
}

/** Accepts what was sent, verifies what is needed, and approves. */
export async function credential(system, id) {
  const { uploads, elements } = await asStaff(system, "specialist", id);
  for (const u of uploads.filter((x) => x.state === "in-review")) await asStaff(system, "specialist", id, `documents/${u.documentId}/review`, { verdict: "accepted" });
  for (const e of elements.filter((x) => x.required && x.result !== "met")) await asStaff(system, "specialist", id, `elements/${e.element}`, await found(system, e.element));
  await asStaff(system, "medical-director", id, "decision", { outcome: "approved", products: [], reasons: [] });
}

/** The system's date, or one so many days from it. */
export async function businessDay({ addresses }, days = 0) {
  const { date } = await (await fetch(`${addresses.supervisor}/status`)).json();
  return new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Moves the date, and does what falls due in between. */
export async function moveDate({ addresses }, days) {
  const answer = await (await fetch(`${addresses.supervisor}/date`, { method: "POST", body: new URLSearchParams({ to: `+${days}d` }) })).text();
  if (!answer.includes('"done":true')) throw new Error(answer);
}
