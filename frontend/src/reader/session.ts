import type { Span } from "../text/span.ts";
import type { TextDoc } from "../text/textdoc.ts";
import type { Codebook } from "./model/codebook.ts";
import { discarded, type Entry, keptMine, retried, tookTheirs } from "./model/entry.ts";
import type { History } from "./model/history.ts";
import {
  type Change,
  type Content,
  NO_FIGURE,
  NO_JUDGEMENT,
  type Place,
  type Proposal,
} from "./model/model.ts";
import type { Step, Store } from "./model/store.ts";
import { newUuid } from "./uuid.ts";

export interface SessionOptions {
  readonly doc: TextDoc;
  readonly store: Store;
  readonly history: History;
  readonly codebook: Codebook;
  /** Pseudonym of the person who reads. */
  readonly reader: string;
  /** Whether anything is filled in before the reader has said it. */
  readonly proposes: boolean;
  /** A person changed a highlight: send it soon; or at once, where it was left. */
  readonly changed: (id: string) => void;
  readonly left: (id: string) => void;
}

/** Where a highlight was opened from: the list and the text each know best when to scroll. */
export type OpenedFrom = "text" | "list" | "keys" | "address" | "undo";

type OpenListener = (id: string | null, former: string | null, from: OpenedFrom) => void;

/** What "last judgement again" repeats: the labels and techniques, not what belongs to one passage only. */
const REPEATED = [
  "claim_type",
  "voice",
  "endorsement",
  "verdict",
  "confidence",
  "stance",
  "techniques",
] as const;

/** What a person does with highlights: open, make, judge, move, withdraw, take back. Knows the text, but no panel. */
export class Session {
  readonly #options: SessionOptions;
  readonly #openListeners = new Set<OpenListener>();
  #current: string | null = null;
  /** The highlight judged last, and the one before it: of the open one itself nothing can be repeated. */
  #judged: readonly string[] = [];

  constructor(options: SessionOptions) {
    this.#options = options;
    options.store.subscribe((id, entry) => {
      if (id === this.#current && entry?.wanted.status !== "active") this.open(null, "text");
    });
  }

  get store(): Store {
    return this.#options.store;
  }

  get codebook(): Codebook {
    return this.#options.codebook;
  }

  get doc(): TextDoc {
    return this.#options.doc;
  }

  get reader(): string {
    return this.#options.reader;
  }

  get currentId(): string | null {
    return this.#current;
  }

  /** The open highlight. */
  get current(): Entry | undefined {
    return this.#current === null ? undefined : this.store.get(this.#current);
  }

  /** Whether the open highlight is a passage drawn at random, which is neither moved nor withdrawn. */
  get isFixed(): boolean {
    return this.current !== undefined && this.current.passage !== null;
  }

  onOpen(listener: OpenListener): void {
    this.#openListeners.add(listener);
  }

  open(id: string | null, from: OpenedFrom): void {
    const former = this.#current;
    if (id !== null && !this.store.isShown(id)) return;
    this.#current = id;
    if (former !== null && former !== id) this.#options.left(former);
    for (const listener of this.#openListeners) listener(id, former, from);
  }

  /** Opens the highlight so many places further on in the text. */
  openNext(step: 1 | -1, accept: (entry: Entry) => boolean = () => true): Entry | undefined {
    const shown = this.store.shown();
    const at = shown.findIndex(({ id }) => id === this.#current);
    const ahead = step === 1 ? shown.slice(at + 1) : shown.slice(0, at === -1 ? shown.length : at).reverse();
    const found = ahead.find(accept);
    if (found !== undefined) this.open(found.id, "keys");
    return found;
  }

  /** The highlights that share characters with the open one. */
  overlapping(): Entry[] {
    const { current } = this;
    return current === undefined ? [] : this.store.over(current).filter(({ id }) => id !== current.id);
  }

  /** A new highlight, opened. */
  add(span: Span): string {
    const id = newUuid();
    this.#record(this.store.add(id, this.reader, this.unjudged(this.placeOf(span))));
    this.open(id, "text");
    return id;
  }

  /** What a highlight says before its reader says anything: nothing but, where that is done, the voice that is proposed. */
  unjudged(place: Place): Content {
    return { ...NO_JUDGEMENT, voice: this.proposedVoice(place.start), status: "active", place };
  }

  /** The voice proposed for words in the segment at this place; null where nothing is proposed. */
  proposedVoice(at: number): string | null {
    return this.#options.proposes ? this.codebook.voiceFor(this.doc.roleAt(at)) : null;
  }

  /** Changes the open highlight. */
  edit(change: Change): void {
    const { current } = this;
    if (current === undefined) return;
    if (change.verdict !== undefined)
      this.#judged = [current.id, ...this.#judged.filter((id) => id !== current.id)].slice(0, 2);
    this.#record(this.store.change(current.id, change));
  }

  move(span: Span): void {
    if (this.isFixed) return;
    this.edit({ place: this.placeOf(span) });
  }

  withdraw(): void {
    const { current } = this;
    if (current === undefined || this.isFixed) return;
    const next = this.#neighbour(current);
    this.#record(this.store.change(current.id, { status: "withdrawn" }));
    this.open(next, "keys");
  }

  /** Gives the open highlight the judgement of the one judged last; false where there is none. */
  again(): boolean {
    const judged = this.#judged.find((id) => id !== this.#current && this.store.get(id)?.wanted.verdict);
    const like = judged === undefined ? undefined : this.store.get(judged)?.wanted;
    if (like === undefined || this.current === undefined) return false;
    this.edit(Object.fromEntries(REPEATED.map((part) => [part, like[part]])) as Change);
    return true;
  }

  undo(): Step | null {
    const step = this.#options.history.undo();
    if (step !== null) this.#apply(step.id, step.before);
    return step;
  }

  redo(): Step | null {
    const step = this.#options.history.redo();
    if (step !== null) this.#apply(step.id, step.after);
    return step;
  }

  /** What the server read from the words; it fills only what nobody has said. No step of the person's own. */
  propose(id: string, { claim_type, figure }: Proposal): void {
    const wanted = this.store.get(id)?.wanted;
    if (
      wanted === undefined ||
      figure === null ||
      wanted.figure?.checked === true ||
      wanted.status !== "active"
    )
      return;
    const read = { ...(wanted.figure ?? NO_FIGURE), ...figure, checked: false };
    this.store.change(id, { figure: read, claim_type: wanted.claim_type ?? claim_type });
    this.#options.changed(id);
  }

  /** A decision about work that the server did not take. */
  settle(id: string, decision: "mine" | "theirs" | "retry" | "discard"): void {
    const entry = this.store.get(id);
    if (entry === undefined) return;
    const settled = { mine: keptMine, theirs: tookTheirs, retry: retried, discard: discarded }[decision](
      entry,
    );
    if (settled === null) this.store.remove(id);
    else this.store.put(settled);
    this.#options.left(id);
  }

  placeOf(span: Span): Place {
    return { start: span.start, end: span.end, exact: this.doc.slice(span) };
  }

  #record(step: Step | null): void {
    if (step === null) return;
    this.#options.history.record(step);
    this.#options.changed(step.id);
  }

  #apply(id: string, change: Change): void {
    if (this.store.get(id) === undefined) return;
    this.store.change(id, change);
    this.#options.changed(id);
    if (this.store.isShown(id)) this.open(id, "undo");
  }

  #neighbour(entry: Entry): string | null {
    const shown = this.store.shown();
    const at = shown.findIndex(({ id }) => id === entry.id);
    return (shown[at + 1] ?? shown[at - 1])?.id ?? null;
  }
}
