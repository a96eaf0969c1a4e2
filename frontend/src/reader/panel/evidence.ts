import { button, byId, make } from "../dom.ts";
import type { Codebook } from "../model/codebook.ts";
import type { Entry } from "../model/entry.ts";
import type { Evidence } from "../model/model.ts";
import type { Session } from "../session.ts";
import type { PanelPart } from "./part.ts";

const FIELDS = ["relation", "url", "title", "quote", "accessed_on", "note"] as const;

/** Evidence that bears on the highlight: a list, and one form for a new item or for changing one. */
export class EvidenceItems implements PanelPart {
  readonly #session: Session;
  readonly #today: () => string;
  readonly #form = byId("evidence-form");
  #items: readonly Evidence[] = [];
  #shownId: string | null = null;
  /** Index of the item in the form; the number of items for a new one. */
  #editing = 0;

  constructor(session: Session, today: () => string) {
    this.#session = session;
    this.#today = today;
    byId("evidence-add").addEventListener("click", () => this.add());
    byId("e-keep").addEventListener("click", () => this.#keep());
    byId("e-cancel").addEventListener("click", () => this.#close());
    byId("e-relation").addEventListener("change", () => this.#define());
    this.#form.addEventListener("keydown", (event) => this.#key(event));
  }

  show({ id, wanted }: Entry): void {
    if (id !== this.#shownId) this.#close(false);
    this.#shownId = id;
    this.#items = wanted.evidence;
    byId("evidence").replaceChildren(...this.#items.map((item, at) => this.#row(item, at)));
  }

  /** Opens the form for a new item. */
  add(): void {
    const relation = this.#session.codebook.labels("evidence_relation")[0]?.slug ?? "";
    this.#open(this.#items.length, {
      relation,
      url: "",
      title: "",
      quote: "",
      accessed_on: this.#today(),
      note: "",
    });
  }

  #row(item: Evidence, at: number): HTMLElement {
    const edit = button("Change", () => this.#open(at, item), "btn bare s");
    const remove = button("Remove", () => this.#remove(at), "btn bare s");
    const title = item.title || item.url;
    edit.setAttribute("aria-label", `Change ${title}`);
    remove.setAttribute("aria-label", `Remove ${title}`);
    return make(
      "li",
      {},
      ...evidenceLines(item, this.#session.codebook),
      make("div", { class: "acts" }, edit, remove),
    );
  }

  #open(at: number, item: Evidence): void {
    this.#editing = at;
    for (const name of FIELDS) this.#field(name).value = item[name] ?? "";
    this.#form.hidden = false;
    byId("evidence-add").hidden = true;
    this.#complain("");
    this.#define();
    this.#field("url").focus();
  }

  #close(backToButton = true): void {
    this.#form.hidden = true;
    byId("evidence-add").hidden = false;
    if (backToButton) byId("evidence-add").focus();
  }

  #keep(): void {
    const said = Object.fromEntries(FIELDS.map((name) => [name, this.#field(name).value.trim()]));
    const url = said.url as string;
    if (!isWebAddress(url)) {
      this.#complain("An address that starts with http:// or https://, please.");
      this.#field("url").focus();
      return;
    }
    const item = { ...said, accessed_on: said.accessed_on || null } as unknown as Evidence;
    const { length } = this.#items;
    const evidence = this.#editing < length ? this.#items.with(this.#editing, item) : [...this.#items, item];
    this.#session.edit({ evidence });
    this.#close();
  }

  #remove(at: number): void {
    this.#session.edit({ evidence: this.#items.toSpliced(at, 1) });
    this.#close();
  }

  /** Enter keeps, as in any form; Escape cancels. In the quotation Enter is a line. */
  #key(event: KeyboardEvent): void {
    if (event.key === "Enter" && event.target instanceof HTMLInputElement) this.#keep();
    else return;
    event.preventDefault();
  }

  #define(): void {
    const definition = this.#session.codebook.definition("evidence_relation", this.#field("relation").value);
    byId("define").textContent = definition;
  }

  #complain(sentence: string): void {
    byId("e-problem").textContent = sentence;
    byId("e-problem").hidden = sentence === "";
    this.#field("url").setAttribute("aria-invalid", String(sentence !== ""));
  }

  #field(name: (typeof FIELDS)[number]): HTMLInputElement {
    return byId<HTMLInputElement>(`e-${name}`);
  }
}

/** How an item of evidence is told, here and where one only looks. */
export function evidenceLines(item: Evidence, codebook: Codebook): HTMLElement[] {
  const relation = make("b", { class: "firm" }, codebook.name("evidence_relation", item.relation));
  const link = make(
    "a",
    { href: item.url, rel: "noopener noreferrer", target: "_blank" },
    item.title || item.url,
  );
  const lines: HTMLElement[] = [
    make("div", {}, relation, " · ", link, item.accessed_on ? ` · looked at ${item.accessed_on}` : ""),
  ];
  if (item.quote) lines.push(make("q", { class: "evidence-quote" }, item.quote));
  if (item.note) lines.push(make("div", { class: "fine" }, item.note));
  return lines;
}

/** Whether the desk takes it: http or https, with a host, without spaces. */
export function isWebAddress(address: string): boolean {
  return /^https?:\/\//i.test(address) && !/\s/.test(address) && URL.canParse(address);
}
