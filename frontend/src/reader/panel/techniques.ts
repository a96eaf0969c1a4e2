import { button, byId, make } from "../dom.ts";
import type { Facet } from "../model/codebook.ts";
import type { Entry } from "../model/entry.ts";
import type { Technique } from "../model/model.ts";
import type { Session } from "../session.ts";
import { TechniqueSearch } from "./combobox.ts";
import { fill, type PanelPart } from "./part.ts";

/** The techniques found in the highlight, each with severity, target, direction and aim, and a search to add more. */
export class TechniqueRows implements PanelPart {
  readonly #session: Session;
  readonly #list = byId("techniques");
  readonly #search: TechniqueSearch;
  readonly #rows = new Map<string, HTMLElement>();
  #techniques: readonly Technique[] = [];

  constructor(session: Session) {
    this.#session = session;
    this.#search = new TechniqueSearch(session.codebook, (slug) => this.#add(slug));
  }

  show({ wanted }: Entry): void {
    this.#techniques = wanted.techniques;
    const slugs = new Set(this.#techniques.map(({ technique }) => technique));
    for (const [slug, row] of this.#rows) {
      if (slugs.has(slug)) continue;
      row.remove();
      this.#rows.delete(slug);
    }
    for (const technique of this.#techniques) this.#showRow(technique);
    this.#search.without(slugs);
  }

  focusSearch(): void {
    this.#search.focus();
  }

  #add(technique: string): void {
    const added = { technique, severity: null, target: "", polarity: null, aim: null };
    this.#session.edit({ techniques: [...this.#techniques, added] });
  }

  #change(slug: string, change: Partial<Technique>): void {
    const techniques = this.#techniques.map((one) => (one.technique === slug ? { ...one, ...change } : one));
    this.#session.edit({ techniques });
  }

  #remove(slug: string): void {
    this.#session.edit({ techniques: this.#techniques.filter(({ technique }) => technique !== slug) });
    byId("technique-search").focus();
  }

  #showRow(technique: Technique): void {
    const slug = technique.technique;
    const row = this.#rows.get(slug) ?? this.#makeRow(slug);
    this.#rows.set(slug, row);
    this.#list.append(row); // in the order they were given; a row that is there stays where it is
    for (const radio of row.querySelectorAll<HTMLInputElement>("input[type=radio]")) {
      radio.checked = radio.value === technique.severity;
    }
    fill(row.querySelector("input[data-field=target]") as HTMLInputElement, technique.target);
    for (const field of ["polarity", "aim"] as const) {
      (row.querySelector(`select[data-field=${field}]`) as HTMLSelectElement).value = technique[field] ?? "";
    }
    const details = row.querySelector("details") as HTMLDetailsElement;
    if (technique.target || technique.polarity || technique.aim) details.open = true;
  }

  #makeRow(slug: string): HTMLElement {
    const { codebook } = this.#session;
    const name = codebook.name("technique", slug);
    const group = codebook.label("technique", slug)?.group ?? "";
    const title = codebook.definition("technique", slug);
    const row = make(
      "li",
      { class: "tech" },
      make("span", { class: `tq tq-${group}`, title }, name),
      this.#severities(slug, name),
      this.#details(slug, name),
    );
    const remove = button("×", () => this.#remove(slug), "btn bare s remove");
    remove.setAttribute("aria-label", `Remove ${name}`);
    row.insertBefore(remove, row.children[2] ?? null);
    return row;
  }

  #severities(slug: string, name: string): HTMLElement {
    const labels = this.#session.codebook
      .labels("severity")
      .map(({ slug: severity, name: said, definition }) => {
        const radio = make("input", { type: "radio", name: `severity-${slug}`, value: severity });
        radio.addEventListener("change", () => this.#change(slug, { severity }));
        return make("label", { title: definition }, radio, said.toLowerCase());
      });
    return make(
      "div",
      { class: "seg severity", role: "radiogroup", "aria-label": `Severity of ${name}` },
      ...labels,
    );
  }

  #details(slug: string, name: string): HTMLElement {
    const target = make("input", {
      type: "text",
      "data-field": "target",
      maxlength: "200",
      placeholder: "against whom or what",
      "aria-label": `Target of ${name}`,
    });
    target.addEventListener("input", () => this.#change(slug, { target: target.value }));
    const inner = make(
      "div",
      { class: "tech-more" },
      target,
      this.#choice(slug, "polarity", `Direction of ${name}`),
    );
    inner.append(this.#choice(slug, "aim", `Aim of ${name}`));
    return make("details", {}, make("summary", { class: "fine" }, "Target and direction"), inner);
  }

  #choice(slug: string, field: "polarity" | "aim", label: string): HTMLSelectElement {
    const facet: Facet = field;
    const options = this.#session.codebook
      .labels(facet)
      .map(({ slug: value, name, definition }) => make("option", { value, title: definition }, name));
    const none = make("option", { value: "" }, field === "aim" ? "aim not said" : "direction not said");
    const choice = make("select", { "data-field": field, "aria-label": label }, none, ...options);
    choice.addEventListener("change", () => this.#change(slug, { [field]: choice.value || null }));
    return choice;
  }
}
