import type { Entry } from "../model/entry.ts";

/** The part of the browser's storage that is needed here. */
export type KeyValues = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

/** Unsent work, kept in the browser until the server has it: one record for each highlight, written in the moment of the
 *  change (localStorage is synchronous, so that a tab closed right after a key press loses nothing). */
export class Vault {
  readonly #storage: KeyValues | null;
  readonly #prefix: string;
  /** What could not be kept: storage off or full. */
  readonly #unkept = new Set<string>();

  constructor(storage: KeyValues | null, user: string, assignment: string) {
    this.#storage = storage;
    this.#prefix = `assay-unsent:${user}:${assignment}:`;
  }

  get unkept(): number {
    return this.#unkept.size;
  }

  keep(entry: Entry): void {
    try {
      if (this.#storage === null) throw new Error("No storage");
      this.#storage.setItem(this.#prefix + entry.id, JSON.stringify(entry));
      this.#unkept.delete(entry.id);
    } catch {
      this.#unkept.add(entry.id);
    }
  }

  drop(id: string): void {
    this.#unkept.delete(id);
    try {
      this.#storage?.removeItem(this.#prefix + id);
    } catch {
      // Storage was switched off meanwhile: there is nothing left to drop.
    }
  }

  get(id: string): Entry | null {
    return this.#read(this.#prefix + id);
  }

  /** Everything kept for this person and assignment; what cannot be read any more is left where it is. */
  all(): Entry[] {
    return this.#keys().flatMap((key) => this.#read(key) ?? []);
  }

  #keys(): string[] {
    const storage = this.#storage;
    if (storage === null) return [];
    const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index));
    return keys.filter((key) => key?.startsWith(this.#prefix) === true) as string[];
  }

  #read(key: string): Entry | null {
    try {
      const record = JSON.parse(this.#storage?.getItem(key) ?? "null") as Entry | null;
      // What was kept before there were passages names none.
      const isRecord = record !== null && typeof record.wanted?.place?.exact === "string";
      return isRecord ? { ...record, passage: record.passage ?? null } : null;
    } catch {
      return null;
    }
  }
}

/** The browser's storage; null where it is switched off, which may throw on the mere mention. */
export function browserStorage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}
