import { byId, onceAFrame } from "./dom.ts";
import { type Entry, isOpen, isWaiting, waitingEntry } from "./model/entry.ts";
import type { Passage } from "./model/model.ts";
import type { Session } from "./session.ts";

/** The passages drawn at random: each is shown from the start as a highlight that waits, becomes work as soon as something
 *  is said of it, and stays where it is. */
export class Passages {
  readonly #session: Session;
  readonly #passages: ReadonlyMap<number, Passage>;

  constructor(session: Session, passages: readonly Passage[]) {
    this.#session = session;
    this.#passages = new Map(passages.map((passage) => [passage.id, passage]));
    session.store.subscribe((_, entry, former) => {
      if (entry === undefined && former?.passage != null) queueMicrotask(() => this.show());
    });
  }

  /** Shows those that nothing is said of, once it is known what the server has. Safe to repeat. */
  show(): void {
    const { store } = this.#session;
    const entries = [...store.entries()];
    const judged = new Set(entries.filter((entry) => !isWaiting(entry)).map(({ passage }) => passage));
    for (const entry of entries) {
      if (isWaiting(entry) && judged.has(entry.passage)) store.remove(entry.id);
    }
    for (const passage of this.#passages.values()) {
      if (!judged.has(passage.id) && store.get(passage.highlight) === undefined) this.#wait(passage);
    }
  }

  get count(): number {
    return this.#passages.size;
  }

  /** Those still to be judged, in text order: neither verdict nor claim type is said. */
  open(): Entry[] {
    return this.#shown().filter(isOpen);
  }

  /** Number of a passage in the text, from 1; null for what is none. */
  positionOf(id: number | null): number | null {
    return id === null ? null : (this.#passages.get(id)?.position ?? null);
  }

  /** The next one to judge after the open highlight, from the end round to the start; undefined where all are judged. */
  next(): Entry | undefined {
    const open = this.open();
    const { current } = this.#session;
    const others = open.filter(({ id }) => id !== current?.id);
    const after = current === undefined ? undefined : others.find(({ start }) => start > current.start);
    return after ?? others[0] ?? open[0];
  }

  /** How many are judged, in words. */
  get progress(): string {
    const judged = this.#shown().filter((entry) => !isOpen(entry)).length;
    return `${judged} of ${this.count} ${this.count === 1 ? "passage" : "passages"} judged`;
  }

  #shown(): Entry[] {
    return this.#session.store.shown().filter(({ passage }) => passage !== null);
  }

  #wait({ id, highlight, start, end, exact }: Passage): void {
    const { store, reader } = this.#session;
    store.put(waitingEntry(highlight, reader, this.#session.unjudged({ start, end, exact }), id));
  }
}

/** The line above the list that says how far one is with them. */
export function showPassages(passages: Passages, session: Session): void {
  const line = document.getElementById("passages");
  if (line === null) return;
  const show = onceAFrame(() => {
    byId("passages-progress").textContent = passages.progress;
    byId("passages-next").hidden = passages.open().length === 0;
  });
  session.store.subscribe(show);
  show();
}
