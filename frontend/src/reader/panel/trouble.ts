import { button, byId, make } from "../dom.ts";
import { differing } from "../model/content.ts";
import type { Clash, Entry, Refused } from "../model/entry.ts";
import { partOfField } from "../model/wire.ts";
import type { Session } from "../session.ts";
import { partInWords, partName } from "./past.ts";

/** What the server did not take of the open highlight, and the ways on: nothing is decided silently. */
export class TroubleNote {
  readonly #session: Session;
  readonly #box = byId("trouble");
  #shown: Entry["trouble"] = null;
  #id: string | null = null;

  constructor(session: Session) {
    this.#session = session;
  }

  show(entry: Entry): void {
    if (entry.trouble === this.#shown && entry.id === this.#id) return;
    this.#shown = entry.trouble;
    this.#id = entry.id;
    this.#box.replaceChildren(...(entry.trouble === null ? [] : [this.#note(entry, entry.trouble)]));
  }

  #note(entry: Entry, trouble: Refused | Clash): HTMLElement {
    return trouble.kind === "conflict" ? this.#conflict(entry, trouble) : this.#refusal(entry, trouble);
  }

  #conflict(entry: Entry, { theirs }: Clash): HTMLElement {
    const { codebook } = this.#session;
    const rows = differing(entry.wanted, theirs.content).map((part) =>
      make(
        "tr",
        {},
        make("th", { scope: "row" }, partName(part)),
        make("td", {}, partInWords(part, entry.wanted, codebook)),
        make("td", {}, partInWords(part, theirs.content, codebook)),
      ),
    );
    const head = ["", "Mine", "Saved elsewhere"].map((name) => make("th", { scope: "col" }, name));
    const table = make(
      "table",
      { class: "data" },
      make("thead", {}, make("tr", {}, ...head)),
      make("tbody", {}, ...rows),
    );
    return make(
      "div",
      { class: "note attend", role: "alert" },
      make(
        "p",
        {},
        make("strong", {}, "Changed elsewhere, too."),
        " Another window or device saved this highlight meanwhile.",
      ),
      table,
      this.#acts(entry, ["Keep mine", "mine"], ["Take theirs", "theirs"]),
    );
  }

  #refusal(entry: Entry, { detail, errors }: Refused): HTMLElement {
    const sentences = Object.entries(errors).flatMap(([field, said]) => {
      const part = partOfField(field);
      return said.map((sentence) =>
        make("li", {}, part === null ? sentence : `${partName(part)}: ${sentence}`),
      );
    });
    return make(
      "div",
      { class: "note alert", role: "alert" },
      make("p", {}, make("strong", {}, "Not saved."), ` ${detail}`),
      sentences.length > 0 && make("ul", {}, ...sentences),
      make("p", { class: "fine" }, "Your work is kept in this browser."),
      this.#acts(entry, ["Try again", "retry"], ["Discard my change", "discard"]),
    );
  }

  #acts(
    entry: Entry,
    ...acts: readonly (readonly [string, "mine" | "theirs" | "retry" | "discard"])[]
  ): HTMLElement {
    const buttons = acts.map(([label, decision]) =>
      button(label, () => this.#session.settle(entry.id, decision)),
    );
    return make("div", { class: "acts" }, ...buttons);
  }
}
