import { byId } from "../dom.ts";
import type { Entry } from "../model/entry.ts";
import type { Session } from "../session.ts";
import { fill, type PanelPart } from "./part.ts";

/** The reviewer's own words on the highlight. */
export class NoteField implements PanelPart {
  readonly #field = byId<HTMLTextAreaElement>("f-note");

  constructor(session: Session) {
    this.#field.addEventListener("input", () => session.edit({ note: this.#field.value }));
  }

  show({ wanted }: Entry): void {
    fill(this.#field, wanted.note);
  }
}
