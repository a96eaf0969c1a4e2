import type { KeyValues } from "./sync/vault.ts";

/** What a person set for this browser: on or off. */
export class Setting {
  readonly #storage: KeyValues | null;
  readonly #key: string;
  readonly #usual: boolean;

  constructor(storage: KeyValues | null, key: string, usual: boolean) {
    this.#storage = storage;
    this.#key = key;
    this.#usual = usual;
  }

  get on(): boolean {
    try {
      const stored = this.#storage?.getItem(this.#key) ?? null;
      return stored === null ? this.#usual : stored === "on";
    } catch {
      return this.#usual;
    }
  }

  set(on: boolean): void {
    try {
      this.#storage?.setItem(this.#key, on ? "on" : "off");
    } catch {
      // There is nowhere to keep it: it holds for this page only where the control shows it.
    }
  }
}
