import { byId } from "./dom.ts";
import { newUuid } from "./uuid.ts";

const LONGEST = 500; // characters that a wording may have

/** A quote as the beginning of a wording: one line, a capital letter, and not longer than a wording may be. */
export function wordingFrom(quote: string): string {
  const line = quote.replace(/\s+/gu, " ").trim();
  const [first = "", ...rest] = Array.from(line).slice(0, LONGEST);
  return first.toLocaleUpperCase() + rest.join("");
}

/** The field in which a new claim is worded. Enter makes it; Escape leaves the field, as everywhere, and keeps what is typed. */
export class ClaimForm {
  readonly #box = byId("claim-form");
  readonly #field = byId<HTMLTextAreaElement>("claim-wording");
  #id = "";

  constructor(make: (claim: { readonly id: string; readonly wording: string }) => void) {
    const submit = () => make({ id: this.#id, wording: this.#field.value.trim() });
    byId("claim-make").addEventListener("click", submit);
    byId("claim-cancel").addEventListener("click", () => this.close());
    this.#field.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      submit();
    });
  }

  get isOpen(): boolean {
    return !this.#box.hidden;
  }

  /** Sent again after an answer that did not come, it is the same claim: the name is made here, once. */
  open(quote: string): void {
    if (this.isOpen) {
      this.#field.focus();
      return;
    }
    this.#id = newUuid();
    this.#field.value = wordingFrom(quote);
    this.#box.hidden = false;
    this.#field.focus();
    this.#field.select();
  }

  close(): void {
    if (!this.isOpen) return;
    const focused = this.#box.contains(document.activeElement);
    this.#box.hidden = true;
    if (focused) byId("judge").focus();
  }
}
