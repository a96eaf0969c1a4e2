import type { TextDoc } from "../text/textdoc.ts";
import type { HighlightView, Painted } from "./painter.ts";

/** Verdict marks beside the text: `<svg class="vm v-VERDICT"><use href="#v-VERDICT"></svg>` (slug `none` where not
 *  judged, class `now` on the open one) at each highlight's first line, in `container`, which is outside the text,
 *  positioned and aria-hidden. Lays out what is near the viewport, anew on scrolling, resizing and font loading. */
export declare class Margin implements HighlightView {
  constructor(doc: TextDoc, container: HTMLElement);
  setAll(highlights: Iterable<Painted>): void;
  add(highlight: Painted): void;
  update(highlight: Painted): void;
  remove(id: string): void;
  setFocus(id: string | null): void;
  /** Places the marks anew; call it when the text moved for another reason than those above. */
  layout(): void;
  destroy(): void;
}
