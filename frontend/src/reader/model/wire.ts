/** Highlights as the API sends them, and as they are here. */

import {
  type Change,
  type Content,
  type Judgement,
  NO_JUDGEMENT,
  type Part,
  type Proposal,
  type Saved,
  type Status,
} from "./model.ts";

/** The part of the API's highlight that both its full resource and the `current` of a conflict have. */
export interface WireState {
  readonly start: number;
  readonly end: number;
  readonly exact: string;
  readonly status: Status;
  readonly version: number;
  readonly judgement: Judgement;
}

export interface WireHighlight extends WireState {
  readonly id: string;
  readonly reviewer: string;
  readonly created_at: string;
  readonly updated_at: string;
  readonly passage: number | null;
  /** Null where nothing is proposed in this reading; lists leave it out. */
  readonly proposal?: Proposal | null;
}

export interface WireChange {
  start?: number;
  end?: number;
  exact?: string;
  judgement?: Partial<Judgement>;
}

export function savedFrom(wire: WireState): Saved {
  const { start, end, exact, status, version } = wire;
  const judgement = Object.fromEntries(
    Object.entries(NO_JUDGEMENT).map(([name, none]) => [
      name,
      wire.judgement[name as keyof Judgement] ?? none,
    ]),
  ) as unknown as Judgement;
  return { version, content: { ...judgement, status, place: { start, end, exact } } };
}

/** The body of a request that brings these parts of the content about; the status has requests of its own. */
export function changeToWire(change: Change): WireChange {
  const { place, status: _, ...judgement } = change;
  const body: WireChange = place === undefined ? {} : { ...place };
  if (Object.keys(judgement).length > 0) body.judgement = judgement;
  return body;
}

/** The judgement without what says nothing, for a new highlight. */
export function contentToWire(content: Content): WireChange {
  const { place, status: _, ...judgement } = content;
  const said = Object.entries(judgement).filter(
    ([name, value]) => value !== NO_JUDGEMENT[name as keyof Judgement],
  );
  return { ...place, judgement: Object.fromEntries(said) as Partial<Judgement> };
}

/** The part of a highlight that a field error of the API is about: "judgement.evidence.0.url" is about the evidence. */
export function partOfField(field: string): Part | null {
  const [first, second] = field.split(".");
  if (first === "judgement" && second !== undefined && second in NO_JUDGEMENT) return second as Part;
  return first === "start" || first === "end" || first === "exact" ? "place" : null;
}
