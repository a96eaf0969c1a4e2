import type { Entry } from "../model/entry.ts";

type Message = { readonly entry: Entry } | { readonly gone: string };

/** Other tabs of the same person on the same assignment: they tell one another of every step, and take turns in sending. */
export class Tabs {
  readonly #channel: BroadcastChannel | null;
  readonly #name: string;

  constructor(user: string, assignment: string) {
    this.#name = `assay:${user}:${assignment}`;
    this.#channel = "BroadcastChannel" in globalThis ? new BroadcastChannel(this.#name) : null;
  }

  tell(entry: Entry): void {
    this.#channel?.postMessage({ entry } satisfies Message);
  }

  tellGone(id: string): void {
    this.#channel?.postMessage({ gone: id } satisfies Message);
  }

  listen(onEntry: (entry: Entry) => void, onGone: (id: string) => void): void {
    this.#channel?.addEventListener("message", ({ data }: MessageEvent<Message>) => {
      if ("entry" in data) onEntry(data.entry);
      else onGone(data.gone);
    });
  }

  close(): void {
    this.#channel?.close();
  }

  /** Runs the work while no other tab runs its. Where the browser has no locks (they need a secure context), or a frozen
   *  tab does not let go, it runs anyway: the server takes the same save twice as one. */
  async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (!("locks" in navigator)) return work();
    let started = false;
    const start = () => {
      started = true;
      return work();
    };
    try {
      return await navigator.locks.request(
        this.#name,
        { signal: AbortSignal.timeout(LONGEST_WAIT_MS) },
        start,
      );
    } catch (reason) {
      if (started) throw reason;
      return work();
    }
  }
}

const LONGEST_WAIT_MS = 30_000;
