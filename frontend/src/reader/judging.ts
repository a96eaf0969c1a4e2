import { TextSelection } from "../text/selection.ts";
import type { Span } from "../text/span.ts";
import type { Judging } from "./actions.ts";
import type { Canvas } from "./canvas.ts";
import { announce, byId } from "./dom.ts";
import { type Edge, nudged } from "./nudge.ts";
import { EvidenceItems } from "./panel/evidence.ts";
import { FigureFields } from "./panel/figure.ts";
import { LabelFields } from "./panel/labels.ts";
import { NoteField } from "./panel/note.ts";
import type { PanelPart } from "./panel/part.ts";
import { TechniqueRows } from "./panel/techniques.ts";
import type { Panes } from "./panes.ts";
import { type PendingAct, PendingToolbar } from "./pending.ts";
import type { Session } from "./session.ts";

/** The parts that only somebody who may write has: the form, and selecting in the text where one highlights freely. */
export function makeJudging(
  session: Session,
  canvas: Canvas,
  panes: Panes,
  free: boolean,
): Judging & { readonly parts: PanelPart[] } {
  const labels = new LabelFields(session);
  const techniques = new TechniqueRows(session);
  const evidence = new EvidenceItems(session, today);
  const pending = free ? makePending({ session, panes, labels }, canvas) : null;
  listenToEdges(session);
  const parts = [labels, new FigureFields(session), techniques, evidence, new NoteField(session)];
  return { pending, labels, techniques, evidence, parts };
}

function makePending(keeping: Keeping, canvas: Canvas): PendingToolbar {
  const { session } = keeping;
  const selection = new TextSelection(session.doc, (span) => pending.set(span));
  const pending: PendingToolbar = new PendingToolbar(
    session,
    selection,
    (span) => canvas.painter.setPending(span),
    (act, span) => keep(act, span, keeping),
  );
  return pending;
}

interface Keeping {
  readonly session: Session;
  readonly panes: Panes;
  readonly labels: LabelFields;
}

/** Selected words become a highlight, or the open one moves there, or the one that is there already is opened. */
function keep(act: PendingAct, span: Span, { session, panes, labels }: Keeping): void {
  if (act === "move") {
    session.move(span);
    announce("Moved.");
    return;
  }
  if (act === "open") session.open(session.store.exactly(span)[0]?.id ?? null, "text");
  else session.add(span);
  if (act === "highlight") {
    announce("Highlighted.");
    return;
  }
  panes.show("judge");
  labels.focusVerdict();
}

/** The buttons that move a boundary by a word, with Alt by a character. */
function listenToEdges(session: Session): void {
  byId("edges").addEventListener("click", (event) => {
    const [edge, step] =
      (event.target as HTMLElement).closest<HTMLElement>("[data-nudge]")?.dataset.nudge?.split(" ") ?? [];
    const { current, doc } = session;
    if (edge === undefined || current === undefined) return;
    const unit = event.altKey ? "character" : "word";
    const span = nudged(doc, current, edge as Edge, Number(step) > 0 ? 1 : -1, unit);
    if (span !== null) session.move(span);
  });
}

/** In the reader's own time zone. */
function today(): string {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}
