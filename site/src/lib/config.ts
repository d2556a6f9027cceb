import { moveClock } from "./format";
import { request } from "./http";

/** What differs between one place the site runs and the next. Served beside the site as `config.json`. */
export interface Config {
  apiUrl: string;
  planName: string;
  issuer: string;
  clientId: string;
  authorizeUrl?: string;
  tokenUrl?: string;
  logoutUrl?: string;
  /** How far business time is ahead of the visitor's clock; only a local system moves it. */
  clockOffsetSeconds?: number;
}

let loading: Promise<Config> | undefined;

/** The configuration, fetched once; a failed fetch is tried again at the next call. */
export function config(): Promise<Config> {
  loading ??= request<Config>("/config.json").then(applied, (error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

function applied(c: Config): Config {
  moveClock(c.clockOffsetSeconds ?? 0);
  for (const el of document.querySelectorAll("[data-plan]")) el.textContent = c.planName;
  if (!document.title.includes(c.planName)) document.title += ` – ${c.planName}`;
  return { ...c, apiUrl: c.apiUrl.replace(/\/$/, "") };
}
