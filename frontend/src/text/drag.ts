import { nearestCaret } from "./hit.ts";
import { rangeTouching } from "./page_selection.ts";
import { scrollContainer, viewOf } from "./scroll.ts";
import type { TextDoc } from "./textdoc.ts";

interface Pointer {
  readonly x: number;
  readonly y: number;
}

/** Keeps a mouse drag that began in the text in it: with the pointer beside the text, the selection ends at the nearest
 *  line. Browsers would take in all up to the end of the text once the pointer is over a panel that follows it in the
 *  document, even where the panel has `user-select: none`. Lasts until the signal is aborted. */
export function keepDragInText(doc: TextDoc, signal: AbortSignal): void {
  const page = doc.root.ownerDocument;
  let pointer: Pointer | null = null; // while a drag that began in the text is beside it
  let began = false;
  const follow = () => {
    if (pointer === null) return;
    extendTo(doc, pointer);
    requestAnimationFrame(follow); // the browser goes on scrolling and selecting while the mouse rests
  };
  const move = (event: MouseEvent) => {
    const resting = pointer === null;
    pointer =
      began && event.buttons === 1 && isBeside(doc, event) ? { x: event.clientX, y: event.clientY } : null;
    // After the event the browser selects, after that it calls back, and then it paints.
    if (resting && pointer !== null) requestAnimationFrame(follow);
  };
  const release = (event: MouseEvent) => {
    move(event);
    if (began && isBeside(doc, event)) extendTo(doc, { x: event.clientX, y: event.clientY });
    pointer = null;
    began = false;
  };
  const press = (event: MouseEvent) => {
    began = event.button === 0 && doc.root.contains(event.target as Node);
  };
  const options = { capture: true, signal };
  page.addEventListener("mousedown", press, options);
  page.addEventListener("mousemove", move, options);
  page.addEventListener("mouseup", release, options);
  signal.addEventListener("abort", () => {
    pointer = null;
  });
}

/** Left or right of the text's box, or over an element that has nothing to do with the text. */
function isBeside(doc: TextDoc, event: MouseEvent): boolean {
  const box = doc.root.getBoundingClientRect();
  if (event.clientX < box.left || event.clientX > box.right) return true;
  const over = event.target as Node;
  return !doc.root.contains(over) && !over.contains(doc.root);
}

/** Ends the selection at the caret place nearest to the pointer, in what is in view of the text. */
function extendTo(doc: TextDoc, pointer: Pointer): void {
  const range = rangeTouching(doc.root);
  const box = doc.root.getBoundingClientRect();
  const view = viewOf(scrollContainer(doc.root));
  const x = clamp(pointer.x, box.left + 1, box.right - 1);
  const y = clamp(pointer.y, Math.max(box.top, view.top) + 1, Math.min(box.bottom, view.bottom) - 1);
  const caret = range === null ? null : nearestCaret(doc, x, y);
  if (caret === null) return;
  const place = doc.staticRange({ start: caret, end: caret });
  getSelection()?.extend(place.startContainer, place.startOffset);
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
