/** Files chosen but not yet sent, kept in the browser's database so that a reload resumes them. */

export interface Pending {
  id: string;
  applicationId: string;
  type: string;
  name: string;
  contentType: string;
  file: Blob;
  expiresOn?: string;
  /** Chosen, but we still ask when it expires. */
  asking?: boolean;
}

const NAME = "credo";
const STORE = "uploads";

export const keepPending = (p: Pending): Promise<unknown> => run("readwrite", (s) => s.put(p));
export const dropPending = (id: string): Promise<unknown> => run("readwrite", (s) => s.delete(id));

export async function pendingOf(applicationId: string): Promise<Pending[]> {
  const all = ((await run("readonly", (s) => s.getAll())) as Pending[] | undefined) ?? [];
  return all.filter((p) => p.applicationId === applicationId);
}

/** One request in one transaction. Resolves with nothing where the browser has no database for us. */
function run(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest): Promise<unknown> {
  return new Promise((resolve) => {
    const none = () => resolve(undefined);
    try {
      const open = indexedDB.open(NAME, 1);
      open.onupgradeneeded = () => open.result.createObjectStore(STORE, { keyPath: "id" });
      open.onerror = none;
      open.onsuccess = () => {
        const db = open.result;
        const request = ask(db.transaction(STORE, mode).objectStore(STORE));
        request.onsuccess = () => resolve(request.result);
        request.onerror = none;
        request.transaction!.oncomplete = () => db.close();
      };
    } catch {
      none();
    }
  });
}
