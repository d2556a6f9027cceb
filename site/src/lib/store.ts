/** What we keep on this device. Storage may be full or switched off; the site works without it. */

export function keep(store: Storage, key: string, value: unknown): boolean {
  try {
    store.setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

export function recall<T>(store: Storage, key: string): T | undefined {
  try {
    const text = store.getItem(key);
    return text ? (JSON.parse(text) as T) : undefined;
  } catch {
    return undefined;
  }
}

export function forget(store: Storage, key: string): void {
  try {
    store.removeItem(key);
  } catch {
    // Nothing was kept.
  }
}
