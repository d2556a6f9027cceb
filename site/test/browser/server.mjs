/**
 * A small stand-in for the API, for tests only: it answers in the shapes of the API's description and
 * keeps what it is told in memory. The site's whole road is driven against the real system elsewhere.
 */
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { markets, registry, statusOf, required, staffFile, openFiles, queuePage, lettersOf, dashboard, times, members, meetingOf } from "./data.mjs";

export const DIST = fileURLToPath(new URL("../../dist", import.meta.url));
const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".woff2": "font/woff2", ".json": "application/json" };
const CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data: blob:; connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'";

/**
 * Starts the stand-in. `state` may be changed while it runs: `down` refuses, `broken` answers 500,
 * `delay` waits, `hold` takes forms and files and does not answer, `ended` ends staff sessions, `refused` names tokens that are good no more.
 */
export async function startServer() {
  const state = { down: false, broken: false, delay: 0, loseAnswers: 0, applications: new Map(), submissions: [], keys: new Map(), calls: [], signIns: 0, renewals: 0, ended: false, refused: new Set() };
  const server = createServer((req, res) => void handle(req, res, state).catch((e) => json(res, 500, { title: String(e) })));
  await new Promise((r) => server.listen(0, "127.0.0.1", r));
  const base = `http://127.0.0.1:${server.address().port}`;
  state.base = base;
  return { base, state, close: () => new Promise((r) => (server.closeAllConnections(), server.close(r))) };
}

async function handle(req, res, state) {
  const url = new URL(req.url, state.base);
  if (url.pathname.startsWith("/api/")) return api(req, res, url, state);
  if (url.pathname === "/config.json")
    return json(res, 200, { apiUrl: `${state.base}/api`, issuer: `${state.base}/issuer`, authorizeUrl: `${state.base}/issuer/authorize`, tokenUrl: `${state.base}/issuer/token`, logoutUrl: `${state.base}/issuer/logout`, clientId: "site", planName: "CareSource" });
  if (url.pathname.startsWith("/issuer/")) return issuer(req, res, url, state);
  if (url.pathname === "/s3") return s3(req, res, state);
  if (url.pathname.startsWith("/object/")) return res.writeHead(200, { "Content-Type": "text/plain" }).end("Sample document");
  return file(res, url.pathname);
}

async function file(res, path) {
  const at = normalize(join(DIST, path.endsWith("/") ? path + "index.html" : path));
  try {
    const body = await readFile(at);
    res.writeHead(200, { "Content-Type": TYPES[extname(at)] ?? "application/octet-stream", "Content-Security-Policy": CSP, "X-Content-Type-Options": "nosniff" }).end(body);
  } catch {
    if (path === "/404.html") return res.writeHead(404).end("not found");
    return file(res, "/404.html");
  }
}

async function api(req, res, url, state) {
  const path = url.pathname.slice(4);
  state.calls.push(`${req.method} ${path}`);
  await state.hold;
  if (state.delay) await new Promise((r) => setTimeout(r, state.delay));
  if (state.down) return req.socket.destroy();
  if (state.broken) return json(res, 500, { type: "about:blank", title: "Internal", status: 500, detail: "Something broke." });
  const body = req.method === "POST" ? JSON.parse((await read(req)) || "{}") : undefined;
  const at = path.split("/").slice(1);
  if (at[0] === "staff") return staff(req, res, url, at.slice(1), body, state);
  if (path === "/markets") return json(res, 200, markets);
  if (path === "/times") return state.noTimes ? problem(res, 500, "Something broke.") : json(res, 200, times(url.searchParams.get("market")));
  if (at[0] === "npi") return registry[at[1]] ? json(res, 200, registry[at[1]]) : problem(res, 404, "The registry does not list this NPI.");
  if (path === "/applications") return submit(req, res, body, state);
  if (path === "/application-id-reminders") return json(res, 202, { detail: "If it matches, an email is on its way." });
  if (at[0] === "applications") return application(req, res, url, at, body, state);
  problem(res, 404, "Not found.");
}

function submit(req, res, body, state) {
  const key = req.headers["idempotency-key"];
  if (!key) return problem(res, 400, "Idempotency-Key is missing.");
  if (state.keys.has(key)) return json(res, 201, state.keys.get(key));
  if (body.contact?.email === "refused@example.com") return problem(res, 422, "Please correct.", [{ field: "/contact/email", detail: "This address does not take mail." }]);
  const id = `CRD-7K3M-9QXT-2B4F${"WXYZ"[state.submissions.length % 4]}`;
  state.submissions.push(body);
  state.applications.set(id, { npi: body.npi, body, uploads: {}, done: {} });
  const answer = { applicationId: id, state: "gathering", version: 1, documentsRequired: required(body) };
  state.keys.set(key, answer);
  if (!state.hold) json(res, 201, answer);
}

function application(req, res, url, at, body, state) {
  const app = state.applications.get(at[1]);
  const npi = body?.npi ?? url.searchParams.get("npi");
  if (!app || app.npi !== npi) return problem(res, 404, "We find no application with this Application ID and NPI.");
  if (req.method === "GET" && !at[2]) return json(res, 200, statusOf(at[1], app));
  if (at[2] === "letters") return json(res, 200, { url: `${state.base}/object/${at[3]}`, expiresAt: soon() });
  if (at[2] === "documents") {
    const documentId = `d${Object.keys(app.uploads).length + 1}`;
    app.uploads[documentId] = { ...body, documentId, state: "missing" };
    return json(res, 201, { documentId, url: `${state.base}/s3`, fields: { key: `${at[1]}/${documentId}`, "Content-Type": body.contentType }, expiresAt: soon() });
  }
  app.done[at[2]] = body;
  if (at[2] === "agreement") return json(res, 200, { url: `${state.base}/object/agreement`, expiresAt: soon(), version: "ga-2026-01+marketplace", sha256: "ab12".repeat(16) });
  json(res, 200, { detail: "Thank you." });
}

async function s3(req, res, state) {
  state.calls.push("POST /s3");
  const text = (await read(req)).toString("latin1");
  const [, id, documentId] = /name="key"\r\n\r\n([^/]+)\/(\w+)/.exec(text) ?? [];
  const upload = state.applications.get(id)?.uploads[documentId];
  if (state.hold) return;
  if (state.refuseUploads) return res.writeHead(400, { "Content-Type": "application/xml" }).end("<Error><Code>EntityTooLarge</Code></Error>");
  if (upload) {
    upload.state = "checking";
    if (!state.slowChecks) setTimeout(() => (upload.state = upload.fileName.includes("wrong") ? "rejected" : "in-review"), 300);
  }
  res.writeHead(204).end();
}

async function issuer(req, res, url, state) {
  if (url.pathname === "/issuer/authorize") {
    const back = new URL(url.searchParams.get("redirect_uri"));
    back.searchParams.set("code", "code-1");
    back.searchParams.set("state", url.searchParams.get("state"));
    return res.writeHead(302, { Location: back.href }).end();
  }
  if (url.pathname === "/issuer/token") {
    const renewal = new URLSearchParams(String(await read(req))).get("grant_type") === "refresh_token";
    if (renewal && state.ended) return json(res, 400, { error: "invalid_grant" });
    const nth = ++state[renewal ? "renewals" : "signIns"];
    const claims = { jti: renewal ? `renewal-${nth}` : `sign-in-${nth}`, sub: "u1", username: state.user ?? "sam.sample", "cognito:groups": state.groups ?? ["specialist"], iss: `${state.base}/issuer`, aud: "site", iat: now(), exp: now() + 900 };
    const token = `${b64({ alg: "none" })}.${b64(claims)}.x`;
    return json(res, 200, { access_token: token, id_token: token, ...(!renewal && { refresh_token: "r" }), token_type: "Bearer", expires_in: 900, scope: "openid" });
  }
  res.writeHead(302, { Location: url.searchParams.get("logout_uri") ?? "/" }).end();
}

async function staff(req, res, url, at, body, state) {
  const token = req.headers.authorization?.split(".")[1];
  if (!token || state.ended || state.refused.has(unb64(token).jti)) return json(res, 401, { message: "Unauthorized" });
  if (at[0] === "dashboard") return json(res, 200, dashboard);
  if (at[0] === "committees" || at[0] === "meetings") return committee(req, res, at, body, state, unb64(token).username);
  if (at[0] === "applications" && !at[1]) return list(res, url.searchParams, state);
  const file = (state.staffFile ??= staffFile());
  if (req.method === "GET" && !at[2]) return json(res, 200, file, { ETag: `"${file.version}"` });
  if (req.method === "GET") return json(res, 200, { url: `${state.base}/object/${at[3]}`, expiresAt: soon() });
  if (at[2] === "letter-previews") return previews(res, body, state);
  const key = req.headers["idempotency-key"];
  if (state.keys.has(key)) return json(res, 200, state.keys.get(key));
  if (!req.headers["if-match"]) return problem(res, 428, "If-Match is missing.");
  if (req.headers["if-match"] !== `"${file.version}"`) return problem(res, 412, "The file has changed.");
  file.version++;
  (state.staffWrites ??= []).push([at.slice(2).join("/"), body]);
  file.events.push({ seq: file.events.length + 1, at: new Date().toISOString(), actor: "staff:sam.sample", event: "ApplicationAssigned", data: {}, hash: "00" });
  const answer = { applicationId: file.applicationId, state: file.state, version: file.version };
  state.keys.set(key, answer);
  if (state.loseAnswers-- > 0) return req.socket.destroy();
  json(res, 200, answer, { ETag: `"${file.version}"` });
}

/** Members and meetings: each write on the version it saw; `complaints` are refusals of its fields, `losing` loses the answer of what is done. */
function committee(req, res, at, body, state, me) {
  const c = (state.committee ??= members());
  const meetings = (state.meetings ??= []);
  const m = at[0] === "meetings" && meetings.find((x) => x.meetingId === at[1]);
  if (at[0] === "meetings" && !m) return problem(res, 404, "There is no meeting with this ID.");
  const of = m || c;
  const answer = (what) => json(res, 200, what, { ETag: `"${what.version}"` });
  if (req.method === "GET") return at[2] === "meetings" ? json(res, 200, { items: meetings }) : answer(of);
  if (req.headers["if-match"] !== `"${of.version}"`) return problem(res, 412, "It was changed since you read it. Read it again, and send your change on that version.");
  if (state.complaints) return problem(res, 422, "Some answers need correcting.", state.complaints);
  (state.staffWrites ??= []).push([at.filter((_, i) => i !== 1).join("/"), body]);
  const done = at[2] === "meetings" ? called(meetings, c, body) : at[2] === "members" ? seated(c, body) : stepped(m, at[2], body, me);
  if (state.loseAnswers-- > 0) return req.socket.destroy();
  answer(done);
}

function called(meetings, c, { heldOn, chair, present }) {
  const m = meetingOf(`MTG-7K3Q-M2XW-9PT4${"DFGH"[meetings.length]}`, heldOn, chair, c.members.filter((x) => present.includes(x.user)));
  meetings.unshift(m);
  return m;
}

function seated(c, member) {
  c.members = [...c.members.filter((m) => m.user !== member.user), member];
  c.version++;
  return c;
}

function stepped(m, what, { applicationId, purpose, vote, recused, minutes }, user) {
  const item = m.agenda.find((i) => i.applicationId === applicationId && i.purpose === purpose);
  if (what === "agenda") m.agenda.push({ applicationId, purpose, votes: [], recused: [] });
  if (what === "votes" && vote) item.votes.push({ user, vote, at: new Date().toISOString() });
  if (what === "votes" && recused) item.recused.push({ user, reason: recused });
  if (what === "signature") Object.assign(m, { minutes, signedOn: m.heldOn });
  m.version++;
  return m;
}

function list(res, query, state) {
  (state.queries ??= []).push(String(query));
  if (state.staleCursors && query.has("cursor")) return problem(res, 422, "Begin again.", [{ field: "/cursor", detail: "This page is not there any more." }]);
  json(res, 200, queuePage((state.files ??= openFiles()), query));
}

/** Tells the letters of a write; `noPreviews` answers 500, `complaints` are refusals of its fields. */
function previews(res, asked, state) {
  if (state.noPreviews) return problem(res, 500, "Something broke.");
  if (state.complaints) return problem(res, 422, "Some answers need correcting.", state.complaints);
  json(res, 200, { letters: lettersOf(asked) });
}

const now = () => Math.floor(Date.now() / 1000);
const soon = () => new Date(Date.now() + 900_000).toISOString();
const unb64 = (text) => JSON.parse(Buffer.from(text, "base64url"));
const b64 = (o) => Buffer.from(JSON.stringify(o)).toString("base64url");

function json(res, status, body, headers = {}) {
  res.writeHead(status, { "Content-Type": status >= 400 && body.type ? "application/problem+json" : "application/json", ...headers }).end(JSON.stringify(body));
}

const problem = (res, status, detail, errors) => json(res, status, { type: "about:blank", title: "Problem", status, detail, errors });

async function read(req) {
  const chunks = [];
  for await (const chunk of req) chunks.push(chunk);
  return Buffer.concat(chunks);
}
