import { Intervals } from "../../text/intervals.ts";
import { type Span, sameSpan } from "../../text/span.ts";
import { differing, partsOf } from "./content.ts";
import { type Entry, edited, isUnsent, isWaiting, newEntry, refreshed, savedEntry } from "./entry.ts";
import type { Change, Content, Part, Saved } from "./model.ts";

/** One step that a person made: which parts of which highlight, from what to what. */
export interface Step {
  readonly id: string;
  readonly before: Change;
  readonly after: Change;
}

export interface Arrived {
  readonly id: string;
  readonly reviewer: string;
  readonly passage: number | null;
  readonly saved: Saved;
}

/** Told of every entry that became another; `entry` is undefined where it is gone. */
export type StoreListener = (id: string, entry: Entry | undefined, former: Entry | undefined) => void;

/** All highlights on the page by id, and those not withdrawn in text order. Knows no DOM and no network. */
export class Store {
  readonly #entries = new Map<string, Entry>();
  readonly #shown = new Intervals<Entry>();
  readonly #listeners = new Set<StoreListener>();

  subscribe(listener: StoreListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  get(id: string): Entry | undefined {
    return this.#entries.get(id);
  }

  /** Everything, withdrawn ones too, in the order of arrival. */
  entries(): Iterable<Entry> {
    return this.#entries.values();
  }

  /** Those not withdrawn, in text order: by start, the longer first. */
  shown(): readonly Entry[] {
    return this.#shown.all();
  }

  isShown(id: string): boolean {
    return this.#shown.has(id);
  }

  /** Shown ones that share a character with the span. */
  over(span: Span): Entry[] {
    return this.#shown.over(span.start, span.end);
  }

  /** Shown ones that lie exactly there. */
  exactly(span: Span): Entry[] {
    return this.over(span).filter((entry) => sameSpan(entry, span));
  }

  unsent(): Entry[] {
    return [...this.#entries.values()].filter(isUnsent);
  }

  /** A new highlight of the reader's own. */
  add(id: string, reviewer: string, content: Content): Step {
    this.put(newEntry(id, reviewer, content));
    return { id, before: { status: "withdrawn" }, after: { status: "active" } };
  }

  /** Changes parts of a highlight; null where that changes nothing. Throws RangeError where there is none of that id. */
  change(id: string, change: Change): Step | null {
    const entry = this.#entries.get(id);
    if (entry === undefined) throw new RangeError(`There is no highlight ${id}`);
    const next = { ...entry.wanted, ...change };
    const parts = differing(entry.wanted, next);
    if (parts.length === 0) return null;
    this.put(edited(entry, change));
    return stepOf(id, entry.wanted, next, parts);
  }

  /** Puts an entry in place of the one of its id. */
  put(entry: Entry): void {
    const former = this.#entries.get(entry.id);
    if (former === entry) return;
    this.#entries.set(entry.id, entry);
    if (entry.wanted.status === "active") this.#shown.add(entry);
    else this.#shown.remove(entry.id);
    this.#tell(entry.id, entry, former);
  }

  remove(id: string): void {
    const former = this.#entries.get(id);
    if (former === undefined) return;
    this.#entries.delete(id);
    this.#shown.remove(id);
    this.#tell(id, undefined, former);
  }

  /** What the server has: new ones are added, the unchanged brought up to date, the changed merged or put in conflict. */
  receive(arrived: Iterable<Arrived>): void {
    for (const { id, reviewer, passage, saved } of arrived) {
      const entry = this.#entries.get(id);
      const isNew = entry === undefined || isWaiting(entry);
      this.put(isNew ? savedEntry(id, reviewer, saved, passage) : refreshed(entry, saved));
    }
  }

  #tell(id: string, entry: Entry | undefined, former: Entry | undefined): void {
    for (const listener of this.#listeners) listener(id, entry, former);
  }
}

function stepOf(id: string, before: Content, after: Content, parts: readonly Part[]): Step {
  return { id, before: partsOf(before, parts), after: partsOf(after, parts) };
}
