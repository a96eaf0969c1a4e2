/** Builds what the pages load into the folder given (default ../static/built): scripts, fonts, fonts.css. */

import { existsSync } from "node:fs";
import { cp, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { type BuildOptions, build } from "esbuild";

const HERE = import.meta.dirname;
const OUT = resolve(process.argv[2] ?? join(HERE, "..", "static", "built"));
const NEW = `${OUT}.new`;

const SCRIPTS: readonly { entry: string; out: string; format: "esm" | "iife" }[] = [
  { entry: "src/reader/main.ts", out: "reader.js", format: "esm" },
  { entry: "src/adjudicate/main.ts", out: "adjudicate.js", format: "esm" },
  { entry: "src/charts/main.ts", out: "charts.js", format: "iife" },
  { entry: "src/desk.ts", out: "desk.js", format: "iife" },
];

const SUBSETS = ["latin", "latin-ext", "cyrillic"];
const FACES: readonly { slug: string; family: string; weight: number; style: "normal" | "italic" }[] = [
  { slug: "charis-sil", family: "Charis SIL", weight: 400, style: "normal" },
  { slug: "charis-sil", family: "Charis SIL", weight: 400, style: "italic" },
  { slug: "charis-sil", family: "Charis SIL", weight: 700, style: "normal" },
  { slug: "ibm-plex-sans", family: "IBM Plex Sans", weight: 400, style: "normal" },
  { slug: "ibm-plex-sans", family: "IBM Plex Sans", weight: 500, style: "normal" },
  { slug: "ibm-plex-sans", family: "IBM Plex Sans", weight: 600, style: "normal" },
];

async function buildScripts(): Promise<string[]> {
  const missing = SCRIPTS.filter(({ entry }) => !existsSync(join(HERE, entry)));
  for (const { entry, out } of missing) console.warn(`${entry} is not there: ${out} is not built`);
  const present = SCRIPTS.filter((script) => !missing.includes(script));
  await Promise.all(present.map(({ entry, out, format }) => build(scriptOptions(entry, out, format))));
  return present.map(({ out }) => out);
}

function scriptOptions(entry: string, out: string, format: "esm" | "iife"): BuildOptions {
  return {
    entryPoints: [join(HERE, entry)],
    outfile: join(NEW, out),
    bundle: true,
    minify: true,
    sourcemap: true,
    target: "es2022",
    format,
    logLevel: "warning",
  };
}

async function buildFonts(): Promise<string[]> {
  await mkdir(join(NEW, "fonts"), { recursive: true });
  const rules = await Promise.all(FACES.flatMap((face) => SUBSETS.map((subset) => copyFace(face, subset))));
  await writeFile(join(NEW, "fonts.css"), rules.join(""));
  for (const slug of new Set(FACES.map((face) => face.slug))) {
    await cp(join(packageOf(slug), "LICENSE"), join(NEW, "fonts", `${slug}-LICENSE.txt`));
  }
  return [`${rules.length} font files`, "fonts.css"];
}

/** Copies one face's file for one subset; gives its rule. */
async function copyFace(face: (typeof FACES)[number], subset: string): Promise<string> {
  const file = `${face.slug}-${subset}-${face.weight}-${face.style}.woff2`;
  await cp(join(packageOf(face.slug), "files", file), join(NEW, "fonts", file));
  const ranges = JSON.parse(await readFile(join(packageOf(face.slug), "unicode.json"), "utf8"));
  return `@font-face { font-family: "${face.family}"; font-style: ${face.style}; font-weight: ${face.weight}; \
font-display: swap; src: url("fonts/${file}") format("woff2"); unicode-range: ${ranges[subset]}; }\n`;
}

function packageOf(slug: string): string {
  return join(HERE, "node_modules", "@fontsource", slug);
}

// Into a folder of its own first: a build that fails leaves the former one as it was.
try {
  await rm(NEW, { recursive: true, force: true });
  const built = [...(await buildScripts()), ...(await buildFonts())];
  await rm(OUT, { recursive: true, force: true });
  await rename(NEW, OUT);
  console.info(`Built ${built.join(", ")}`);
} catch (error) {
  await rm(NEW, { recursive: true, force: true });
  console.error(`The front end was not built: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}
