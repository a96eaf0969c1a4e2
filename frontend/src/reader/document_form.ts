import { byId } from "./dom.ts";
import type { DocumentJudgement } from "./model/model.ts";
import type { KeyValues } from "./sync/vault.ts";

/** What is typed of a document and not yet submitted, kept in this browser. */
export class Draft {
  readonly #storage: KeyValues | null;
  readonly #key: string;

  constructor(storage: KeyValues | null, user: string, assignment: string) {
    this.#storage = storage;
    this.#key = `assay-document:${user}:${assignment}`;
  }

  get(): DocumentJudgement | null {
    try {
      const kept = JSON.parse(this.#storage?.getItem(this.#key) ?? "null") as DocumentJudgement | null;
      return Array.isArray(kept?.frames) && typeof kept.slants === "object" ? kept : null;
    } catch {
      return null;
    }
  }

  keep(said: DocumentJudgement): void {
    try {
      this.#storage?.setItem(this.#key, JSON.stringify(said));
    } catch {
      // Storage is full or off: it stays in the form as long as the page is open.
    }
  }

  forget(): void {
    try {
      this.#storage?.removeItem(this.#key);
    } catch {
      // Nothing was kept then.
    }
  }
}

/** What there is to say of the document as a whole, asked when it is submitted. The server renders the questions that the
 *  codebook has. */
export class DocumentForm {
  readonly #form = byId<HTMLFormElement>("document-form");
  readonly #draft: Draft;
  readonly #said: DocumentJudgement | null;
  #filled = false;

  /** `said` is what was submitted before. */
  constructor(draft: Draft, said: DocumentJudgement | null) {
    this.#draft = draft;
    this.#said = said;
    this.#form.addEventListener("input", () => draft.keep(this.read()));
    this.#form.addEventListener("submit", (event) => event.preventDefault());
  }

  /** Fills in, once, what was begun in this browser, else what was submitted before. */
  show(): void {
    const said = this.#filled ? null : (this.#draft.get() ?? this.#said);
    this.#filled = true;
    if (said !== null) this.#fill(said);
  }

  read(): DocumentJudgement {
    const data = new FormData(this.#form);
    const text = (name: string) => String(data.get(name) ?? "").trim();
    return {
      genre: text("genre") || null,
      frames: data.getAll("frames").map(String),
      omissions: text("omissions"),
      slants: Object.fromEntries(
        [...data].flatMap(([name, value]) =>
          name.startsWith(AXIS) && value !== "" ? [[name.slice(AXIS.length), Number(value)]] : [],
        ),
      ),
      distressing: data.has("distressing"),
      note: text("note"),
    };
  }

  forget(): void {
    this.#draft.forget();
  }

  #fill({ genre, frames, omissions, slants, distressing, note }: DocumentJudgement): void {
    const slanted = Object.entries(slants).map(([axis, slant]) => `${AXIS}${axis}=${slant}`);
    const chosen = new Set([...frames.map((frame) => `frames=${frame}`), ...slanted, `genre=${genre ?? ""}`]);
    for (const input of this.#form.querySelectorAll<HTMLInputElement>("[type=radio], [type=checkbox]")) {
      const unsaid = input.name.startsWith(AXIS) && input.value === "";
      const axis = input.name.slice(AXIS.length);
      input.checked = unsaid ? slants[axis] === undefined : chosen.has(`${input.name}=${input.value}`);
    }
    const field = (name: string) => this.#form.elements.namedItem(name) as HTMLInputElement;
    field("distressing").checked = distressing;
    field("omissions").value = omissions;
    field("note").value = note;
  }
}

/** Names of the radio buttons of an axis begin so. */
const AXIS = "slant:";
