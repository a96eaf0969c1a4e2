import { scrollContainer, viewOf } from "../text/scroll.ts";
import { firstIndex } from "../text/search.ts";
import type { TextDoc } from "../text/textdoc.ts";

/** Number of the segment that holds a code point, as the margin shows it. */
export function segmentNumber(doc: TextDoc, codePoint: number): string {
  return doc.segmentAt(codePoint).dataset.n ?? "";
}

/** Scrolls to the next segment, or the one before, counted from the first that starts in view. */
export function goToSegment(doc: TextDoc, step: 1 | -1): void {
  const view = viewOf(scrollContainer(doc.root));
  const { segments } = doc;
  const edge = view.top + (view.bottom - view.top) * 0.1;
  const topOf = (index: number) => (segments[index] as HTMLElement).getBoundingClientRect().top;
  const after = firstIndex(segments.length, (index) => topOf(index) > edge + 2);
  const before = firstIndex(segments.length, (index) => topOf(index) >= edge - 2) - 1;
  const target = segments[step === 1 ? after : before];
  if (target === undefined) return;
  scrollContainer(doc.root).scrollBy({ top: target.getBoundingClientRect().top - edge, behavior: "instant" });
}
