import type { KeyValues } from "../../src/reader/sync/vault.ts";

/** The browser's storage in memory. */
export class FakeStorage implements KeyValues {
  readonly #values = new Map<string, string>();
  full = false;

  get length(): number {
    return this.#values.size;
  }

  key(index: number): string | null {
    return [...this.#values.keys()][index] ?? null;
  }

  getItem(key: string): string | null {
    return this.#values.get(key) ?? null;
  }

  setItem(key: string, value: string): void {
    if (this.full) throw new DOMException("Full", "QuotaExceededError");
    this.#values.set(key, value);
  }

  removeItem(key: string): void {
    this.#values.delete(key);
  }
}
