import type { TextDoc } from "./textdoc.ts";

export interface CaretOptions {
  /** Accessible name of the text while the mode is on. */
  readonly label: string;
  readonly onToggle?: (active: boolean) => void;
}

/** Reading with a caret, so that the keyboard alone can select: the text becomes an editable element in which every edit
 *  is cancelled. Arrows, Ctrl+arrows, Home and End move, with Shift they select; Alt+Shift+Right/Left selects by
 *  sentence, Alt+Shift+Down/Up by segment; Escape leaves. Key events still reach the page: shortcuts that ignore
 *  editable targets must make an exception for `doc.root`. */
export declare class CaretMode {
  constructor(doc: TextDoc, options: CaretOptions);
  readonly active: boolean;
  /** Puts the caret at a code point, else keeps the selection, else starts at the first line in view. */
  enter(at?: number): void;
  /** Restores every attribute as it was. */
  leave(): void;
  toggle(): void;
  destroy(): void;
}
