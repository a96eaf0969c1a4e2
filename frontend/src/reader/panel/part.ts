import type { Entry } from "../model/entry.ts";

/** A part of the judgement panel: shows what the open highlight says of its matter. */
export interface PanelPart {
  show(entry: Entry): void;
}

/** Writes into a field, but never under the hands of somebody who is typing in it. */
export function fill(field: HTMLInputElement | HTMLTextAreaElement, value: string): void {
  if (field !== document.activeElement && field.value !== value) field.value = value;
}
