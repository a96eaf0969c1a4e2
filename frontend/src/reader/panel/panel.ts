import { byId, make } from "../dom.ts";
import type { Entry } from "../model/entry.ts";
import { lemmaOf } from "../rows.ts";
import type { Session } from "../session.ts";
import { writeNumber } from "./numbers.ts";
import type { PanelPart } from "./part.ts";

/** The judgement panel: which highlight it is about, and the parts that say what is said of it. */
export class Panel {
  readonly #session: Session;
  readonly #parts: readonly PanelPart[];
  readonly #segmentAt: (codePoint: number) => string;

  constructor(session: Session, segmentAt: (codePoint: number) => string, parts: readonly PanelPart[]) {
    this.#session = session;
    this.#segmentAt = segmentAt;
    this.#parts = parts;
    session.onOpen((id, former) => {
      if (id !== former) byId("judge").scrollTop = 0;
      this.#show();
    });
    session.store.subscribe((id) => {
      if (id === session.currentId) this.#show();
      else this.#showPlace();
    });
  }

  #show(): void {
    const { current } = this.#session;
    byId("opened").hidden = current === undefined;
    byId("nothing-open").hidden = current !== undefined;
    for (const id of ["withdraw", "edges"]) {
      const part = document.getElementById(id);
      if (part !== null) part.hidden = current === undefined || this.#session.isFixed;
    }
    this.#showPlace();
    if (current === undefined) return;
    byId("quote").replaceChildren(make("span", { class: "lemma" }, current.wanted.place.exact));
    this.#showNeighbours();
    for (const part of this.#parts) part.show(current);
  }

  #showPlace(): void {
    const { current, store } = this.#session;
    const shown = store.shown();
    const at = current === undefined ? -1 : shown.findIndex(({ id }) => id === current.id);
    const place = current === undefined ? "" : `${at + 1} of ${shown.length}`;
    byId("judge-head").textContent = `Judgement ${place}`.trim();
    byId("judge-place").textContent = current === undefined ? "" : this.#placeOf(current);
    for (const badge of document.querySelectorAll("[data-open]"))
      badge.textContent = place.replace(" of ", "/");
  }

  #placeOf({ start, end }: Entry): string {
    const [from, to] = [start, end].map((at) => writeNumber(String(at)));
    return `§ ${this.#segmentAt(start)} · characters ${from}–${to}`;
  }

  /** The other highlights at the same place, each a button. */
  #showNeighbours(): void {
    const others = this.#session.overlapping();
    const line = byId("here");
    line.hidden = others.length === 0;
    const head = others.length === 1 ? "One more lies here: " : `${others.length} more lie here: `;
    const buttons = others.slice(0, MOST_NEIGHBOURS).map((other) => {
      const made = make("button", { type: "button", class: "link" }, `“${shortened(lemmaOf(other))}”`);
      made.addEventListener("click", () => this.#session.open(other.id, "keys"));
      return made;
    });
    line.replaceChildren(head, ...buttons, " ", make("kbd", {}, "O"));
  }
}

const MOST_NEIGHBOURS = 4;

function shortened(words: string): string {
  return words.length > 34 ? `${words.slice(0, 32).trimEnd()}…` : words;
}
