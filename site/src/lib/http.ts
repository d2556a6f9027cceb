/** Requests and what can go wrong with them. */

export interface Problem {
  title?: string;
  detail?: string;
  errors?: { field: string; detail: string }[];
}

/** An answer that is not a success. Status 0: no answer at all. */
export class HttpError extends Error {
  constructor(
    readonly status: number,
    readonly problem: Problem = {},
    readonly retryAfter = 0,
  ) {
    super(problem.detail ?? problem.title ?? `HTTP ${status}`);
  }

  /** True when the same request may well succeed later. */
  get passing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

export interface Options {
  method?: string;
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal;
  cache?: RequestCache;
}

const TIMEOUT_MS = 20_000;

/** Sends JSON, receives JSON. Throws HttpError. */
export async function request<T>(url: string, { method = "GET", body, headers = {}, signal, cache = "no-store" }: Options = {}): Promise<T> {
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  const response = await fetch(url, {
    method,
    headers: body === undefined ? headers : { "Content-Type": "application/json", ...headers },
    body: body === undefined ? null : JSON.stringify(body),
    signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    cache,
  }).catch((cause: unknown) => {
    if (signal?.aborted) throw cause;
    throw new HttpError(0);
  });
  if (response.ok) return (await parse(response)) as T;
  const problem = (await parse(response)) as (Problem & { message?: string }) | undefined;
  throw new HttpError(response.status, problem ?? {}, Number(response.headers.get("Retry-After")) || 0);
}

async function parse(response: Response): Promise<unknown> {
  const text = await response.text().catch(() => {
    throw new HttpError(0);
  });
  if (!text) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    if (response.ok) throw new HttpError(502);
    return undefined;
  }
}
