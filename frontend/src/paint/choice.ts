import type { TextDoc } from "../text/textdoc.ts";
import { CssRenderer } from "./css.ts";
import { MarkRenderer } from "./mark.ts";
import type { Painter } from "./painter.ts";
import { PiecewisePainter } from "./piecewise.ts";

export interface PainterOptions {
  /** Paint with `<mark>` elements, which assistive technology can tell, also where the browser has custom highlights. */
  readonly marks: boolean;
}

/** The CSS custom highlight painter, or the mark painter where that is asked for or all the browser can do. */
export function choosePainter(doc: TextDoc, options: PainterOptions): Painter {
  const marks = options.marks || !("highlights" in CSS);
  return new PiecewisePainter(doc, marks ? new MarkRenderer(doc) : new CssRenderer(doc));
}
