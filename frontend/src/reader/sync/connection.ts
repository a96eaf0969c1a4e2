import { type Entry, isUnsent, retried } from "../model/entry.ts";
import type { Arrived, Store } from "../model/store.ts";
import { savedFrom, type WireHighlight } from "../model/wire.ts";
import type { Api } from "./api.ts";
import type { Outbox } from "./outbox.ts";
import type { Tabs } from "./tabs.ts";
import type { Vault } from "./vault.ts";

/** A page that was out of sight for this long asks the server what is new. */
const OLD_MS = 60_000;
/** Unsent work is looked after at least so often. */
const WATCH_MS = 15_000;
const LONGEST_RETRY_MS = 30_000;

export interface ConnectionOptions {
  readonly store: Store;
  readonly api: Api;
  /** Address that lists the page's highlights. */
  readonly list: string;
  /** The list could not be had; null: now it is there. */
  readonly onLoad: (problem: string | null) => void;
}

/** Brings what the server has to the page: at the start, and again when the page comes back into sight or the network does. */
export class Connection {
  readonly #options: ConnectionOptions;
  #loadedAt = 0;
  #failures = 0;
  #loading: Promise<void> | null = null;

  constructor(options: ConnectionOptions) {
    this.#options = options;
    window.addEventListener("online", () => void this.load());
    document.addEventListener("visibilitychange", () => {
      const old = Date.now() - this.#loadedAt > OLD_MS;
      if (document.visibilityState === "visible" && old) void this.load();
    });
  }

  /** Settles when the list has come, or has failed to and will be asked for again. */
  load(): Promise<void> {
    this.#loading ??= this.#load().finally(() => {
      this.#loading = null;
    });
    return this.#loading;
  }

  async #load(): Promise<void> {
    const { api, list, store, onLoad } = this.#options;
    try {
      store.receive((await api.list<WireHighlight>(list)).map(arrived));
      this.#loadedAt = Date.now();
      this.#failures = 0;
      onLoad(null);
    } catch (reason) {
      onLoad(String(reason));
      setTimeout(() => void this.load(), Math.min(LONGEST_RETRY_MS, 1_000 * 2 ** this.#failures++));
    }
  }
}

function arrived(wire: WireHighlight): Arrived {
  const { id, reviewer, passage } = wire;
  return { id, reviewer, passage, saved: savedFrom(wire) };
}

/** Takes up what this browser kept from an earlier visit. What was refused then is tried again where one may write now. */
export function takeUpKept(store: Store, vault: Vault, writable: boolean): void {
  for (const entry of vault.all()) store.put(writable ? retried(entry) : entry);
}

/** Sends unsent work whenever there is a chance that it will arrive, and warns before it would be lost for good. */
export function sendWhenPossible(outbox: Outbox): void {
  const flush = () => {
    if (outbox.state.unsent > 0) void outbox.flush();
  };
  window.addEventListener("online", flush);
  window.addEventListener("focus", flush);
  window.addEventListener("pagehide", flush);
  document.addEventListener("visibilitychange", flush);
  setInterval(() => {
    const { unsent, inFlight, waiting } = outbox.state;
    if (unsent > 0 && !inFlight && !waiting) flush();
  }, WATCH_MS);
  window.addEventListener("beforeunload", (event) => {
    if (outbox.state.unkept > 0) event.preventDefault();
  });
}

/** Keeps the tabs of one person on one reading the same. */
export function shareWithTabs(store: Store, tabs: Tabs): void {
  let hearing = false;
  const hear = (work: () => void) => {
    hearing = true;
    work();
    hearing = false;
  };
  tabs.listen(
    (entry) => hear(() => isLater(entry, store.get(entry.id)) && store.put(entry)),
    (id) => hear(() => store.remove(id)),
  );
  store.subscribe((id, entry, former) => {
    if (hearing) return;
    if (entry === undefined) tabs.tellGone(id);
    else if (former !== undefined || isUnsent(entry)) tabs.tell(entry); // what was just loaded the others have, too
  });
}

/** Whether another tab's entry is later than this one's. */
export function isLater(theirs: Entry, mine: Entry | undefined): boolean {
  if (mine === undefined) return true;
  const ahead = (theirs.base?.version ?? 0) - (mine.base?.version ?? 0);
  return ahead > 0 || (ahead === 0 && theirs.stamp > mine.stamp);
}
