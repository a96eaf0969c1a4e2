/** What a reviewer says of a stretch of text. Names are those of the API, so that nothing is renamed on the way. */

import type { Span } from "../../text/span.ts";

export interface Technique {
  readonly technique: string;
  readonly severity: string | null;
  readonly target: string;
  readonly polarity: string | null;
  readonly aim: string | null;
}

/** A quantity; `low` and `high` are decimal strings ("12000", "0.25"), never floating point numbers. */
export interface Figure {
  readonly low: string | null;
  readonly high: string | null;
  readonly bound: string;
  readonly unit: string;
  readonly counted: string;
  readonly as_of: string;
  readonly supplier: string;
  /** False while it is only what was read from the words. */
  readonly checked: boolean;
}

export interface Evidence {
  readonly relation: string;
  readonly url: string;
  readonly title: string;
  readonly quote: string;
  /** ISO date. */
  readonly accessed_on: string | null;
  readonly note: string;
}

/** Slugs of the round's codebook; null is "not said". */
export interface Labels {
  readonly claim_type: string | null;
  readonly voice: string | null;
  readonly endorsement: string | null;
  readonly verdict: string | null;
  readonly confidence: string | null;
  readonly stance: string | null;
}

export interface Judgement extends Labels {
  readonly note: string;
  readonly techniques: readonly Technique[];
  readonly figure: Figure | null;
  readonly evidence: readonly Evidence[];
}

/** A span in code points and the words there. */
export interface Place extends Span {
  readonly exact: string;
}

export type Status = "active" | "withdrawn";

/** Everything about a highlight that a reviewer can change, side by side, so that changes are compared part by part. */
export interface Content extends Judgement {
  readonly place: Place;
  readonly status: Status;
}

export type Part = keyof Content;
export type Change = Partial<Content>;

/** A state that the server has acknowledged. */
export interface Saved {
  readonly version: number;
  readonly content: Content;
}

/** What the server reads from the words of a highlight. */
export interface Proposal {
  readonly voice: string | null;
  readonly claim_type: string | null;
  readonly figure: Pick<Figure, "low" | "high" | "bound" | "unit"> | null;
}

/** A passage drawn at random, in code points, and the id that its highlight gets. */
export interface Passage extends Place {
  readonly id: number;
  readonly position: number;
  readonly highlight: string;
}

/** What is said of a whole document; null, empty and false are "not said". */
export interface DocumentJudgement {
  readonly genre: string | null;
  readonly frames: readonly string[];
  readonly omissions: string;
  /** From -2, the axis's low pole, to 2. */
  readonly slants: Readonly<Record<string, number>>;
  readonly distressing: boolean;
  readonly note: string;
}

export const NO_JUDGEMENT: Judgement = {
  claim_type: null,
  voice: null,
  endorsement: null,
  verdict: null,
  confidence: null,
  stance: null,
  note: "",
  techniques: [],
  figure: null,
  evidence: [],
};

export const NO_FIGURE: Figure = {
  low: null,
  high: null,
  bound: "",
  unit: "",
  counted: "",
  as_of: "",
  supplier: "",
  checked: false,
};

export const PARTS = ["place", "status", ...Object.keys(NO_JUDGEMENT)] as readonly Part[];
