import { make, onceAFrame } from "./dom.ts";
import type { Entry } from "./model/entry.ts";
import { type RowContext, rowButton } from "./rows.ts";
import type { Session } from "./session.ts";

/** Rows in a block; blocks far from view are empty boxes of their last or likely height. */
const BLOCK = 40;
const LIKELY_ROW_HEIGHT = 76;

interface Block {
  readonly box: HTMLElement;
  entries: readonly Entry[];
  /** Which of the entries lie within another one. */
  nested: readonly boolean[];
  rendered: boolean;
}

/** The highlights in text order, each a button: what the painted text is for those who do not see it. One Tab stop; arrow
 *  keys, Home, End, Page Up and Page Down move in it, Enter opens. Of thousands only the blocks near view are built. */
export class HighlightList {
  readonly #root: HTMLElement;
  readonly #session: Session;
  readonly #context: RowContext;
  readonly #update: () => void;
  readonly #watcher: IntersectionObserver;
  #blocks: Block[] = [];
  #entries: readonly Entry[] = [];
  readonly #places = new Map<string, number>();
  /** The row that Tab reaches. */
  #stop: string | null = null;
  #accept: (entry: Entry) => boolean = () => true;
  readonly #onCount: (shown: readonly Entry[]) => void;

  constructor(
    root: HTMLElement,
    session: Session,
    context: RowContext,
    onCount: (shown: readonly Entry[]) => void,
  ) {
    this.#root = root;
    this.#session = session;
    this.#context = context;
    this.#onCount = onCount;
    this.#update = onceAFrame(() => this.#rebuild());
    root.setAttribute("role", "list");
    const options = { root: root.closest(".apparatus"), rootMargin: "600px" };
    this.#watcher = new IntersectionObserver((seen) => this.#seen(seen), options);
    root.addEventListener("click", (event) => this.#click(event));
    root.addEventListener("keydown", (event) => this.#key(event));
    session.store.subscribe(() => this.#update());
    session.onOpen((id, _, from) => {
      this.#update();
      if (id !== null) requestAnimationFrame(() => this.#reveal(id, from === "list" || from === "keys"));
    });
  }

  filter(accept: (entry: Entry) => boolean): void {
    this.#accept = accept;
    this.#update();
  }

  /** Puts the focus on the open row, or on the one that Tab would reach. */
  focus(): void {
    const id = this.#session.currentId ?? this.#stop;
    if (id !== null) this.#focusRow(id);
  }

  #rebuild(): void {
    const focused = this.#root.contains(document.activeElement) ? focusedId() : null;
    this.#entries = this.#session.store.shown().filter(this.#accept);
    this.#places.clear();
    for (const [place, { id }] of this.#entries.entries()) this.#places.set(id, place);
    const current = this.#session.currentId;
    if (current !== null) this.#stop = current;
    if (this.#stop === null || !this.#places.has(this.#stop)) this.#stop = this.#entries[0]?.id ?? null;
    this.#fillBlocks(nestedIn(this.#entries));
    if (focused !== null && this.#places.has(focused)) this.#focusRow(focused);
    this.#onCount(this.#entries);
  }

  #fillBlocks(nested: readonly boolean[]): void {
    const count = Math.ceil(this.#entries.length / BLOCK);
    for (const { box } of this.#blocks.splice(count)) {
      this.#watcher.unobserve(box);
      box.remove();
    }
    while (this.#blocks.length < count) this.#addBlock();
    for (const [index, block] of this.#blocks.entries()) {
      block.entries = this.#entries.slice(index * BLOCK, (index + 1) * BLOCK);
      block.nested = nested.slice(index * BLOCK, (index + 1) * BLOCK);
      if (block.rendered) this.#render(block, index);
      else block.box.style.height = `${block.entries.length * LIKELY_ROW_HEIGHT}px`;
    }
  }

  #addBlock(): void {
    const box = make("div", { role: "presentation" });
    this.#blocks.push({ box, entries: [], nested: [], rendered: false });
    this.#root.append(box);
    this.#watcher.observe(box);
  }

  #seen(seen: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of seen) {
      const index = this.#blocks.findIndex(({ box }) => box === target);
      const block = this.#blocks[index];
      if (block === undefined || block.rendered === isIntersecting) continue;
      if (isIntersecting) this.#render(block, index);
      else if (!block.box.contains(document.activeElement)) empty(block);
    }
  }

  #render(block: Block, index: number): void {
    block.rendered = true;
    block.box.style.height = "";
    const rows = block.entries.map((entry, at) =>
      this.#row(entry, index * BLOCK + at, block.nested[at] === true),
    );
    block.box.replaceChildren(...rows);
  }

  #row(entry: Entry, place: number, nested: boolean): HTMLElement {
    const row = rowButton(entry, this.#context);
    if (entry.id === this.#session.currentId) row.setAttribute("aria-current", "true");
    if (entry.id === this.#stop) row.tabIndex = 0;
    const position = { "aria-setsize": String(this.#entries.length), "aria-posinset": String(place + 1) };
    return make("div", { role: "listitem", class: nested ? "in" : undefined, ...position }, row);
  }

  #click(event: Event): void {
    const id = idOf(event.target);
    if (id !== null) this.#session.open(id, "list");
  }

  #key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const from = this.#places.get(idOf(event.target) ?? "");
    const step = STEPS[event.key];
    if (from === undefined || step === undefined) return;
    event.preventDefault();
    const last = this.#entries.length - 1;
    const to = this.#entries[Math.max(0, Math.min(last, step(from, last)))];
    if (to !== undefined) this.#focusRow(to.id);
  }

  #focusRow(id: string): void {
    const row = this.#rowOf(id);
    if (row === null) return;
    const former = this.#stop === null ? null : this.#rowOf(this.#stop);
    if (former !== null) former.tabIndex = -1;
    row.tabIndex = 0;
    this.#stop = id;
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest" });
  }

  #reveal(id: string, follow: boolean): void {
    const row = this.#rowOf(id);
    row?.scrollIntoView({ block: "nearest" });
    if (follow && this.#root.contains(document.activeElement)) row?.focus({ preventScroll: true });
  }

  /** The row's button, built where it is not there yet. */
  #rowOf(id: string): HTMLButtonElement | null {
    const place = this.#places.get(id);
    if (place === undefined) return null;
    const index = Math.floor(place / BLOCK);
    const block = this.#blocks[index];
    if (block === undefined) return null;
    if (!block.rendered) this.#render(block, index);
    return block.box.children[place % BLOCK]?.querySelector("button") ?? null;
  }
}

const STEPS: Readonly<Record<string, (from: number, last: number) => number>> = {
  ArrowDown: (from) => from + 1,
  ArrowUp: (from) => from - 1,
  PageDown: (from) => from + 10,
  PageUp: (from) => from - 10,
  Home: () => 0,
  End: (_, last) => last,
};

function empty(block: Block): void {
  block.box.style.height = `${block.box.offsetHeight}px`;
  block.box.replaceChildren();
  block.rendered = false;
}

function idOf(target: EventTarget | null): string | null {
  return (target as Element | null)?.closest<HTMLElement>("button[data-id]")?.dataset.id ?? null;
}

function focusedId(): string | null {
  return idOf(document.activeElement);
}

/** For entries in text order: whether each lies within an earlier one. */
export function nestedIn(entries: readonly { readonly end: number }[]): boolean[] {
  let reach = 0;
  return entries.map(({ end }) => {
    const nested = end <= reach;
    reach = Math.max(reach, end);
    return nested;
  });
}
