/** One highlight, as the server last acknowledged it and as the reviewer wants it: what differs is unsent work.
 *  Entries are never changed; every step makes a new one. */

import { differing, merge, partsOf, same } from "./content.ts";
import type { Change, Content, Part, Saved } from "./model.ts";

/** The server said no, with a sentence. */
export interface Refused {
  readonly kind: "refused";
  readonly status: number;
  readonly detail: string;
  /** Sentences by field of the API. */
  readonly errors: Readonly<Record<string, readonly string[]>>;
}

/** The server has another version, and both changed the same part. */
export interface Clash {
  readonly kind: "conflict";
  readonly theirs: Saved;
  readonly parts: readonly Part[];
}

export type Trouble = Refused | Clash;

export interface Entry {
  readonly id: string;
  /** Of the wanted place, in code points. */
  readonly start: number;
  readonly end: number;
  readonly reviewer: string;
  /** The passage drawn at random that this judges; null for a highlight of the reviewer's own choice. */
  readonly passage: number | null;
  readonly base: Saved | null;
  readonly wanted: Content;
  /** What was sent and may or may not have arrived: it is sent again, exactly so, until an answer comes. */
  readonly attempt: Content | null;
  readonly trouble: Trouble | null;
  /** Grows with every step, so that another tab knows which of two is the later one. */
  readonly stamp: number;
}

export type RequestKind = "create" | "change" | "withdraw" | "restore";

export interface Request {
  readonly kind: RequestKind;
  readonly id: string;
  /** The version it starts from; null for a new highlight. */
  readonly version: number | null;
  /** What the request brings about. */
  readonly target: Content;
  /** Of that, what changes. */
  readonly change: Change;
  /** Of a new highlight: the passage it judges. */
  readonly passage: number | null;
}

export function newEntry(id: string, reviewer: string, wanted: Content): Entry {
  const { start, end } = wanted.place;
  const unsent = { base: null, wanted, attempt: null, trouble: null };
  return { id, start, end, reviewer, passage: null, ...unsent, stamp: 1 };
}

export function savedEntry(id: string, reviewer: string, saved: Saved, passage: number | null = null): Entry {
  return { ...newEntry(id, reviewer, saved.content), passage, base: saved, stamp: 0 };
}

/** A passage to judge of which nothing was said yet, neither here nor on the server: shown, and not sent. */
export function waitingEntry(id: string, reviewer: string, wanted: Content, passage: number): Entry {
  return { ...newEntry(id, reviewer, wanted), passage, stamp: 0 };
}

export function isWaiting({ base, stamp }: Entry): boolean {
  return base === null && stamp === 0;
}

/** Whether something is still to be said of it. Of a passage that claims nothing that is all there is to say. */
export function isOpen({ passage, wanted }: Entry): boolean {
  return wanted.verdict === null && (passage === null || wanted.claim_type === null);
}

/** The next request that brings the server nearer to what is wanted; null where nothing is to be sent. */
export function nextRequest(entry: Entry): Request | null {
  const again = entry.attempt === null ? null : requestFor(entry, entry.attempt);
  return again ?? requestFor(entry, entry.wanted);
}

function requestFor(entry: Entry, wanted: Content): Request | null {
  if (entry.base === null) {
    const create = entry.attempt !== null || (wanted.status === "active" && !isWaiting(entry));
    return create ? request(entry, "create", wanted) : null;
  }
  const { content } = entry.base;
  if (content.status !== wanted.status) {
    const kind = wanted.status === "active" ? "restore" : "withdraw";
    return request(entry, kind, { ...content, status: wanted.status });
  }
  if (wanted.status === "withdrawn" || same(content, wanted)) return null;
  return request(entry, "change", wanted);
}

export function isUnsent(entry: Entry): boolean {
  return entry.trouble !== null || nextRequest(entry) !== null;
}

/** Whether it can be sent now: nobody has to decide anything first. */
export function isSendable(entry: Entry): boolean {
  return entry.trouble === null && nextRequest(entry) !== null;
}

/** The reviewer changed something. What was refused is tried again; a conflict waits for its decision. */
export function edited(entry: Entry, change: Change): Entry {
  const trouble = entry.trouble?.kind === "refused" ? null : entry.trouble;
  return step(entry, { wanted: { ...entry.wanted, ...change }, trouble });
}

export function attempted(entry: Entry, target: Content): Entry {
  return step(entry, { attempt: target });
}

/** The server has it. Where it normalised what was sent, and the reviewer has not gone on, its form is taken. */
export function acknowledged(entry: Entry, saved: Saved): Entry {
  const known = entry.base?.version ?? 0;
  if (entry.attempt === null && saved.version <= known) return entry; // another tab has told already
  const sent = entry.attempt ?? entry.wanted;
  const own = saved.version <= known + 1; // else somebody was there in between
  const { content, clashes } = merge(sent, entry.wanted, saved.content);
  if (!own && clashes.length > 0) return clashed(entry, saved, clashes);
  return step(entry, { base: saved, wanted: content, attempt: null, trouble: null });
}

/** The server has a later version, made elsewhere: put the two together, or ask. An attempt of unknown outcome is left
 *  to be sent again: its answer tells. */
export function refreshed(entry: Entry, current: Saved): Entry {
  if (entry.attempt !== null || current.version <= (entry.base?.version ?? 0)) return entry;
  return rebased(entry, current);
}

/** The server refused an attempt because of a later version. */
export function stale(entry: Entry, current: Saved): Entry {
  return rebased({ ...entry, attempt: null }, current);
}

function rebased(entry: Entry, current: Saved): Entry {
  const { content, clashes } = merge((entry.base ?? current).content, entry.wanted, current.content);
  if (clashes.length > 0) return clashed(entry, current, clashes);
  const trouble = entry.trouble?.kind === "refused" ? entry.trouble : null;
  return step(entry, { base: current, wanted: content, trouble });
}

function clashed(entry: Entry, theirs: Saved, parts: readonly Part[]): Entry {
  return step(entry, { attempt: null, trouble: { kind: "conflict", theirs, parts } });
}

export function refused(entry: Entry, refusal: Omit<Refused, "kind">): Entry {
  return step(entry, { attempt: null, trouble: { kind: "refused", ...refusal } });
}

/** The reviewer decided a conflict for their own version: it is sent over the other, which stays in the history. */
export function keptMine(entry: Entry): Entry {
  if (entry.trouble?.kind !== "conflict") return entry;
  const { theirs } = entry.trouble;
  const { content } = merge((entry.base ?? theirs).content, entry.wanted, theirs.content);
  return step(entry, { base: theirs, wanted: content, trouble: null });
}

export function tookTheirs(entry: Entry): Entry {
  if (entry.trouble?.kind !== "conflict") return entry;
  const { theirs } = entry.trouble;
  return step(entry, { base: theirs, wanted: theirs.content, trouble: null });
}

/** Try what was refused again. */
export function retried(entry: Entry): Entry {
  return entry.trouble?.kind === "refused" ? step(entry, { trouble: null }) : entry;
}

/** Back to what the server has; null where that is nothing. */
export function discarded(entry: Entry): Entry | null {
  if (entry.base === null) return null;
  return step(entry, { wanted: entry.base.content, attempt: null, trouble: null });
}

function request(entry: Entry, kind: RequestKind, target: Content): Request {
  const changed = entry.base === null ? [] : differing(entry.base.content, target);
  const version = entry.base?.version ?? null;
  const { id, passage } = entry;
  return { kind, id, version, target, change: partsOf(target, changed), passage };
}

function step(entry: Entry, next: Partial<Entry>): Entry {
  const made = { ...entry, ...next, stamp: entry.stamp + 1 };
  return { ...made, start: made.wanted.place.start, end: made.wanted.place.end };
}
