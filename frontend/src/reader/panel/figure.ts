import { byId } from "../dom.ts";
import type { Entry } from "../model/entry.ts";
import { type Figure, NO_FIGURE } from "../model/model.ts";
import type { Session } from "../session.ts";
import { isGreater, readNumber, writeNumber } from "./numbers.ts";
import { fill, type PanelPart } from "./part.ts";

const WORDS = ["counted", "unit", "as_of", "supplier"] as const;
const ENDS = ["low", "high"] as const;

/** The quantity in the highlighted words. What was only read from the words says so until somebody touches or confirms it. */
export class FigureFields implements PanelPart {
  readonly #session: Session;
  readonly #set = byId("figure");
  #entry: Entry | null = null;
  /** Asked for by the button, though nothing is written in it yet. */
  #opened: string | null = null;

  constructor(session: Session) {
    this.#session = session;
    this.#set.addEventListener("input", () => this.#typed());
    this.#set.addEventListener("focusout", () => this.#entry !== null && this.show(this.#entry));
    byId("figure-confirm").addEventListener("click", () => this.#confirm());
    byId("figure-add").addEventListener("click", () => this.#open());
    byId("figure-remove").addEventListener("click", () => this.#remove());
  }

  show(entry: Entry): void {
    if (entry.id !== this.#entry?.id) this.#complain("");
    this.#entry = entry;
    const { figure, claim_type } = entry.wanted;
    const asked =
      figure !== null || this.#session.codebook.asksForFigure(claim_type) || this.#opened === entry.id;
    this.#set.hidden = !asked;
    byId("figure-add").hidden = asked;
    byId("figure-remove").hidden = figure === null;
    byId("figure-from").hidden = figure === null || figure.checked;
    const shown = figure ?? NO_FIGURE;
    for (const name of WORDS) fill(this.#field(name), shown[name]);
    byId<HTMLSelectElement>("f-bound").value = shown.bound;
    if (byId("figure-problem").hidden)
      for (const end of ENDS) fill(this.#field(end), writeNumber(shown[end]));
  }

  #typed(): void {
    const before = this.#entry?.wanted.figure ?? NO_FIGURE;
    const words = Object.fromEntries(WORDS.map((name) => [name, this.#field(name).value]));
    const bound = byId<HTMLSelectElement>("f-bound").value;
    const figure: Figure = { ...before, ...words, bound, ...(this.#ends() ?? {}), checked: true };
    const isEmpty = Object.entries(figure).every(([name, value]) => name === "checked" || !value);
    this.#session.edit({ figure: isEmpty ? null : figure });
  }

  /** Low and high as numbers; null, with a complaint, where they make none. */
  #ends(): Pick<Figure, "low" | "high"> | null {
    const [low, high] = ENDS.map((end) => readNumber(this.#field(end).value));
    for (const [end, number] of [
      ["low", low],
      ["high", high],
    ] as const) {
      this.#field(end).setAttribute("aria-invalid", String(number === undefined));
    }
    if (low === undefined || high === undefined) {
      return this.#complain("A number such as 12,000 or 0.25; what is not one is not saved.");
    }
    if (low !== null && high !== null && isGreater(low, high)) {
      return this.#complain("The low end is above the high end: swap them. Neither is saved yet.");
    }
    this.#complain("");
    return { low, high };
  }

  #complain(sentence: string): null {
    const line = byId("figure-problem");
    line.textContent = sentence;
    line.hidden = sentence === "";
    if (sentence === "") for (const end of ENDS) this.#field(end).removeAttribute("aria-invalid");
    return null;
  }

  #confirm(): void {
    const figure = this.#entry?.wanted.figure;
    if (!figure) return;
    this.#session.edit({ figure: { ...figure, checked: true } });
    this.#field("counted").focus();
  }

  #open(): void {
    if (this.#entry === null) return;
    this.#opened = this.#entry.id;
    this.show(this.#entry);
    this.#field("low").focus();
  }

  #remove(): void {
    this.#opened = null;
    this.#complain("");
    this.#session.edit({ figure: null });
  }

  #field(name: (typeof WORDS)[number] | (typeof ENDS)[number]): HTMLInputElement {
    return byId<HTMLInputElement>(`f-${name}`);
  }
}
