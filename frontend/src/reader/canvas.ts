import { choosePainter } from "../paint/choice.ts";
import { Margin } from "../paint/margin.ts";
import type { HighlightView, Painted, Painter } from "../paint/painter.ts";
import type { Entry } from "./model/entry.ts";
import type { Session } from "./session.ts";

/** From so many segments on, those out of view are not laid out: see reference figures in the engine's README. */
const LONG = 600;

/** Keeps what is painted in the text and in its margin the same as what is in the store. */
export class Canvas {
  readonly painter: Painter;
  readonly #session: Session;
  readonly #views: readonly HighlightView[];
  /** Which highlights are to be seen; all unless a filter says less. */
  #accept: (entry: Entry) => boolean = () => true;

  constructor(session: Session, margin: HTMLElement, marks: boolean) {
    this.#session = session;
    const { doc } = session;
    doc.root.classList.toggle("long", doc.segments.length > LONG);
    this.painter = choosePainter(doc, { marks });
    this.#views = [this.painter, new Margin(doc, margin)];
    session.onOpen(() => this.#focus());
  }

  /** Paints everything, and from then on what changes. */
  start(): void {
    this.repaint();
    this.#session.store.subscribe((id, entry) => this.#follow(id, entry));
    this.#focus();
  }

  filter(accept: (entry: Entry) => boolean): void {
    this.#accept = accept;
    this.repaint();
  }

  repaint(): void {
    const painted = this.#session.store.shown().filter(this.#accept).map(this.#painted);
    for (const view of this.#views) view.setAll(painted);
  }

  #follow(id: string, entry: Entry | undefined): void {
    const shown = entry !== undefined && this.#session.store.isShown(id) && this.#accept(entry);
    if (!shown) {
      for (const view of this.#views) view.remove(id);
      return;
    }
    for (const view of this.#views) view.add(this.#painted(entry));
    if (id === this.#session.currentId) this.#focus();
  }

  readonly #painted = ({ id, start, end, wanted }: Entry): Painted => ({
    id,
    start,
    end,
    verdict: wanted.verdict,
    groups: this.#session.codebook.groupsOf(wanted.techniques),
  });

  #focus(): void {
    const { current, doc } = this.#session;
    for (const view of this.#views) view.setFocus(current?.id ?? null);
    const hue = (current?.wanted.verdict ?? "none").replaceAll("_", "-");
    doc.root.style.setProperty("--focus-hue", `var(--v-${hue})`);
  }
}
