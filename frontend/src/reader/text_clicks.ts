import type { Painter } from "../paint/painter.ts";
import type { Chooser } from "./chooser.ts";
import type { Entry } from "./model/entry.ts";
import type { Session } from "./session.ts";

/** Wait before asking which of several is meant: a double click is a selection, not a question. */
const DOUBLE_CLICK_MS = 260;

/** A click on highlighted words opens the highlight, or asks which where several lie. Clicks that select do neither. */
export function openOnClick(session: Session, painter: Painter, chooser: Chooser): void {
  let asking: ReturnType<typeof setTimeout> | undefined;
  session.doc.root.addEventListener("click", (event) => {
    clearTimeout(asking);
    if (event.detail > 1 || event.shiftKey || getSelection()?.isCollapsed === false) return;
    const entries = entriesOf(session, painter.idsAt(event.clientX, event.clientY));
    const [only] = entries;
    if (only === undefined) return;
    if (entries.length === 1) session.open(only.id, "text");
    else
      asking = setTimeout(
        () => chooser.ask(entries, event.clientX, event.clientY, session.currentId),
        DOUBLE_CLICK_MS,
      );
  });
}

/** Opens what lies at the caret, or asks which. */
export function openAtCaret(session: Session, chooser: Chooser): void {
  const range = getSelection()?.rangeCount ? getSelection()?.getRangeAt(0) : undefined;
  if (range === undefined) return;
  const { doc, store } = session;
  const at = doc.offsetOf(range.startContainer, range.startOffset);
  const entries = store.over({ start: at, end: at + 1 });
  const [only] = entries;
  if (only === undefined) return;
  const box = range.getBoundingClientRect();
  if (entries.length === 1) session.open(only.id, "text");
  else chooser.ask(entries, box.left, box.top, session.currentId);
}

function entriesOf(session: Session, ids: readonly string[]): Entry[] {
  return ids.flatMap((id) => session.store.get(id) ?? []);
}
