/** Which key does what. Pure: knows keyboard events only by their shape. */

export type Action =
  | "highlight"
  | "judge"
  | "drop"
  | "move"
  | "next"
  | "previous"
  | "next-open"
  | "next-passage"
  | "other"
  | "segment-next"
  | "segment-previous"
  | "caret"
  | "open-here"
  | "claim_type"
  | "voice"
  | "confidence"
  | "stance"
  | "technique"
  | "evidence"
  | "note"
  | "claim-same"
  | "claim-new"
  | "claim-out"
  | "again"
  | "withdraw"
  | "end-later"
  | "end-earlier"
  | "start-later"
  | "start-earlier"
  | "end-later-character"
  | "end-earlier-character"
  | "start-later-character"
  | "start-earlier-character"
  | "undo"
  | "redo"
  | "help"
  | `verdict:${string}`;

/** What is going on when a key is pressed. */
export interface Situation {
  /** The focus is where letters are typed. */
  readonly typing: boolean;
  /** The focus is on something that Enter presses. */
  readonly onControl: boolean;
  /** Words are selected that are no highlight yet. */
  readonly pending: boolean;
  /** A highlight is open. */
  readonly open: boolean;
  /** Caret mode is on. */
  readonly caret: boolean;
  readonly writable: boolean;
  /** Single-letter keys are on. */
  readonly singles: boolean;
}

export interface Binding {
  readonly action: Action;
  readonly keys: readonly string[];
  readonly label: string;
  readonly group: string;
  /** When the key is this binding's; always where it is left out. */
  readonly when?: (now: Situation) => boolean;
  /** Works while typing, too. */
  readonly typing?: boolean;
  /** For looking, not only for judging. */
  readonly looking?: boolean;
}

const pending = (now: Situation): boolean => now.pending;
const open = (now: Situation): boolean => now.open;
/** Shift+arrows belong to the text while words are selected in it or a caret stands there. */
const resizable = (now: Situation): boolean => now.open && !now.pending && !now.caret;

const SELECTING = "Selecting";
const GOING = "Going from one to the next";
const JUDGING = "Judging";
const CLAIM = "The claim across documents";
const EDGES = "Moving the boundaries";
const PAGE = "The page";

export const BINDINGS: readonly Binding[] = [
  {
    action: "highlight",
    keys: ["h"],
    label: "Highlight the selected words",
    group: SELECTING,
    when: pending,
  },
  {
    action: "judge",
    keys: ["Enter"],
    label: "Highlight them and go to the judgement",
    group: SELECTING,
    when: (now) => now.pending && !now.onControl,
  },
  {
    action: "move",
    keys: ["m"],
    label: "Move the open highlight to the selected words",
    group: SELECTING,
    when: (now) => now.pending && now.open,
  },
  {
    action: "drop",
    keys: ["Escape"],
    label: "Drop the selection",
    group: SELECTING,
    when: pending,
    typing: true,
  },
  {
    action: "caret",
    keys: ["v"],
    label: "Caret mode on or off: arrows move a caret, with Shift they select",
    group: SELECTING,
    looking: true,
  },
  {
    action: "open-here",
    keys: ["Enter"],
    label: "In caret mode: open the highlight at the caret",
    group: SELECTING,
    when: (now) => now.caret && !now.pending && !now.onControl,
    looking: true,
  },
  { action: "next", keys: ["j"], label: "Next highlight", group: GOING, looking: true },
  { action: "previous", keys: ["k"], label: "Previous highlight", group: GOING, looking: true },
  {
    action: "next-open",
    keys: ["u"],
    label: "Next highlight without a verdict",
    group: GOING,
    looking: true,
  },
  {
    action: "next-passage",
    keys: ["p"],
    label: "Next passage that is not judged yet",
    group: GOING,
  },
  {
    action: "other",
    keys: ["o"],
    label: "Another highlight at the same place",
    group: GOING,
    when: open,
    looking: true,
  },
  { action: "segment-next", keys: ["]", "."], label: "Next segment", group: GOING, looking: true },
  { action: "segment-previous", keys: ["[", ","], label: "Previous segment", group: GOING, looking: true },
  { action: "claim_type", keys: ["t"], label: "Claim type", group: JUDGING, when: open },
  { action: "voice", keys: ["w"], label: "Voice", group: JUDGING, when: open },
  { action: "confidence", keys: ["c"], label: "Confidence: low, moderate, high", group: JUDGING, when: open },
  { action: "stance", keys: ["s"], label: "Stance", group: JUDGING, when: open },
  { action: "technique", keys: ["b"], label: "Add a technique", group: JUDGING, when: open },
  { action: "evidence", keys: ["e"], label: "Add evidence", group: JUDGING, when: open },
  { action: "note", keys: ["n"], label: "Note", group: JUDGING, when: open },
  { action: "again", keys: ["r"], label: "Last judgement again", group: JUDGING, when: open },
  { action: "withdraw", keys: ["Delete"], label: "Withdraw the highlight", group: JUDGING, when: resizable },
  {
    action: "claim-same",
    keys: ["l"],
    label: "Link to the claim proposed first",
    group: CLAIM,
    when: open,
    looking: true,
  },
  {
    action: "claim-new",
    keys: ["g"],
    label: "New claim, worded from the quote",
    group: CLAIM,
    when: open,
    looking: true,
  },
  {
    action: "claim-out",
    keys: ["x"],
    label: "Take it out of its claim",
    group: CLAIM,
    when: open,
    looking: true,
  },
  {
    action: "end-later",
    keys: ["Shift+ArrowRight"],
    label: "End one word later",
    group: EDGES,
    when: resizable,
  },
  {
    action: "end-earlier",
    keys: ["Shift+ArrowLeft"],
    label: "End one word earlier",
    group: EDGES,
    when: resizable,
  },
  {
    action: "start-later",
    keys: ["Ctrl+Shift+ArrowRight"],
    label: "Start one word later",
    group: EDGES,
    when: resizable,
  },
  {
    action: "start-earlier",
    keys: ["Ctrl+Shift+ArrowLeft"],
    label: "Start one word earlier",
    group: EDGES,
    when: resizable,
  },
  {
    action: "end-later-character",
    keys: ["Alt+Shift+ArrowRight"],
    label: "End one character later",
    group: EDGES,
    when: resizable,
  },
  {
    action: "end-earlier-character",
    keys: ["Alt+Shift+ArrowLeft"],
    label: "End one character earlier",
    group: EDGES,
    when: resizable,
  },
  {
    action: "start-later-character",
    keys: ["Ctrl+Alt+Shift+ArrowRight"],
    label: "Start one character later",
    group: EDGES,
    when: resizable,
  },
  {
    action: "start-earlier-character",
    keys: ["Ctrl+Alt+Shift+ArrowLeft"],
    label: "Start one character earlier",
    group: EDGES,
    when: resizable,
  },
  { action: "undo", keys: ["Ctrl+z"], label: "Undo", group: PAGE },
  { action: "redo", keys: ["Ctrl+Shift+z", "Ctrl+y"], label: "Redo", group: PAGE },
  { action: "help", keys: ["?"], label: "All keys", group: PAGE, looking: true },
];

const BY_SELECTING: ReadonlySet<Action> = new Set(["highlight", "judge", "move", "drop"]);

const OF_CLAIMS: ReadonlySet<Action> = new Set(["claim-same", "claim-new", "claim-out"]);

/** The bindings of a reading: those for passages where some are to be judged, those for making highlights where one does,
 *  those for claims where one may link to them. */
export function bindingsFor(reading: {
  readonly passages: boolean;
  readonly free: boolean;
  readonly claims?: boolean;
}): Binding[] {
  return BINDINGS.filter(
    ({ action }) =>
      (action !== "next-passage" || reading.passages) &&
      (!BY_SELECTING.has(action) || reading.free) &&
      (!OF_CLAIMS.has(action) || reading.claims === true),
  );
}

/** What is needed of a KeyboardEvent. */
export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  getModifierState(key: string): boolean;
}

/** A pressed key by the name that bindings use: "j", "?", "Ctrl+z", "Shift+ArrowRight". Letters that are not Latin stand for
 *  the key they are on, so that the keys work on a Cyrillic or Greek layout, too. The Mac's command key counts as Ctrl. */
export function chordOf(press: KeyPress): string {
  const third = press.getModifierState("AltGraph"); // Ctrl and Alt that only make the character
  const key = nameOf(press);
  const isSign = key.length === 1 && !/[a-z]/.test(key);
  const modifiers = [
    !third && (press.ctrlKey || press.metaKey) && "Ctrl",
    !third && press.altKey && "Alt",
    press.shiftKey && !isSign && "Shift", // of a sign Shift is a part
  ];
  return [...modifiers.filter((name) => name !== false), key].join("+");
}

function nameOf({ key, code }: KeyPress): string {
  const isForeign = key.length === 1 && key.toLowerCase() !== key.toUpperCase() && !/[a-z]/i.test(key);
  const letter = isForeign ? /^Key([A-Z])$/.exec(code)?.[1] : undefined;
  return (letter ?? key).length === 1 ? (letter ?? key).toLowerCase() : key;
}

/** Bindings for the verdicts of a codebook, by the keys it gives them. */
export function verdictBindings(
  verdicts: readonly { slug: string; name: string; key?: string | null }[],
): Binding[] {
  return verdicts.flatMap(({ slug, name, key }) =>
    key
      ? { action: `verdict:${slug}` as const, keys: [key], label: name, group: "Verdicts", when: open }
      : [],
  );
}

/** The action of a pressed key in this situation; null where it is none of ours. */
export function actionFor(bindings: readonly Binding[], press: KeyPress, now: Situation): Action | null {
  const chord = chordOf(press);
  const digit = /^Digit(\d)$/.exec(press.code)?.[1]; // where digits need Shift, the key alone will do
  const found = bindings.find((binding) => binding.keys.includes(chord) && isAllowed(binding, chord, now));
  const byPlace =
    digit === undefined || chord.length > 1
      ? undefined
      : bindings.find((binding) => binding.keys.includes(digit) && isAllowed(binding, digit, now));
  return (found ?? byPlace)?.action ?? null;
}

function isAllowed(binding: Binding, chord: string, now: Situation): boolean {
  const single = chord.length === 1;
  return (
    (now.writable || binding.looking === true) &&
    (!now.typing || binding.typing === true) &&
    (!single || now.singles) &&
    (binding.when?.(now) ?? true)
  );
}
