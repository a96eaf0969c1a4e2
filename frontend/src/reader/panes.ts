import { byId } from "./dom.ts";

export type Pane = "text" | "notes" | "judge";

/** On a narrow page one part at a time: text, highlights or judgement. On a wide one all are seen and this shows nothing. */
export class Panes {
  readonly #root = byId("main");
  readonly #buttons = [...document.querySelectorAll<HTMLButtonElement>(".panes button")];

  constructor() {
    for (const button of this.#buttons) {
      button.addEventListener("click", () => this.show(button.dataset.pane as Pane));
    }
  }

  show(pane: Pane): void {
    this.#root.dataset.pane = pane;
    for (const button of this.#buttons)
      button.setAttribute("aria-pressed", String(button.dataset.pane === pane));
  }

  /** How many highlights there are, on the button that leads to them. */
  count(highlights: number): void {
    for (const badge of document.querySelectorAll("[data-count]"))
      badge.textContent = highlights ? String(highlights) : "";
  }
}
