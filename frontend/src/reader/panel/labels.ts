import { byId } from "../dom.ts";
import type { Codebook, Facet } from "../model/codebook.ts";
import type { Entry } from "../model/entry.ts";
import type { Change, Labels } from "../model/model.ts";
import type { Session } from "../session.ts";
import type { PanelPart } from "./part.ts";

type LabelPart = keyof Labels & Facet;

const CHOICES = ["claim_type", "voice", "endorsement", "stance"] as const;
const RADIOS = ["verdict", "confidence"] as const;
/** Voices that are not the publisher's: does the publisher make the words its own? */
const PASSED_ON = new Set(["quoted_person", "paraphrased", "other_media"]);

/** Verdict, claim type, voice, endorsement, confidence, stance: what is chosen from the codebook, each with the definition
 *  of what is chosen or pointed at. */
export class LabelFields implements PanelPart {
  readonly #session: Session;
  readonly #form = byId<HTMLFormElement>("judgement");
  #shownId: string | null = null;

  constructor(session: Session) {
    this.#session = session;
    this.#form.addEventListener("change", (event) => this.#changed(event.target));
    this.#form.addEventListener("pointerover", (event) => this.#pointAt(event.target));
    this.#form.addEventListener("focusin", (event) => this.#pointAt(event.target));
    this.#form
      .querySelector("[data-clear]")
      ?.addEventListener("click", () => session.edit({ verdict: null }));
    this.#form.addEventListener("submit", (event) => event.preventDefault());
  }

  show(entry: Entry): void {
    const { wanted } = entry;
    for (const part of CHOICES) this.#choice(part).value = wanted[part] ?? "";
    for (const part of RADIOS) {
      for (const radio of this.#radios(part)) radio.checked = radio.value === wanted[part];
    }
    const voice = wanted.voice ?? "";
    byId("endorsement-field").hidden = !PASSED_ON.has(voice) && wanted.endorsement === null;
    const clear = this.#form.querySelector<HTMLElement>("[data-clear]");
    if (clear !== null) clear.hidden = wanted.verdict === null;
    this.#sayProposed(wanted.voice, entry.start);
    if (entry.id !== this.#shownId) this.#define("verdict", wanted.verdict);
    this.#shownId = entry.id;
  }

  focus(part: "claim_type" | "voice" | "stance"): void {
    this.#choice(part).focus();
  }

  focusVerdict(): void {
    const radios = this.#radios("verdict");
    (radios.find((radio) => radio.checked) ?? radios[0])?.focus();
  }

  /** The next of low, moderate, high, round and round. */
  turnConfidence(): void {
    const radios = this.#radios("confidence");
    const at = radios.findIndex((radio) => radio.checked);
    const next = radios[(at + 1) % radios.length];
    if (next === undefined) return;
    next.focus({ preventScroll: true });
    this.#session.edit({ confidence: next.value });
  }

  #changed(target: EventTarget | null): void {
    const { name, value } = target as HTMLInputElement;
    if (!isOneOf([...CHOICES, ...RADIOS], name)) return;
    const slug = value === "" ? null : value;
    this.#define(name, slug);
    this.#session.edit({ [name]: slug } as Change);
  }

  /** The definition of what the pointer or the focus is on. */
  #pointAt(target: EventTarget | null): void {
    const label = (target as Element).closest("label")?.querySelector<HTMLInputElement>("input[type=radio]");
    const control = label ?? (target as Element).closest<HTMLSelectElement>("select");
    if (control && isOneOf([...CHOICES, ...RADIOS], control.name)) this.#define(control.name, control.value);
  }

  #define(part: LabelPart, slug: string | null): void {
    byId("define").textContent = defined(this.#session.codebook, part, slug);
  }

  /** A voice that is the one proposed for the segment's role says so. */
  #sayProposed(voice: string | null, start: number): void {
    const line = byId("voice-proposed");
    line.hidden = voice === null || this.#session.proposedVoice(start) !== voice;
    line.textContent = `Voice proposed from the segment, ${this.#session.doc.roleAt(start)}.`;
  }

  #choice(part: (typeof CHOICES)[number]): HTMLSelectElement {
    return byId<HTMLSelectElement>(`f-${part}`);
  }

  #radios(part: (typeof RADIOS)[number]): HTMLInputElement[] {
    return [...this.#form.querySelectorAll<HTMLInputElement>(`input[name=${part}]`)];
  }
}

function defined(codebook: Codebook, facet: Facet, slug: string | null): string {
  const definition = codebook.definition(facet, slug);
  return slug === null || definition === "" ? "" : `${codebook.name(facet, slug)}: ${definition}`;
}

function isOneOf<T extends string>(names: readonly T[], name: string): name is T {
  return (names as readonly string[]).includes(name);
}
