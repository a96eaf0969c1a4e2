/** Scrolling to lines of the text, inside whatever scrolls. */

import { firstIndex } from "./search.ts";

export type ScrollBlock = "start" | "center" | "nearest";

/** A stretch of the screen from top to bottom, in CSS pixels from the viewport's top. */
export interface Extent {
  readonly top: number;
  readonly bottom: number;
}

/** Part of the view's height kept free above and below for what counts as comfortably in view. */
const COMFORT = 0.1;
/** Where content-visibility skips layout, the place is an estimate until the frame after the scroll. */
const CORRECTIONS = 2;

/** The nearest ancestor that scrolls up and down, else the page. */
export function scrollContainer(element: HTMLElement): HTMLElement {
  const page = element.ownerDocument.scrollingElement ?? element.ownerDocument.documentElement;
  for (let box = element.parentElement; box !== null && box !== page; box = box.parentElement) {
    if (box.scrollHeight > box.clientHeight && /auto|scroll/.test(getComputedStyle(box).overflowY))
      return box;
  }
  return page as HTMLElement;
}

/** What of the screen shows the container's content. */
export function viewOf(container: HTMLElement): Extent {
  if (container === container.ownerDocument.scrollingElement) return { top: 0, bottom: window.innerHeight };
  const { top, bottom } = container.getBoundingClientRect();
  return { top: Math.max(0, top), bottom: Math.min(window.innerHeight, bottom) };
}

/** From the first of the elements (which stand one below the other) that reaches into the extent to the one behind the
 *  last, as indexes. Looks at a few of them only. */
export function indexesWithin(
  elements: readonly HTMLElement[],
  extent: Extent,
): readonly [from: number, to: number] {
  const box = (index: number) => (elements[index] as HTMLElement).getBoundingClientRect();
  const from = firstIndex(elements.length, (index) => box(index).bottom > extent.top);
  return [from, firstIndex(elements.length, (index) => index >= from && box(index).top >= extent.bottom)];
}

/** Scrolls so that the lines are comfortably in view; does nothing where they are. */
export function bringIntoView(element: HTMLElement, lines: () => DOMRect[], block: ScrollBlock): void {
  const container = scrollContainer(element);
  const step = (left: number) => {
    const distance = distanceToView(lines(), viewOf(container), block);
    if (Math.abs(distance) < 1) return;
    container.scrollBy({ top: distance, behavior: "instant" });
    if (left > 0) requestAnimationFrame(() => step(left - 1));
  };
  step(CORRECTIONS);
}

/** Pixels to scroll down (up where negative) to bring the lines comfortably into view; 0 where they are. */
export function distanceToView(lines: readonly Extent[], view: Extent, block: ScrollBlock): number {
  if (lines.length === 0) return 0;
  const top = Math.min(...lines.map((line) => line.top));
  const bottom = Math.max(...lines.map((line) => line.bottom));
  const comfort = (view.bottom - view.top) * COMFORT;
  const above = top - (view.top + comfort);
  const below = bottom - (view.bottom - comfort);
  const tall = below - above > 0; // taller than the view: its first line is what counts
  if (above >= 0 && (below <= 0 || (tall && above < comfort))) return 0;
  if (tall || block === "start") return above;
  if (block === "nearest") return above < 0 ? above : below;
  return (top + bottom - view.top - view.bottom) / 2;
}
