import { button, byId, make, verdictMark } from "./dom.ts";
import type { Entry } from "./model/entry.ts";
import { lemmaOf, type RowContext, saidOf } from "./rows.ts";

/** Where several highlights lie under a click, asks which one is meant. Tab and the arrows go round, Escape closes. */
export class Chooser {
  readonly #box = byId("chooser");
  readonly #context: RowContext;
  readonly #onChoice: (id: string) => void;
  #returnTo: Element | null = null;

  constructor(context: RowContext, onChoice: (id: string) => void) {
    this.#context = context;
    this.#onChoice = onChoice;
    this.#box.addEventListener("keydown", (event) => this.#key(event));
    this.#box.addEventListener("focusout", (event) => {
      if (!this.#box.contains(event.relatedTarget as Node | null)) this.close();
    });
    document.addEventListener("pointerdown", (event) => {
      if (!this.#box.contains(event.target as Node)) this.close();
    });
  }

  get isOpen(): boolean {
    return !this.#box.hidden;
  }

  /** Asks beside a point of the viewport; `current` is the one that is open. */
  ask(entries: readonly Entry[], x: number, y: number, current: string | null): void {
    this.#returnTo = document.activeElement;
    const head = make("p", { class: "fine" }, `${entries.length} highlights lie here`);
    this.#box.replaceChildren(head, ...entries.map((entry) => this.#row(entry, entry.id === current)));
    this.#box.hidden = false;
    const { offsetWidth, offsetHeight } = this.#box;
    const below = y + 16;
    const top = below + offsetHeight < window.innerHeight ? below : Math.max(4, y - 16 - offsetHeight);
    this.#box.style.left = `${Math.max(4, Math.min(x - 24, window.innerWidth - offsetWidth - 4))}px`;
    this.#box.style.top = `${top}px`;
    const at = entries.findIndex(({ id }) => id === current);
    this.#rows()[(at + 1) % entries.length]?.focus(); // the one after the open one: a second click goes on
  }

  close(): void {
    if (!this.isOpen) return;
    this.#box.hidden = true;
  }

  #row(entry: Entry, current: boolean): HTMLElement {
    const choose = () => {
      this.close();
      this.#onChoice(entry.id);
    };
    const row = button("", choose, "choice");
    if (current) row.setAttribute("aria-current", "true");
    const words = make("span", { class: "lemma" }, lemmaOf(entry));
    const said = make("span", { class: "said" }, saidOf(entry, this.#context));
    row.append(verdictMark(entry.wanted.verdict), words, said);
    return row;
  }

  #rows(): HTMLElement[] {
    return [...this.#box.querySelectorAll<HTMLElement>("button")];
  }

  #key(event: KeyboardEvent): void {
    const step = event.key === "Tab" && event.shiftKey ? -1 : STEPS[event.key];
    if (step !== undefined) this.#turn(step);
    else if (event.key === "Escape") this.#leave();
    else if (event.key === "Enter" || event.key === " ") return;
    event.preventDefault();
    event.stopPropagation();
  }

  #turn(step: number): void {
    const rows = this.#rows();
    const at = rows.indexOf(document.activeElement as HTMLElement);
    rows[(at + step + rows.length) % rows.length]?.focus();
  }

  #leave(): void {
    this.close();
    if (this.#returnTo instanceof HTMLElement) this.#returnTo.focus({ preventScroll: true });
  }
}

const STEPS: Readonly<Record<string, number>> = { Tab: 1, ArrowDown: 1, ArrowUp: -1 };
