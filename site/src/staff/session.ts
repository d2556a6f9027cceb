/** Who is signed in: OpenID Connect code flow with PKCE. Tokens stay in this tab. */
import { UserManager, WebStorageStateStore, type User } from "oidc-client-ts";
import { config, type Config } from "../lib/config";
import { byId, h, put } from "../lib/dom";
import { persist } from "../lib/notice";
import { alert, button } from "../lib/parts";
import { watchIdle } from "./lock";

export type Role = "specialist" | "committee" | "medical-director" | "auditor" | "admin";

export interface Session {
  username: string;
  roles: Role[];
  /** A current access token; signs in again when there is none, keeping what was typed. */
  token: () => Promise<string>;
  /** Forgets the token, since the API refused it. */
  refuse: () => Promise<never>;
}

const HOME = "/staff/";
let manager: UserManager;

/** Brings the person in: takes the answer of the sign-in page, finds the session, or sends them to sign in. */
export async function signIn(): Promise<Session> {
  const settings = await persist(config);
  manager = managerOf(settings);
  const user = (await answerOfSignIn()) ?? (await manager.getUser());
  if (!user || user.expired) return leave();
  const session = sessionOf(user);
  drawWho(session, settings);
  watchIdle(() => void lock());
  return session;
}

function managerOf(c: Config): UserManager {
  const known = c.authorizeUrl && c.tokenUrl;
  const store = new WebStorageStateStore({ store: sessionStorage });
  return new UserManager({
    authority: c.issuer,
    client_id: c.clientId,
    redirect_uri: location.origin + HOME,
    response_type: "code",
    scope: "openid",
    automaticSilentRenew: true,
    userStore: store,
    stateStore: store,
    ...(known && { metadata: { issuer: c.issuer, authorization_endpoint: c.authorizeUrl!, token_endpoint: c.tokenUrl! } }),
  });
}

/** When this page load is the way back from signing in: finishes it, and goes where the person was. */
async function answerOfSignIn(): Promise<User | undefined> {
  const query = new URLSearchParams(location.search);
  if (!query.has("state") || !(query.has("code") || query.has("error"))) return undefined;
  try {
    const user = await manager.signinRedirectCallback();
    const back = String(user.state ?? HOME);
    const here = location.pathname === new URL(back, location.origin).pathname;
    if (here) history.replaceState(null, "", back);
    else await goTo(back);
    return user;
  } catch (error) {
    history.replaceState(null, "", HOME);
    return failed(error);
  }
}

function failed(error: unknown): Promise<never> {
  const text = error instanceof Error ? error.message : "";
  put(byId("app"), alert("error", "Signing in did not work", text), h("p", button("Try again", () => void leave())));
  return never();
}

const goTo = (address: string): Promise<never> => {
  location.replace(address);
  return never();
};

/** Sends the person to the sign-in page; afterwards they are back here. */
async function leave(): Promise<never> {
  const back = location.pathname + location.search + location.hash;
  await persist(() => manager.signinRedirect({ state: back }).catch(unreachable));
  return never();
}

function unreachable(): never {
  throw Object.assign(new Error("sign-in does not answer"), { passing: true });
}

/** Hides the page and forgets the tokens. What was typed stays in this tab. */
async function lock(): Promise<never> {
  await manager.removeUser();
  const again = button("Sign in again", () => void leave());
  byId("main").hidden = true;
  document.querySelector("dialog")?.close();
  byId("main").after(h("main.locked", h("h1", "This page is locked"), h("p", { role: "alert" }, "You were away for a while, or your sign-in has ended. What you typed is kept."), again));
  again.focus();
  return never();
}

function sessionOf(first: User): Session {
  const claims = claimsOf(first.access_token);
  const token = async () => {
    const user = await manager.getUser();
    if (user && !user.expired) return user.access_token;
    const renewed = user?.refresh_token ? await manager.signinSilent().catch(() => null) : null;
    return renewed ? renewed.access_token : lock();
  };
  return { username: String(claims["username"] ?? claims["sub"]), roles: (claims["cognito:groups"] as Role[] | undefined) ?? [], token, refuse: lock };
}

function claimsOf(token: string): Record<string, unknown> {
  const payload = token.split(".")[1]!.replace(/-/g, "+").replace(/_/g, "/");
  const bytes = Uint8Array.from(atob(payload), (c) => c.charCodeAt(0));
  return JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>;
}

function drawWho(s: Session, c: Config): void {
  const out = async () => {
    await manager.removeUser();
    sessionStorage.clear();
    const query = new URLSearchParams({ client_id: c.clientId, logout_uri: location.origin + HOME });
    location.assign(c.logoutUrl ? `${c.logoutUrl}?${query}` : "/");
  };
  for (const el of document.querySelectorAll<HTMLElement>("[data-roles]")) el.hidden = !s.roles.some((r) => el.dataset["roles"]!.split(" ").includes(r));
  put(byId("who"), h("span", `${s.username} (${s.roles.join(", ") || "no role"}) `), button("Sign out", () => void out(), "unstyled"));
}

const never = (): Promise<never> => new Promise(() => {});
