/** What the charting libraries weigh: `node bench/chart_weights.ts`. Installs those compared into a folder of its own, bundles
 *  of each what dots with whiskers on a linear, a logarithmic and a time axis need, and prints bytes minified and gzipped. */

import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const VEGA = `import * as vega from "vega"; import { compile } from "vega-lite"; import { expressionInterpreter } from "vega-interpreter";
globalThis.kept = [vega.parse, vega.View, compile, expressionInterpreter];`;
const CANDIDATES: Readonly<Record<string, { packages: readonly string[]; code: string }>> = {
  "d3-scale": {
    packages: ["d3-scale@4.0.3"],
    code: 'import { scaleLinear, scaleLog, scaleUtc } from "d3-scale"; globalThis.kept = [scaleLinear, scaleLog, scaleUtc];',
  },
  "d3-scale, -axis, -shape, -selection": {
    packages: ["d3-scale@4.0.3", "d3-axis@3.0.1", "d3-shape@3.2.1", "d3-selection@3.0.1"],
    code: `import { scaleLinear, scaleLog, scaleUtc } from "d3-scale"; import { axisBottom, axisLeft } from "d3-axis";
import { symbol, line } from "d3-shape"; import { select } from "d3-selection";
globalThis.kept = [scaleLinear, scaleLog, scaleUtc, axisBottom, axisLeft, symbol, line, select];`,
  },
  "Observable Plot": {
    packages: ["@observablehq/plot@0.6.17"],
    code: 'import { plot, dot, link, ruleX, text } from "@observablehq/plot"; globalThis.kept = [plot, dot, link, ruleX, text];',
  },
  "Vega-Lite with Vega and the interpreter": {
    packages: ["vega@6.4.0", "vega-lite@6.5.0", "vega-interpreter@2.2.1"],
    code: VEGA,
  },
  "Chart.js with error bars": {
    packages: ["chart.js@4.6.1", "chartjs-chart-error-bars@4.4.5"],
    code: `import { Chart, LinearScale, LogarithmicScale, TimeScale, CategoryScale } from "chart.js";
import { ScatterWithErrorBarsController, PointWithErrorBar } from "chartjs-chart-error-bars";
globalThis.kept = [Chart, LinearScale, LogarithmicScale, TimeScale, CategoryScale, ScatterWithErrorBarsController, PointWithErrorBar];`,
  },
  ECharts: {
    packages: ["echarts@6.1.0"],
    code: `import { init, use } from "echarts/core"; import { ScatterChart, CustomChart } from "echarts/charts";
import { GridComponent } from "echarts/components"; import { SVGRenderer } from "echarts/renderers";
globalThis.kept = [init, use, ScatterChart, CustomChart, GridComponent, SVGRenderer];`,
  },
  uPlot: { packages: ["uplot@1.6.32"], code: 'import uPlot from "uplot"; globalThis.kept = uPlot;' },
};

const folder = await mkdtemp(join(tmpdir(), "chart-weights-"));
try {
  await writeFile(join(folder, "package.json"), '{"private": true}');
  const packages = [...new Set(Object.values(CANDIDATES).flatMap((candidate) => candidate.packages))];
  execFileSync(
    "npm",
    ["install", "--no-audit", "--no-fund", "--loglevel=error", "--ignore-scripts", ...packages],
    { cwd: folder },
  );
  for (const [name, { code }] of Object.entries(CANDIDATES)) await weigh(name, await entry(name, code));
  await weigh("charts.js, all of it", join(import.meta.dirname, "..", "src", "charts", "main.ts"));
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function entry(name: string, code: string): Promise<string> {
  const path = join(folder, "entries", `${name.replace(/\W+/g, "-")}.js`);
  await mkdir(join(folder, "entries"), { recursive: true });
  await writeFile(path, code);
  return path;
}

async function weigh(name: string, path: string): Promise<void> {
  const outfile = join(folder, "out.js");
  const common = { bundle: true, minify: true, metafile: true, format: "iife", target: "es2022" } as const;
  const { metafile } = await build({ entryPoints: [path], outfile, ...common, logLevel: "error" });
  const bytes = Object.values(metafile.outputs).reduce((sum, output) => sum + output.bytes, 0);
  const packed = gzipSync(await readFile(outfile), { level: 9 }).length;
  const modules = Object.keys(metafile.inputs).length;
  process.stdout.write(
    `${name}: ${bytes.toLocaleString("en")} bytes, ${packed.toLocaleString("en")} gzipped, ${modules} modules\n`,
  );
}
