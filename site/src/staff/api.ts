/** What a staff page asks of the API. Every write says which version of the file it is about. */
import { config } from "../lib/config";
import { HttpError, request, type Options } from "../lib/http";
import type { Changed, CommitteeMembers, Dashboard, FileList, Letters, LettersAsked, Link, Meeting, StaffFile } from "../lib/types";
import type { Session } from "./session";

export interface StaffApi {
  list: (query: URLSearchParams) => Promise<FileList>;
  open: (applicationId: string) => Promise<StaffFile>;
  link: (applicationId: string, path: string) => Promise<Link>;
  /** The letters that a write would send. Nothing is sent. */
  letters: (applicationId: string, asked: LettersAsked) => Promise<Letters>;
  /** Sent again with the same key after a broken connection, it is done once. */
  write: (file: { applicationId: string; version: number }, path: string, body: object, key: string) => Promise<Changed>;
  dashboard: () => Promise<Dashboard>;
  committee: (market: string) => Promise<CommitteeMembers>;
  seat: (c: CommitteeMembers, member: object) => Promise<CommitteeMembers>;
  /** The latest first. */
  meetings: (market: string) => Promise<Meeting[]>;
  call: (c: CommitteeMembers, invitation: object) => Promise<Meeting>;
  meeting: (meetingId: string) => Promise<Meeting>;
  /** Changes a meeting: its agenda, votes or signature. */
  atMeeting: (m: Meeting, what: "agenda" | "votes" | "signature", body: object) => Promise<Meeting>;
}

export function staffApi(session: Session): StaffApi {
  const call = async <T>(path: string, options: Options = {}): Promise<T> => {
    const { apiUrl } = await config();
    const headers = { ...options.headers, Authorization: `Bearer ${await session.token()}` };
    try {
      return await request<T>(`${apiUrl}/staff${path}`, { ...options, headers });
    } catch (error) {
      if (error instanceof HttpError && error.status === 401) return session.refuse();
      throw error;
    }
  };
  const change = <T>(path: string, version: number, body: object) => call<T>(path, { method: "POST", body, headers: { "If-Match": `"${version}"` } });
  const committee = (market: string) => `/committees/${encodeURIComponent(market)}`;
  const meeting = (id: string) => `/meetings/${encodeURIComponent(id)}`;
  const file = (id: string) => `/applications/${encodeURIComponent(id)}`;
  return {
    list: (query) => call(`/applications?${query}`),
    open: (id) => call(file(id)),
    link: (id, path) => call(`${file(id)}/${path}`),
    letters: (id, body) => call(`${file(id)}/letter-previews`, { method: "POST", body }),
    write: ({ applicationId, version }, path, body, key) =>
      call(`${file(applicationId)}/${path}`, { method: "POST", body, headers: { "If-Match": `"${version}"`, "Idempotency-Key": key } }),
    dashboard: () => call("/dashboard"),
    committee: (market) => call(committee(market)),
    seat: (c, member) => change(`${committee(c.market)}/members`, c.version, member),
    meetings: async (market) => (await call<{ items: Meeting[] }>(`${committee(market)}/meetings`)).items,
    call: (c, invitation) => change(`${committee(c.market)}/meetings`, c.version, invitation),
    meeting: (id) => call(meeting(id)),
    atMeeting: (m, what, body) => change(`${meeting(m.meetingId)}/${what}`, m.version, body),
  };
}
