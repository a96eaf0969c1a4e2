/** The round's vocabulary, as the page brings it. */

export interface Label {
  readonly slug: string;
  readonly name: string;
  readonly definition: string;
  readonly key?: string | null;
  readonly credit?: number | null;
  readonly group?: string;
  readonly figure?: boolean;
  readonly proposed_for?: readonly string[];
}

export type Facet =
  | "claim_type"
  | "verdict"
  | "technique_group"
  | "technique"
  | "voice"
  | "endorsement"
  | "stance"
  | "confidence"
  | "severity"
  | "polarity"
  | "aim"
  | "bound"
  | "evidence_relation"
  | "genre"
  | "frame"
  | "axis";

export type Facets = Readonly<Partial<Record<Facet, readonly Label[]>>>;

export class Codebook {
  readonly #facets: Facets;
  readonly #bySlug = new Map<string, Label>();

  constructor(facets: Facets) {
    this.#facets = facets;
    for (const [facet, labels] of Object.entries(facets)) {
      for (const label of labels ?? []) this.#bySlug.set(`${facet}/${label.slug}`, label);
    }
  }

  labels(facet: Facet): readonly Label[] {
    return this.#facets[facet] ?? [];
  }

  label(facet: Facet, slug: string | null): Label | undefined {
    return slug === null ? undefined : this.#bySlug.get(`${facet}/${slug}`);
  }

  /** What a label is called; a slug that this version does not know stands for itself. */
  name(facet: Facet, slug: string): string {
    return this.label(facet, slug)?.name ?? slug;
  }

  definition(facet: Facet, slug: string | null): string {
    return this.label(facet, slug)?.definition ?? "";
  }

  /** Slugs of the groups of these techniques, each once. */
  groupsOf(techniques: readonly { readonly technique: string }[]): string[] {
    const groups = techniques.map(({ technique }) => this.label("technique", technique)?.group);
    return [...new Set(groups.filter((group) => group !== undefined))];
  }

  /** The voice proposed for words in a segment of this role. */
  voiceFor(role: string): string | null {
    return this.labels("voice").find((voice) => voice.proposed_for?.includes(role))?.slug ?? null;
  }

  asksForFigure(claimType: string | null): boolean {
    return this.label("claim_type", claimType)?.figure === true;
  }
}
