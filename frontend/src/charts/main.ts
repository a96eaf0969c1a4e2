/** Draws every chart of the page, once: places are in per cent, so nothing is drawn anew when the page's width changes. */

import { listenToKeys } from "./keys.ts";
import { drawPlots } from "./plots.ts";
import { drawTimeline } from "./timeline.ts";

for (const figure of document.querySelectorAll<HTMLElement>("figure[data-chart]")) {
  if (figure.dataset.chart === "timeline") drawTimeline(figure);
  else drawPlots(figure);
  listenToKeys(figure);
  figure.dataset.drawn = "";
}
