import type { CaretMode } from "../text/caret.ts";
import type { Chooser } from "./chooser.ts";
import type { ClaimPart } from "./claim.ts";
import { announce, byId } from "./dom.ts";
import type { Action } from "./keys.ts";
import type { HighlightList } from "./list.ts";
import { isOpen } from "./model/entry.ts";
import type { Part } from "./model/model.ts";
import type { Step } from "./model/store.ts";
import { type Edge, nudged, type Unit } from "./nudge.ts";
import type { EvidenceItems } from "./panel/evidence.ts";
import type { LabelFields } from "./panel/labels.ts";
import { partName } from "./panel/past.ts";
import type { TechniqueRows } from "./panel/techniques.ts";
import type { Panes } from "./panes.ts";
import type { Passages } from "./passages.ts";
import type { PendingAct, PendingToolbar } from "./pending.ts";
import { goToSegment } from "./segments.ts";
import type { Session } from "./session.ts";
import { openAtCaret } from "./text_clicks.ts";

/** The parts of the page that actions work on. Those for judging are missing where one only looks. */
export interface Parts {
  readonly session: Session;
  readonly list: HighlightList;
  readonly chooser: Chooser;
  readonly panes: Panes;
  readonly caret: CaretMode;
  readonly showKeys: () => void;
  readonly passages: Passages;
  readonly judging: Judging | null;
  /** Missing where nothing is linked to claims. */
  readonly claim: ClaimPart | null;
}

export interface Judging {
  /** Missing where only passages drawn at random are judged. */
  readonly pending: PendingToolbar | null;
  readonly labels: LabelFields;
  readonly techniques: TechniqueRows;
  readonly evidence: EvidenceItems;
}

type Run = (parts: Parts) => void;

/** Does what a key or a button asks for. */
export function runAction(action: Action, parts: Parts): void {
  if (action.startsWith("verdict:")) {
    const verdict = action.slice("verdict:".length);
    parts.session.edit({ verdict });
    announce(parts.session.codebook.name("verdict", verdict));
    return;
  }
  RUNS[action as keyof typeof RUNS](parts);
}

const pendingAct =
  (act: PendingAct): Run =>
  ({ judging }) =>
    judging?.pending?.act(act);

/** Brings the judgement into sight, then moves the focus into it. */
const inPanel =
  (focus: (judging: Judging) => void): Run =>
  ({ panes, judging }) => {
    panes.show("judge");
    if (judging !== null) focus(judging);
  };

const nudge =
  (edge: Edge, step: 1 | -1, unit: Unit): Run =>
  ({ session }) => {
    const { current, doc } = session;
    if (session.isFixed) announce(FIXED);
    const span = current === undefined || session.isFixed ? null : nudged(doc, current, edge, step, unit);
    if (span === null) return;
    session.move(span);
    announce(doc.slice(span));
  };

const FIXED =
  "This passage was drawn at random: it stays. Where it claims nothing, “Not a claim” is the answer.";

const RUNS: Readonly<Record<Exclude<Action, `verdict:${string}`>, Run>> = {
  highlight: pendingAct("highlight"),
  judge: pendingAct("judge"),
  drop: pendingAct("drop"),
  move: pendingAct("move"),
  next: ({ session }) => say(session.openNext(1) === undefined, "This is the last highlight."),
  previous: ({ session }) => say(session.openNext(-1) === undefined, "This is the first highlight."),
  "next-open": ({ session }) => {
    const open = session.openNext(1, isOpen);
    say(open === undefined, "No highlight without a verdict follows.");
  },
  "next-passage": ({ session, passages, panes }) => {
    const next = passages.next();
    say(next === undefined, "All passages are judged.");
    if (next === undefined) return;
    session.open(next.id, "keys");
    panes.show("judge");
  },
  other: ({ session }) => openOther(session),
  "segment-next": ({ session }) => goToSegment(session.doc, 1),
  "segment-previous": ({ session }) => goToSegment(session.doc, -1),
  caret: ({ caret, panes }) => {
    panes.show("text");
    caret.toggle();
  },
  "open-here": ({ session, chooser }) => openAtCaret(session, chooser),
  claim_type: inPanel(({ labels }) => labels.focus("claim_type")),
  voice: inPanel(({ labels }) => labels.focus("voice")),
  stance: inPanel(({ labels }) => labels.focus("stance")),
  confidence: ({ judging }) => judging?.labels.turnConfidence(),
  technique: inPanel(({ techniques }) => techniques.focusSearch()),
  evidence: inPanel(({ evidence }) => evidence.add()),
  note: inPanel(() => byId("f-note").focus()),
  "claim-same": ({ claim }) => claim?.same(),
  "claim-new": ({ panes, claim }) => {
    panes.show("judge");
    claim?.openForm();
  },
  "claim-out": ({ claim }) => claim?.takeOut(),
  again: ({ session }) => say(!session.again(), "There is no judgement yet to repeat."),
  withdraw: ({ session }) => {
    if (session.current === undefined) return;
    announce(session.isFixed ? FIXED : "Withdrawn. Ctrl+Z brings it back.");
    session.withdraw();
  },
  "end-later": nudge("end", 1, "word"),
  "end-earlier": nudge("end", -1, "word"),
  "start-later": nudge("start", 1, "word"),
  "start-earlier": nudge("start", -1, "word"),
  "end-later-character": nudge("end", 1, "character"),
  "end-earlier-character": nudge("end", -1, "character"),
  "start-later-character": nudge("start", 1, "character"),
  "start-earlier-character": nudge("start", -1, "character"),
  undo: ({ session }) => announce(told("Undone", session.undo())),
  redo: ({ session }) => announce(told("Done again", session.redo())),
  help: ({ showKeys }) => showKeys(),
};

function say(when: boolean, sentence: string): void {
  if (when) announce(sentence);
}

function told(what: string, step: Step | null): string {
  if (step === null) return `Nothing to ${what === "Undone" ? "undo" : "redo"}.`;
  const parts = Object.keys(step.after) as Part[];
  return `${what}: ${parts.map(partName).join(", ").toLowerCase()}.`;
}

/** The next of those at the same place, round and round. */
function openOther(session: Session): void {
  const { current } = session;
  if (current === undefined) return;
  const here = session.store.over(current);
  const at = here.findIndex(({ id }) => id === current.id);
  const next = here[(at + 1) % here.length];
  if (next !== undefined && next.id !== current.id) session.open(next.id, "keys");
}
