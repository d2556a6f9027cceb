/** What a provider's page asks of the API: one function a route. */
import { config } from "./config";
import { request } from "./http";
import type { AgreementCopy, Link, Market, NpiRecord, Status, Submitted, Times, Upload } from "./types";

/** The two things that open a file: the Application ID is as good as a password. */
export interface FileKey {
  applicationId: string;
  npi: string;
}

const at = async (path: string): Promise<string> => (await config()).apiUrl + path;
const file = (key: FileKey, rest = ""): Promise<string> => at(`/applications/${encodeURIComponent(key.applicationId)}${rest}`);
const query = (key: FileKey): string => `?npi=${encodeURIComponent(key.npi)}`;

export const listMarkets = async (): Promise<Market[]> => request(await at("/markets"));

export const showTimes = async (market: string): Promise<Times> => request(await at(`/times?market=${encodeURIComponent(market)}`), { cache: "default" });

export const lookUpNpi = async (npi: string, signal?: AbortSignal): Promise<NpiRecord> =>
  request(await at(`/npi/${encodeURIComponent(npi)}`), signal ? { signal } : {});

/** Sent again with the same key, the answer is the first one's. */
export const submit = async (body: unknown, key: string): Promise<Submitted> =>
  request(await at("/applications"), { method: "POST", body, headers: { "Idempotency-Key": key } });

export const checkStatus = async (key: FileKey): Promise<Status> => request(await file(key, query(key)));

export const requestUpload = async (
  key: FileKey,
  document: { type: string; fileName: string; contentType: string; size: number; expiresOn?: string },
  idempotencyKey: string,
): Promise<Upload> =>
  request(await file(key, "/documents"), {
    method: "POST",
    body: { npi: key.npi, ...document },
    headers: { "Idempotency-Key": idempotencyKey },
  });

export const readLetter = async (key: FileKey, letterNumber: string): Promise<Link> =>
  request(await file(key, `/letters/${encodeURIComponent(letterNumber)}${query(key)}`));

/** The first time, this also notes that the agreement was opened. */
export const readAgreement = async (key: FileKey): Promise<AgreementCopy> => request(await file(key, "/agreement"), { method: "POST", body: { npi: key.npi } });

const act =
  (path: string) =>
  async (key: FileKey, body: object, idempotencyKey: string): Promise<unknown> =>
    request(await file(key, path), { method: "POST", body: { npi: key.npi, ...body }, headers: { "Idempotency-Key": idempotencyKey } });

export const answerQuestion = act("/answers");
export const attest = act("/attestation");
export const signContract = act("/contract-signature");
export const withdraw = act("/withdrawal");
export const fileAppeal = act("/appeal");

export const remindApplicationId = async (npi: string, email: string): Promise<unknown> =>
  request(await at("/application-id-reminders"), { method: "POST", body: { npi, email } });
