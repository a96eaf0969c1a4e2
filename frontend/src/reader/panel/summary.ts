import { byId, make, verdictMark } from "../dom.ts";
import type { Codebook } from "../model/codebook.ts";
import type { Entry } from "../model/entry.ts";
import type { Content } from "../model/model.ts";
import { evidenceLines } from "./evidence.ts";
import { writeNumber } from "./numbers.ts";
import { figureInWords } from "./past.ts";

/** A judgement to read, where there is nothing to change. */
export function showSummary(entry: Entry, codebook: Codebook): void {
  byId("summary").replaceChildren(...judgementLines(entry.wanted, codebook), by(entry));
}

/** Everything that was said, as definition list and paragraphs; for the panel and for print. */
export function judgementLines(content: Content, codebook: Codebook): HTMLElement[] {
  const list = make("dl", { class: "dl" });
  for (const [name, value] of linesOf(content, codebook)) {
    list.append(make("dt", {}, name), make("dd", {}, value));
  }
  const note = content.note === "" ? [] : [make("p", { class: "said-note" }, content.note)];
  return [list, ...note];
}

function linesOf(content: Content, codebook: Codebook): (readonly [string, Node | string])[] {
  const { verdict, figure } = content;
  const verdictName = verdict === null ? "Not yet judged" : codebook.name("verdict", verdict);
  const lines: (readonly [string, Node | string])[] = [
    ["Verdict", make("span", { class: "verdict" }, verdictMark(verdict), verdictName)],
  ];
  for (const [facet, name] of LABELS) {
    const slug = content[facet];
    if (slug !== null) lines.push([name, codebook.name(facet, slug)]);
  }
  if (figure !== null) lines.push(["Figure", figureInWords(figure, codebook)]);
  if (content.techniques.length > 0) lines.push(["Techniques", techniqueList(content, codebook)]);
  if (content.evidence.length > 0) lines.push(["Evidence", evidenceList(content, codebook)]);
  return lines;
}

const LABELS = [
  ["claim_type", "Claim type"],
  ["voice", "Voice"],
  ["endorsement", "Endorsement"],
  ["confidence", "Confidence"],
  ["stance", "Stance"],
] as const;

function techniqueList(content: Content, codebook: Codebook): HTMLElement {
  const items = content.techniques.map(({ technique, severity, target, polarity }) => {
    const group = codebook.label("technique", technique)?.group ?? "";
    const more = [
      severity && codebook.name("severity", severity).toLowerCase(),
      target,
      polarity && codebook.name("polarity", polarity).toLowerCase(),
    ];
    const said = more.filter(Boolean).join(", ");
    return make(
      "li",
      {},
      make("span", { class: `tq tq-${group}` }, codebook.name("technique", technique)),
      said && ` · ${said}`,
    );
  });
  return make("ul", { class: "plain" }, ...items);
}

function evidenceList(content: Content, codebook: Codebook): HTMLElement {
  return make(
    "ul",
    { class: "plain" },
    ...content.evidence.map((item) => make("li", {}, ...evidenceLines(item, codebook))),
  );
}

function by(entry: Entry): HTMLElement {
  const place = `characters ${writeNumber(String(entry.start))}–${writeNumber(String(entry.end))}`;
  return make("p", { class: "fine" }, `${entry.reviewer}, ${place}, version ${entry.base?.version ?? "–"}`);
}
