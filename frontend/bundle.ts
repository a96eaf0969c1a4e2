/** Bundles one script for the browser tests and the benchmark: `node bundle.ts ENTRY OUTFILE`. */

import { build } from "esbuild";

const [entry, outfile] = process.argv.slice(2);
if (entry === undefined || outfile === undefined) throw new Error("Usage: node bundle.ts ENTRY OUTFILE");
await build({
  entryPoints: [entry],
  outfile,
  bundle: true,
  format: "iife",
  target: "es2022",
  sourcemap: "inline",
  logLevel: "warning",
});
