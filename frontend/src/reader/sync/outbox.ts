import {
  acknowledged,
  attempted,
  type Entry,
  isSendable,
  isUnsent,
  nextRequest,
  type Request,
  refused,
  stale,
} from "../model/entry.ts";
import type { Proposal } from "../model/model.ts";
import type { Store } from "../model/store.ts";
import type { Outcome } from "./api.ts";
import type { Vault } from "./vault.ts";

/** Quiet time after the last change of a highlight before it is sent. */
const DEBOUNCE_MS = 400;
const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 60_000;

/** How the sending goes. */
export interface Sending {
  /** Highlights with unsent work, those in trouble among them. */
  readonly unsent: number;
  readonly inFlight: boolean;
  readonly refused: number;
  readonly conflicts: number;
  /** Of the unsent ones those that not even the browser could keep. */
  readonly unkept: number;
  readonly signedOut: boolean;
  /** The last request got no answer. */
  readonly waiting: boolean;
  /** When the server last acknowledged something, as a time stamp; null: not yet. */
  readonly savedAt: number | null;
}

export interface OutboxOptions {
  readonly store: Store;
  readonly vault: Vault;
  readonly send: (request: Request) => Promise<Outcome>;
  /** Runs work while no other tab sends. */
  readonly inTurn: <T>(work: () => Promise<T>) => Promise<T>;
  readonly now: () => number;
  readonly onChange: () => void;
  /** What the server read from the words of a highlight that was saved with new words. */
  readonly onProposal?: (id: string, proposal: Proposal) => void;
}

/** Brings what is wanted to the server: one request at a time, in the order in which the highlights were changed, every
 *  request again until it is answered. What is unsent is in the vault from the moment of the change. */
export class Outbox {
  readonly #options: OutboxOptions;
  /** When each changed highlight is to be sent. */
  readonly #due = new Map<string, number>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> | null = null;
  #failures = 0;
  #retryAt = 0;
  #signedOut = false;
  #savedAt: number | null = null;
  #stopped = false;

  constructor(options: OutboxOptions) {
    this.#options = options;
    options.store.subscribe((id, entry, former) => this.#keep(id, entry, former));
  }

  get state(): Sending {
    const unsent = this.#options.store.unsent();
    const troubled = (kind: string) => unsent.filter(({ trouble }) => trouble?.kind === kind).length;
    return {
      unsent: unsent.length,
      inFlight: this.#running !== null,
      refused: troubled("refused"),
      conflicts: troubled("conflict"),
      unkept: this.#options.vault.unkept,
      signedOut: this.#signedOut,
      waiting: this.#failures > 0,
      savedAt: this.#savedAt,
    };
  }

  /** Send this highlight's work once it has been left alone for a moment. */
  changed(id: string): void {
    this.#due.delete(id);
    this.#due.set(id, this.#options.now() + DEBOUNCE_MS);
    this.#wake();
  }

  /** Send this highlight's work now: it was left. */
  hurry(id: string): void {
    this.#due.set(id, 0);
    this.#wake();
  }

  /** Send everything now: the page is hidden, the connection is back. Settles when nothing more can be sent for the time
   *  being. */
  async flush(): Promise<void> {
    this.#failures = 0;
    this.#retryAt = 0;
    this.#signedOut = false;
    for (const { id } of this.#options.store.unsent()) this.#due.set(id, 0);
    this.#wake();
    while (this.#running !== null) await this.#running;
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  #keep(id: string, entry: Entry | undefined, former: Entry | undefined): void {
    if (entry !== undefined && isUnsent(entry)) this.#options.vault.keep(entry);
    else if (former !== undefined) this.#options.vault.drop(id);
    this.#options.onChange();
  }

  #wake(): void {
    clearTimeout(this.#timer);
    if (this.#running !== null || this.#stopped || this.#signedOut || this.#due.size === 0) return;
    const wait = Math.max(Math.min(...this.#due.values()), this.#retryAt) - this.#options.now();
    if (wait > 0) this.#timer = setTimeout(() => this.#wake(), wait);
    else this.#run();
  }

  #run(): void {
    const running = this.#options.inTurn(() => this.#sendDue()).catch(() => void this.#noAnswer());
    this.#running = running.finally(() => {
      this.#running = null;
      this.#options.onChange();
      this.#wake();
    });
    this.#options.onChange();
  }

  async #sendDue(): Promise<void> {
    for (let id = this.#nextDue(); id !== undefined; id = this.#nextDue()) {
      const answered = await this.#sendOne(id);
      if (!answered || this.#stopped) return;
    }
  }

  #nextDue(): string | undefined {
    const now = this.#options.now();
    for (const [id, at] of this.#due) if (at <= now) return id;
    return undefined;
  }

  /** Sends the next request of one highlight; false where no answer came and the rest had better wait. */
  async #sendOne(id: string): Promise<boolean> {
    const { store } = this.#options;
    const entry = store.get(id);
    const request = entry !== undefined && isSendable(entry) ? nextRequest(entry) : null;
    if (entry === undefined || request === null) {
      this.#due.delete(id);
      return true;
    }
    store.put(attempted(entry, request.target));
    const outcome = await this.#options.send(request);
    const now = store.get(id);
    return now === undefined ? true : this.#settle(now, request, outcome);
  }

  #settle(entry: Entry, request: Request, outcome: Outcome): boolean {
    if (outcome.kind === "unknown") return this.#noAnswer();
    if (outcome.kind === "signed-out") {
      this.#signedOut = true;
      return false;
    }
    this.#failures = 0;
    this.#options.store.put(this.#after(entry, outcome));
    const hasNewWords = request.kind === "create" || request.change.place !== undefined;
    if (outcome.kind === "saved" && outcome.proposal !== null && hasNewWords) {
      this.#options.onProposal?.(entry.id, outcome.proposal);
    }
    return true;
  }

  #after(entry: Entry, outcome: Exclude<Outcome, { kind: "unknown" | "signed-out" }>): Entry {
    if (outcome.kind === "stale") return stale(entry, outcome.current);
    if (outcome.kind === "refused") return refused(entry, outcome);
    this.#savedAt = this.#options.now();
    return acknowledged(entry, outcome.saved);
  }

  #noAnswer(): false {
    const wait = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** this.#failures);
    this.#failures += 1;
    this.#retryAt = this.#options.now() + wait;
    return false;
  }
}
