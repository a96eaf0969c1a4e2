import { Intervals } from "../text/intervals.ts";
import type { TextDoc } from "../text/textdoc.ts";
import { NearView } from "./nearview.ts";
import type { HighlightView, Painted } from "./painter.ts";

const SVG = "http://www.w3.org/2000/svg";
/** Marks beside one another at one line; what is more is not shown, the text and the list have it all. */
const ABREAST = 3;
/** First lines nearer than this, in CSS pixels, are one line. */
const SAME_LINE = 10;

interface Placement {
  readonly highlight: Painted;
  /** Middle of the first line, in CSS pixels from the container's top. */
  readonly middle: number;
}

/** Verdict marks beside the text: `<svg class="vm v-VERDICT"><use href="#v-VERDICT"></svg>` (slug `none` where not
 *  judged, class `now` on the open one) at each highlight's first line, in `container`, which is outside the text,
 *  positioned and aria-hidden. Lays out what is near the viewport, anew on scrolling, resizing and font loading. Marks at
 *  one line stand beside one another, each one step of `--s5` further left. */
export class Margin implements HighlightView {
  readonly #doc: TextDoc;
  readonly #container: HTMLElement;
  readonly #highlights = new Intervals<Painted>();
  readonly #marks = new Map<string, SVGSVGElement>();
  readonly #listeners = new AbortController();
  readonly #near: NearView;
  readonly #resizes: ResizeObserver;
  #focus: string | null = null;
  #frame = 0;

  constructor(doc: TextDoc, container: HTMLElement) {
    this.#doc = doc;
    this.#container = container;
    this.#resizes = new ResizeObserver(() => this.#layoutSoon());
    this.#resizes.observe(doc.root);
    this.#near = new NearView(doc, () => this.layout());
    const options = { signal: this.#listeners.signal };
    document.fonts.addEventListener("loadingdone", () => this.#layoutSoon(), options);
  }

  setAll(highlights: Iterable<Painted>): void {
    this.#highlights.set(highlights);
    this.#layoutSoon();
  }

  add(highlight: Painted): void {
    this.#highlights.add(highlight);
    this.#layoutSoon();
  }

  update(highlight: Painted): void {
    this.#highlights.update(highlight);
    this.#layoutSoon();
  }

  remove(id: string): void {
    this.#highlights.remove(id);
    this.#layoutSoon();
  }

  setFocus(id: string | null): void {
    this.#focus = id;
    this.#layoutSoon();
  }

  /** Places the marks anew; call it when the text moved for another reason than those above. */
  layout(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    const placements = this.#placements(); // all reading before all writing: one layout, not one for each mark
    this.#show(placements);
  }

  destroy(): void {
    cancelAnimationFrame(this.#frame);
    this.#listeners.abort();
    this.#near.destroy();
    this.#resizes.disconnect();
    for (const mark of this.#marks.values()) mark.remove();
    this.#marks.clear();
  }

  #layoutSoon(): void {
    if (this.#frame === 0) this.#frame = requestAnimationFrame(() => this.layout());
  }

  #placements(): Placement[] {
    const near = [...this.#near.segments].map((segment) => this.#doc.spanOf(segment));
    const [first, last] = [near[0], near.at(-1)];
    if (first === undefined || last === undefined) return [];
    const top = this.#container.getBoundingClientRect().top;
    return this.#highlights.over(first.start, last.end).flatMap((highlight) => {
      const line = this.#doc.rects({ start: highlight.start, end: highlight.start + 1 })[0];
      return line === undefined
        ? []
        : [{ highlight, middle: Math.round((line.top + line.bottom) / 2 - top) }];
    });
  }

  #show(placements: readonly Placement[]): void {
    const shown = new Set<string>();
    let line = Number.NaN;
    let abreast = 0;
    for (const { highlight, middle } of placements) {
      abreast = Math.abs(middle - line) < SAME_LINE ? abreast + 1 : 0;
      line = middle;
      if (abreast >= ABREAST && highlight.id !== this.#focus) continue;
      this.#place(highlight, middle, Math.min(abreast, ABREAST));
      shown.add(highlight.id);
    }
    for (const [id, mark] of this.#marks) if (!shown.has(id)) this.#drop(id, mark);
  }

  #place(highlight: Painted, middle: number, step: number): void {
    const mark = this.#marks.get(highlight.id) ?? this.#create(highlight.id);
    const verdict = highlight.verdict ?? "none";
    mark.setAttribute("class", `vm v-${verdict}${highlight.id === this.#focus ? " now" : ""}`);
    mark.firstElementChild?.setAttribute("href", `#v-${verdict}`);
    mark.style.top = `${middle}px`;
    mark.style.marginLeft = step === 0 ? "" : `calc(var(--s5) * -${step})`;
  }

  #create(id: string): SVGSVGElement {
    const mark = document.createElementNS(SVG, "svg");
    mark.setAttribute("aria-hidden", "true");
    mark.style.translate = "0 -50%";
    mark.append(document.createElementNS(SVG, "use"));
    this.#container.append(mark);
    this.#marks.set(id, mark);
    return mark;
  }

  #drop(id: string, mark: SVGSVGElement): void {
    mark.remove();
    this.#marks.delete(id);
  }
}
