import { byId, make } from "../dom.ts";
import type { Codebook, Label } from "../model/codebook.ts";
import { techniquesLike } from "./search.ts";

/** Finds a technique by name, initials, group or definition. A combobox as the ARIA practices describe it: the focus stays
 *  in the field, arrows move the active option, Enter takes it, Escape closes the list and then leaves. */
export class TechniqueSearch {
  readonly #codebook: Codebook;
  readonly #onChoice: (slug: string) => void;
  readonly #field = byId<HTMLInputElement>("technique-search");
  readonly #list = byId("technique-options");
  #options: readonly HTMLElement[] = [];
  #active = 0;
  #taken: ReadonlySet<string> = new Set();

  constructor(codebook: Codebook, onChoice: (slug: string) => void) {
    this.#codebook = codebook;
    this.#onChoice = onChoice;
    this.#field.addEventListener("input", () => this.#open());
    this.#field.addEventListener("click", () => this.#open());
    this.#field.addEventListener("keydown", (event) => this.#key(event));
    this.#field.addEventListener("blur", () => this.#close());
    this.#list.addEventListener("mousedown", (event) => event.preventDefault()); // the field keeps the focus
    this.#list.addEventListener("click", (event) => this.#click(event));
  }

  /** These techniques are given already. */
  without(taken: Iterable<string>): void {
    this.#taken = new Set(taken);
  }

  focus(): void {
    this.#field.focus();
    this.#field.scrollIntoView({ block: "center" }); // room for the list below it
    this.#open();
  }

  #open(): void {
    const found = techniquesLike(this.#codebook, this.#field.value).filter(
      ({ slug }) => !this.#taken.has(slug),
    );
    const grouped = this.#field.value.trim() === "" ? found : found.slice(0, 12);
    this.#list.replaceChildren(...this.#sections(grouped));
    this.#options = [...this.#list.querySelectorAll<HTMLElement>("[role=option]")];
    this.#list.hidden = false;
    this.#field.setAttribute("aria-expanded", "true");
    this.#activate(0);
    if (this.#options.length === 0)
      this.#list.replaceChildren(make("p", { class: "fine" }, "No technique is called so."));
  }

  /** Options under the names of their groups; where something was typed, in order of fit, each with its group beside it. */
  #sections(labels: readonly Label[]): HTMLElement[] {
    if (this.#field.value.trim() !== "") return labels.map((label) => this.#option(label, true));
    const groups = Map.groupBy(labels, ({ group }) => group ?? "");
    return [...groups].map(([group, inGroup]) => {
      const name = this.#codebook.name("technique_group", group);
      const head = make("p", { class: "options-head", "aria-hidden": "true" }, name);
      const options = inGroup.map((label) => this.#option(label, false));
      return make("div", { role: "group", "aria-label": name }, head, ...options);
    });
  }

  #option({ slug, name, definition, group }: Label, withGroup: boolean): HTMLElement {
    const groupName = this.#codebook.name("technique_group", group ?? "");
    return make(
      "div",
      { role: "option", id: `option-${slug}`, "data-slug": slug, "aria-selected": "false" },
      make("span", { class: `tq tq-${group}` }, name),
      withGroup && make("span", { class: "fine" }, groupName),
      make("span", { class: "fine definition" }, definition),
    );
  }

  #activate(at: number): void {
    const count = this.#options.length;
    this.#active = count === 0 ? 0 : (at + count) % count;
    for (const [index, option] of this.#options.entries()) {
      option.setAttribute("aria-selected", String(index === this.#active));
    }
    const active = this.#options[this.#active];
    if (active === undefined) this.#field.removeAttribute("aria-activedescendant");
    else this.#field.setAttribute("aria-activedescendant", active.id);
    active?.scrollIntoView({ block: "nearest" });
  }

  #close(): void {
    this.#list.hidden = true;
    this.#field.setAttribute("aria-expanded", "false");
    this.#field.removeAttribute("aria-activedescendant");
  }

  #take(option: HTMLElement | undefined): void {
    if (option?.dataset.slug === undefined) return;
    this.#field.value = "";
    this.#close();
    this.#onChoice(option.dataset.slug);
  }

  #click(event: Event): void {
    this.#take((event.target as Element).closest<HTMLElement>("[role=option]") ?? undefined);
  }

  #key(event: KeyboardEvent): void {
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 5, PageUp: -5 };
    const step = steps[event.key];
    const isOpen = !this.#list.hidden;
    if (step !== undefined && isOpen) this.#activate(this.#active + step);
    else if (step !== undefined) this.#open();
    else if (event.key === "Enter") this.#take(isOpen ? this.#options[this.#active] : undefined);
    else if (event.key === "Escape" && isOpen) this.#close();
    else return;
    event.preventDefault();
  }
}
