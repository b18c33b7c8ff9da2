// Bundles the page into files with fixed names, which the server embeds (web/CMakeLists.txt lists them, too). app.js
// is the shell and the search; what it imports dynamically is loaded when it is needed. The folder is the first
// argument, else DOSSIER_WEB_OUT, else web/dist.
import { copyFile, mkdir, readFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const out = resolve(process.argv[2] || process.env.DOSSIER_WEB_OUT || join(here, "dist"));
const parts = [
  "src/components/SearchView.tsx", "src/components/ArticleView.tsx", "src/components/EntityView.tsx",
  "src/components/Trouble.tsx", "src/components/SearchTipsPanel.tsx", "src/i18n/en.ts", "src/i18n/ru.ts",
];

const options = {
  absWorkingDir: here,
  outdir: out,
  bundle: true,
  minify: true,
  metafile: true,
  format: "esm",
  // Safari 16 and the other browsers of 2022: the oldest with everything that the page uses.
  target: ["chrome105", "firefox104", "safari16"],
  jsx: "automatic",
  jsxImportSource: "preact",
  // Module scripts are UTF-8 by definition; escaped Russian is three times as long.
  charset: "utf8",
  legalComments: "none",
};

// `import("./ArticleView")` in the source is `import("./ArticleView.js")` in the script.
const partsApart = {
  name: "parts-apart",
  setup(bundle) {
    bundle.onResolve({ filter: /./ }, ({ kind, path }) =>
      kind === "dynamic-import" ? { path: `./${basename(path)}.js`, external: true } : undefined,
    );
  },
};

// A part takes from app.js what app.js has: a second copy of a context or of Preact would be a stranger to the first.
// src/shared.ts exports it.
const partsShare = (modules) => ({
  name: "parts-share",
  setup(bundle) {
    bundle.onResolve({ filter: /./ }, async ({ kind, path, resolveDir, pluginData }) => {
      if (kind === "entry-point" || pluginData === "resolving") return undefined;
      const found = await bundle.resolve(path, { kind, resolveDir, pluginData: "resolving" });
      return modules.has(found.path) ? { path: "./app.js", external: true } : found;
    });
  },
});

await mkdir(out, { recursive: true });
const app = await build({ ...options, entryPoints: { app: "src/main.tsx" }, plugins: [partsApart] });
const [script] = Object.values(app.metafile.outputs);
const modules = new Set(Object.keys(script.inputs).map((file) => resolve(here, file)));
await build({ ...options, entryPoints: parts, entryNames: "[name]", plugins: [partsShare(modules)] });
await build({ ...options, entryPoints: { app: "src/styles/app.css" } });
for (const name of ["index.html", "favicon.svg"]) await copyFile(join(here, "src", name), join(out, name));

const partFiles = parts.map((file) => basename(file).replace(/\..*/, ".js"));
for (const part of partFiles) {
  const text = await readFile(join(out, part), "utf8");
  for (const [, names] of text.matchAll(/import\s*\{([^}]*)\}\s*from\s*"\.\/app\.js"/g)) {
    const missing = names.split(",").map((name) => name.split(" as ")[0].trim()).filter((name) => !script.exports.includes(name));
    if (missing.length > 0) throw new Error(`${part} needs what src/shared.ts does not export: ${missing.join(", ")}`);
  }
}

for (const name of ["index.html", "app.js", ...partFiles, "app.css", "favicon.svg"]) {
  const bytes = await readFile(join(out, name));
  console.log(`${name}: ${bytes.length} bytes, ${gzipSync(bytes).length} with gzip`);
}
