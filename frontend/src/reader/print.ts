import { piecesIn } from "../paint/pieces.ts";
import type { TextDoc } from "../text/textdoc.ts";
import { make, verdictMark } from "./dom.ts";
import type { Entry } from "./model/entry.ts";
import { judgementLines } from "./panel/summary.ts";
import type { Session } from "./session.ts";

/** On paper: the text with numbered highlights, then what was said of each. Made when somebody prints, and taken away after;
 *  the text on the screen holds no character besides the document. */
export class Print {
  readonly #session: Session;
  #sheet: HTMLElement | null = null;

  constructor(session: Session) {
    this.#session = session;
    window.addEventListener("beforeprint", () => this.#build());
    window.addEventListener("afterprint", () => this.#remove());
  }

  #build(): void {
    this.#remove();
    const shown = this.#session.store.shown();
    const numbers = new Map(shown.map(({ id }, at) => [id, at + 1]));
    const head = make("p", { class: "print-head" }, this.#head());
    const text = make(
      "div",
      { class: "doc" },
      ...this.#session.doc.segments.map((segment) => this.#segment(segment, numbers)),
    );
    const list = make("ol", { class: "print-list" }, ...shown.map((entry) => this.#item(entry)));
    const said = make("section", {}, make("h2", {}, "Highlights"), list);
    this.#sheet = make("article", { class: "print-sheet" }, head, text, said);
    document.body.append(this.#sheet);
  }

  /** Whose reading of what this is, and when it was printed. */
  #head(): string {
    const said = [".where a:last-of-type", "h1", ".opt.quiet"].map(
      (part) => document.querySelector(`.desk-head ${part}`)?.textContent ?? "",
    );
    const reviewers = new Set(this.#session.store.shown().map(({ reviewer }) => reviewer));
    const date = new Date().toLocaleDateString("en-GB", { dateStyle: "long" });
    return [...said, [...reviewers].join(", "), date].filter(Boolean).join(" · ");
  }

  #remove(): void {
    this.#sheet?.remove();
    this.#sheet = null;
  }

  #segment(segment: HTMLElement, numbers: ReadonlyMap<string, number>): HTMLElement {
    const copy = segment.cloneNode(false) as HTMLElement;
    copy.removeAttribute("id");
    copy.append(...numbered(this.#session, segment, numbers));
    return copy;
  }

  #item({ id, wanted }: Entry): HTMLElement {
    const mark = verdictMark(wanted.verdict);
    const lemma = make("p", { class: "lemma" }, wanted.place.exact);
    return make("li", { "data-id": id }, mark, lemma, ...judgementLines(wanted, this.#session.codebook));
  }
}

/** The segment's words, highlights as marks, each with its number where it ends. */
function numbered(session: Session, segment: HTMLElement, numbers: ReadonlyMap<string, number>): Node[] {
  const { doc, codebook, store } = session;
  const span = doc.spanOf(segment);
  const entries = store.over(span);
  const highlights = entries.map(({ id, start, end, wanted }) => {
    return { id, start, end, verdict: wanted.verdict, groups: codebook.groupsOf(wanted.techniques) };
  });
  const pieces = piecesIn(span, { highlights, focus: null, pending: null });
  const nodes: Node[] = [];
  let from = span.start;
  for (const piece of pieces) {
    nodes.push(words(doc, from, piece.start));
    const classes = ["hl", `v-${piece.verdict}`, ...piece.groups.map((group) => `tq-${group}`)].join(" ");
    nodes.push(make("mark", { class: classes }, words(doc, piece.start, piece.end)));
    const ending = entries.filter(({ end }) => end === piece.end).map(({ id }) => numbers.get(id));
    if (ending.length > 0) nodes.push(make("sup", {}, ending.join(" ")));
    from = piece.end;
  }
  return [...nodes, document.createTextNode(doc.slice({ start: from, end: span.end }).trimEnd())];
}

function words(doc: TextDoc, start: number, end: number): Text {
  return document.createTextNode(start < end ? doc.slice({ start, end }) : "");
}
