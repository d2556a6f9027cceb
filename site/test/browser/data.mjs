/** Sample answers of the API; people and numbers are invented. */

const product = (id, name, lineOfBusiness, more = {}) => ({ id, name, lineOfBusiness, credentialedBy: "plan", ...more });
const base = [
  { type: "malpractice-face-sheet", name: "Malpractice face sheet", why: "It shows that you are insured.", when: "Always" },
  { type: "dea-certificate", name: "DEA certificate", why: "It lets you prescribe controlled substances.", when: "If you prescribe controlled substances" },
  { type: "clia-certificate", name: "CLIA certificate", why: "It lets you run lab tests.", when: "If you have a laboratory on site" },
];
const market = (id, name, state, providerServices, more = {}) => ({
  id, name, state, providerServices, caqhPlanName: `CareSource Marketplace ${name}`, portal: "open",
  products: [product(`${id}-marketplace`, "CareSource Marketplace", "marketplace")],
  professions: ["MD", "DO", "NP", "PA", "OD", "PT", "LCSW"], documents: base, turnedAway: [], ...more,
});

export const markets = [
  market("ga", "Georgia", "GA", "1-833-230-2101", { documents: [...base, { type: "protocol-agreement", name: "Protocol agreement", why: "Georgia asks for it.", when: "For nurse practitioners" }] }),
  market("in", "Indiana", "IN", "1-866-286-9949"),
  market("ar-passe", "Arkansas PASSE", "AR", "1-833-230-2100", {
    portal: "coming-soon",
    turnedAway: [
      { service: "routine-vision", to: "Superior Vision" },
      { service: "independent-laboratory", to: "Avalon Healthcare Solutions", phone: "1-813-751-3940" },
    ],
  }),
  market("oh", "Ohio", "OH", "1-800-555-0100", { products: [product("oh-marketplace", "CareSource Marketplace", "marketplace"), product("oh-medicaid", "Ohio Medicaid", "medicaid", { credentialedBy: "state", directions: "Ohio checks your credentials. Apply in the state's PNM portal." })] }),
];

const place = (purpose) => ({ purpose, line1: "1 Example Street", city: "Atlanta", state: "GA", zip: "303030001", phone: "404-555-0100" });
export const registry = {
  1234567893: {
    npi: "1234567893", type: "practitioner", name: "Avery Q. Example", credential: "FNP-C", updatedOn: "2026-01-15",
    taxonomies: [{ code: "363LF0000X", description: "Nurse Practitioner, Family", license: "RN000001", state: "GA", primary: true }],
    addresses: [place("location"), place("mailing")],
  },
  1245319599: {
    npi: "1245319599", type: "practitioner", name: "Blake Sample", credential: "MD", updatedOn: "2026-01-15",
    taxonomies: [{ code: "207Q00000X", description: "Family Medicine", license: "OH000002", state: "OH", primary: true }],
    addresses: [place("location"), place("mailing")],
  },
};

export function required(body) {
  const docs = [{ type: "malpractice-face-sheet", name: "Malpractice face sheet", required: true, why: "It shows that you are insured.", fix: "Upload the page that shows your name, the amounts and the dates.", state: "missing" }];
  if (body.practitioner?.prescribesControlled) docs.push({ type: "dea-certificate", name: "DEA certificate", required: true, why: "It lets you prescribe controlled substances.", state: "missing" });
  if (body.w9?.upload) docs.push({ type: "w9", name: "W-9", required: true, why: "The IRS asks for it.", state: "missing" });
  return docs;
}

export const times = (market) => ({ market, asOf: "2026-11-22", items: market === "ga" ? [{ kind: "initial", providerType: "practitioner", count: 212, median: 41, p90: 63 }] : [] });

export function statusOf(id, app) {
  const documents = required(app.body).map((d) => {
    const upload = Object.values(app.uploads).filter((u) => u.type === d.type).at(-1);
    if (!upload) return d;
    const bad = upload.state === "rejected" && { reason: "The page is cut off at the bottom.", fix: "Take the photo again so that all four corners show." };
    return { ...d, state: upload.state, documentId: upload.documentId, ...(upload.expiresOn && { expiresOn: upload.expiresOn }), ...bad };
  });
  const missing = documents.filter((d) => ["missing", "rejected"].includes(d.state));
  return {
    applicationId: id, kind: "initial", market: app.body.market, providerType: "practitioner", state: "gathering", since: "2026-11-20T14:00:00Z",
    headline: "We are waiting for documents from you.", next: "When all documents are in, we check your credentials.", nextBy: "2026-12-20",
    actions: [
      ...missing.map((d) => ({ type: "upload-document", label: `Send your ${d.name}`, dueOn: "2026-12-20", ref: d.type })),
      ...(app.done.answers ? [] : [{ type: "answer-question", label: "Answer our question about your work history", dueOn: "2026-12-05", ref: "q1" }]),
      ...(app.body.renewing && !app.done.attestation ? [{ type: "attest", label: "Answer our questions again and sign", dueOn: "2026-12-20" }] : []),
      ...(app.done["contract-signature"] ? [] : [{ type: "sign-contract", label: "Sign the agreement" }]),
      { type: "withdraw", label: "Withdraw the application" },
      ...(app.body.denied ? [{ type: "file-appeal", label: "Appeal the decision", dueOn: "2026-12-30" }] : []),
    ],
    timeline: [
      { seq: 1, at: "2026-11-20T14:00:00Z", event: "ApplicationSubmitted", text: "We received your application." },
      { seq: 2, at: "2026-11-21T09:00:00Z", event: "DiscrepancyFound", text: "We asked you a question." },
    ],
    documents,
    letters: [{ letterNumber: `${id}-L01`, name: "Confirmation", at: "2026-11-20T14:00:00Z", delivery: "delivered" }],
    questions: app.done.answers ? [] : [{ discrepancyId: "q1", element: "work-history", yours: "Sample Clinic from March 2021", source: "CAQH: from April 2021", dueOn: "2026-12-05" }],
    contract: app.done["contract-signature"] ? "signed" : "sent",
    agreement: {
      version: "ga-2026-01+marketplace", sha256: "ab12".repeat(16), sentOn: "2026-11-20", opened: !!app.done.agreement,
      sentence: "I have read the participation agreement ga-2026-01+marketplace. I may sign for Sample Clinic, and I agree to it.",
      ...(app.done["contract-signature"] && { signedBy: "Avery Example, Owner", signedAt: "2026-11-22T14:00:00Z" }),
    },
    ...(app.body.enrolled && { state: "enrolled", providerNumber: "P0000000018", participation: [{ product: "ga-marketplace", effectiveOn: "2026-12-01", state: "active" }] }),
  };
}

const QUEUES = ["documents", "verification", "ready", "contracts"];
const STATES = { documents: "gathering", verification: "verifying", ready: "ready", contracts: "approved" };

/** Open files in the order of their days, fifteen a day. */
export function openFiles(count = 1200) {
  return Array.from({ length: count }, (_, i) => {
    const queue = QUEUES[i % 4];
    const id = `CRD-7K3M-9Q${String(i).padStart(6, "0").replace(/(\d\d)(\d{4})/, "$1-$2")}W`;
    return {
      case: "application", id, applicationId: id, state: STATES[queue], kind: "initial", market: ["ga", "in", "oh"][i % 3],
      name: `Sample Provider ${i + 1}`, npi: "1234567893", queue, dueOn: new Date(Date.UTC(2026, 10, 20 + i / 15)).toISOString().slice(0, 10), ...(i % 2 && { assignee: "sam.sample" }), version: 3,
    };
  });
}

/** A page of them; its cursor names the last row, as the API's does. */
export function queuePage(files, params) {
  const [queue, market, q, cursor, from, until] = ["queue", "market", "q", "cursor", "from", "until"].map((name) => params.get(name));
  const key = (f) => `${f.dueOn} ${f.applicationId}`;
  const found = files.filter((f) => (!q || f.name.includes(q) || f.applicationId === q) && (!market || f.market === market) && (!queue || queue === "due" || (queue === "mine" ? f.assignee : f.queue === queue)) && f.dueOn >= (from ?? "") && f.dueOn <= (until ?? "9999"));
  const rest = cursor ? found.filter((f) => key(f) > cursor) : found;
  const items = rest.slice(0, Number(params.get("limit") ?? 50));
  return { items, ...(rest.length > items.length && { nextCursor: key(items.at(-1)) }) };
}

/** The letters of a write, as `POST …/letter-previews` answers them. */
export function lettersOf(asked) {
  const [[write, body]] = Object.entries(asked);
  const name = {
    documentRequest: "documents-needed", review: body.verdict === "rejected" && "documents-needed", discrepancy: "question", appealDecision: "appeal-decided", appeal: "appeal-received", hearing: "hearing",
    decision: { approved: body.provisional ? "provisional" : "approved", denied: "denied", rescinded: "approval-rescinded" }[body.outcome], contract: body.action === "send" && "contract",
    participation: { suspend: "suspended", reinstate: "reinstated", end: "participation-ended" }[body.action], reopen: "reopened", resend: "confirmation", loadAcknowledgment: "welcome",
  }[write];
  if (!name) return [];
  const said = [body.note, body.reason, body.yours, body.source, ...(body.reasons ?? []).map((r) => r.text)].filter(Boolean);
  const text = `About your application\n\nDear Robin Sample:\n\nWe are working on the application of Avery Example. This is a long line, and\nthe text breaks it for mail programs.\n\n${said.map((line) => `- ${line}`).join("\n")}\n\nQuestions?\n----------\nCall CareSource Provider Services at 1-833-230-2101.\n`;
  return [{ name, channel: "email", subject: `CareSource: ${name}`, text }];
}

export function staffFile() {
  const id = "CRD-7K3M-9QXT-2B4FW";
  const app = { npi: "1234567893", body: { market: "ga", practitioner: { prescribesControlled: true }, w9: {} }, uploads: { d1: { documentId: "d1", type: "malpractice-face-sheet", state: "in-review" } }, done: {} };
  return {
    ...statusOf(id, app), state: "verifying", version: 7, clean: false, alerts: [], assignee: "sam.sample",
    headline: "Verification is under way.", next: "Finish the elements that are open.",
    application: {
      kind: "initial", market: "ga", products: ["ga-marketplace"], providerType: "practitioner", npi: "1234567893", taxId: "•••••6789", taxIdType: "EIN",
      taxonomies: [{ code: "363LF0000X", primary: true }], credentialingApplication: "caqh", caqhId: "12345678",
      practitioner: { name: { first: "Avery", last: "Example" }, profession: "NP", dateOfBirth: "••••-••-••", licenses: [{ state: "GA", number: "RN000001", expiresOn: "2028-03-31" }], prescribesControlled: true, facilityBasedOnly: false, ccvsCurrent: false },
      malpractice: { carrier: "Example Mutual", policyNumber: "EX-0001", perClaim: 1000000, aggregate: 3000000, effectiveOn: "2026-07-01", expiresOn: "2027-06-30" },
      w9: { upload: true }, locations: [{ name: "Sample Family Practice", address: { line1: "1 Example Street", city: "Atlanta", state: "GA", zip: "30303" }, phone: "404-555-0100", primary: true, acceptingNewPatients: true, inDirectory: true }],
      contact: { name: "Robin Sample", email: "office@practice.example", phone: "404-555-0101", channel: "email", mailingAddress: { line1: "1 Example Street", city: "Atlanta", state: "GA", zip: "30303" } },
      disclosures: [{ question: "felony", answer: false }], attestation: { name: "Avery Example", signedOn: "2026-11-20", statementVersion: "2026-01", accepted: true },
    },
    elements: [
      { element: "license", required: true, result: "met", source: "Georgia Board of Nursing", verifiedOn: "2026-11-21", expiresOn: "2028-03-31", goodUntil: "2027-03-21", stale: false, actor: "staff:sam.sample" },
      { element: "sanctions", required: true, result: "met", source: "NPDB", verifiedOn: "2026-07-01", stale: true, actor: "staff:sam.sample" },
      { element: "npdb", required: true, stale: false },
      { element: "work-history", required: true, result: "not-met", source: "CAQH", verifiedOn: "2026-11-21", stale: false, actor: "staff:sam.sample", note: "Dates differ by a month." },
    ],
    tasks: [{ queue: "documents", dueOn: "2026-11-27", detail: "Review 1 document." }],
    notes: [{ at: "2026-11-21T10:00:00Z", actor: "staff:sam.sample", text: "Called the office; they will send a new page." }],
    events: [
      { seq: 1, at: "2026-11-20T14:00:00Z", actor: "provider", event: "ApplicationSubmitted", data: {}, hash: "aa" },
      { seq: 2, at: "2026-11-21T08:00:00Z", actor: "staff:sam.sample", event: "ElementVerified", data: { element: "license", result: "met", source: "Georgia Board of Nursing", verifiedOn: "2026-11-21" }, hash: "bb" },
      { seq: 3, at: "2026-11-21T09:00:00Z", actor: "staff:sam.sample", event: "DiscrepancyFound", reason: "Dates differ", data: { element: "work-history" }, hash: "cc" },
    ],
    uploads: [{ documentId: "d1", type: "malpractice-face-sheet", state: "in-review", fileName: "face-sheet.pdf", contentType: "application/pdf", size: 120000, expiresOn: "2027-06-30", receivedAt: "2026-11-21T07:00:00Z" }],
    discrepancies: [{ discrepancyId: "q1", element: "work-history", yours: "Sample Clinic from March 2021", source: "CAQH: from April 2021", dueOn: "2026-12-05" }],
  };
}

const member = (user, name, networkPractitioner) => ({ user, name, specialty: "Family medicine", networkPractitioner, ...(networkPractitioner && { npi: "1234567893" }), from: "2020-01-01", until: "2059-12-31" });

/** Georgia's committee; who signs in to the stand-in is one of them. */
export const members = () => ({
  market: "ga", quorum: 3, networkPractitioners: 1, version: 4,
  members: [member("sam.sample", "Dr. Sam Sample", true), member("kim.sample", "Dr. Kim Sample", false), member("lee.sample", "Dr. Lee Sample", false), member("max.sample", "Dr. Max Sample", false)],
});

export const meetingOf = (meetingId, heldOn, chair, present, agenda = []) => ({ meetingId, market: "ga", heldOn, chair, present, agenda, version: 1 });

/** A file before a meeting: `votes` of users, such as { "kim.sample": "deny" }. */
export const itemOf = (applicationId, votes = {}, more = {}) => ({ applicationId, purpose: "decision", votes: Object.entries(votes).map(([user, vote]) => ({ user, vote, at: "2026-11-22T15:00:00Z" })), recused: [], ...more });

const days = (count, median, p90) => ({ count, median, p90 });
const DUE = [["", "2026-11-21", 10], ["2026-11-22", "2026-11-22", 5], ["2026-11-23", "2026-11-29", 35], ["2026-11-30", "2026-12-06", 35], ["2026-12-07", "2026-12-22", 80]];
export const dashboard = {
  traits: [{ market: "ga", year: "2026", about: "race", answer: "asian", count: 14 }],
  at: "2026-11-22T06:00:00Z",
  open: ["unassigned", "documents", "verification", "ready", "contracts", "loads", "bounced", "overdue"].flatMap((queue, i) => [
    { market: "ga", queue, count: 12 - i, query: `queue=${queue === "overdue" ? "due" : queue}&market=ga` },
    { market: "in", queue, count: 5 + i, query: `queue=${queue === "overdue" ? "due" : queue}&market=in` },
  ]),
  due: ["ga", "in"].flatMap((market, i) => DUE.map(([from, until, count]) => ({ market, ...(from && { from }), until, count: count - 5 * i, query: `${from ? `from=${from}&` : ""}market=${market}&queue=due&until=${until}` }))),
  finished: ["2026-08", "2026-09", "2026-10", "2026-11"].flatMap((month, i) => [
    { market: "ga", month, enrolled: 40 + i, denied: 2, withdrawn: 1, discontinued: 3, turnedAway: 0, daysToComplete: days(40, 9 - i, 21), daysToDecide: days(40, 24 - i, 41), daysToEnroll: days(40, 28 - i, 48), welcomedInTime: 39 + i, welcomedLate: 1, query: `market=ga&month=${month}` },
    { market: "in", month, enrolled: 22 + i, denied: 1, withdrawn: 2, discontinued: 1, turnedAway: 0, daysToComplete: days(22, 12, 25), daysToDecide: days(22, 30 - i, 52), daysToEnroll: days(22, 35, 58), welcomedInTime: 22 + i, welcomedLate: 0, query: `market=in&month=${month}` },
  ]),
  letters: ["2026-11", "2026-10", "2026-09"].flatMap((month, i) =>
    ["ga", "in"].map((market, j) => ({ market, month, sent: 260 - 20 * i - 90 * j, bounced: 3 + i - j, sentQuery: `letters=sent&market=${market}&month=${month}`, bouncedQuery: `letters=bounced&market=${market}&month=${month}` })),
  ),
};
