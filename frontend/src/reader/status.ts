import type { Sending } from "./sync/outbox.ts";

/** What the page says about saving, in one sentence, and how urgent it is. */
export interface SavedStatus {
  readonly tone: "ok" | "wait" | "attend" | "alert";
  readonly sentence: string;
}

/** The most pressing thing that is true. `time` writes a time stamp as a clock shows it. */
export function savedStatus(sending: Sending, online: boolean, time: (stamp: number) => string): SavedStatus {
  const trouble = troubleIn(sending);
  if (trouble !== null) return { tone: "alert", sentence: trouble };
  const waiting = sending.unsent - sending.conflicts - sending.refused;
  if (waiting === 0) return { tone: "ok", sentence: allSaved(sending.savedAt, time) };
  if (online && !sending.waiting) return { tone: "wait", sentence: `Saving ${waiting}…` };
  const wait = waiting === 1 ? "waits" : "wait";
  const sentence = `Not sent: ${changes(waiting)} ${wait} for the connection (kept in this browser)`;
  return { tone: "attend", sentence };
}

function allSaved(savedAt: number | null, time: (stamp: number) => string): string {
  return savedAt === null ? "All saved" : `All saved, ${time(savedAt)}`;
}

/** What only the reader can put right. */
function troubleIn({ unsent, unkept, conflicts, refused, signedOut }: Sending): string | null {
  if (unkept > 0) return `Not saved, and this browser cannot keep ${changes(unkept)}: leave the page open`;
  if (signedOut && unsent > 0) {
    return `Signed out: sign in again in a new tab; ${changes(unsent)} ${unsent === 1 ? "is" : "are"} kept`;
  }
  if (conflicts > 0) return `${highlights(conflicts)} changed elsewhere, too: choose a version`;
  return refused > 0 ? `${changes(refused)} refused: see why` : null;
}

function changes(count: number): string {
  return count === 1 ? "1 change" : `${count} changes`;
}

function highlights(count: number): string {
  return count === 1 ? "1 highlight was" : `${count} highlights were`;
}
