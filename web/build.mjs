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
  "src/components/EmptyState.tsx", "src/components/Fault.tsx", "src/components/Warnings.tsx",
  "src/components/SearchTipsPanel.tsx", "src/components/FilterSheet.tsx", "src/components/SavePanel.tsx",
  "src/state/last-word.ts", "src/i18n/typed-date.ts", "src/i18n/en.ts", "src/i18n/ru.ts",
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
// All modules that are in app.js are one for a part: it has the names that src/shared.ts exports, and esbuild says where
// one is missing.
const partsShare = (modules, names) => ({
  name: "parts-share",
  setup(bundle) {
    bundle.onResolve({ filter: /./ }, async ({ kind, namespace, path, resolveDir, pluginData }) => {
      if (namespace === "shell") return { path, external: true };
      if (kind === "entry-point" || pluginData === "resolving") return undefined;
      const found = await bundle.resolve(path, { kind, resolveDir, pluginData: "resolving" });
      return modules.has(found.path) ? { path: "app.js", namespace: "shell", sideEffects: false } : found;
    });
    bundle.onLoad({ filter: /./, namespace: "shell" }, () => ({ contents: `export { ${names.join(", ")} } from "./app.js";` }));
  },
});

await mkdir(out, { recursive: true });
const app = await build({ ...options, entryPoints: { app: "src/main.tsx" }, plugins: [partsApart] });
const [script] = Object.values(app.metafile.outputs);
const modules = new Set(Object.keys(script.inputs).map((file) => resolve(here, file)));
await build({ ...options, entryPoints: parts, entryNames: "[name]", plugins: [partsShare(modules, script.exports)] });
// Once more, for what only a whole file shows: which of the names it has no use for.
const partFiles = parts.map((file) => basename(file).replace(/\..*/, ".js"));
await build({ ...options, entryPoints: partFiles.map((file) => join(out, file)), external: ["./app.js"], allowOverwrite: true });
await build({ ...options, entryPoints: { app: "src/styles/app.css" } });
for (const name of ["index.html", "favicon.svg"]) await copyFile(join(here, "src", name), join(out, name));

for (const name of ["index.html", "app.js", ...partFiles, "app.css", "favicon.svg"]) {
  const bytes = await readFile(join(out, name));
  console.log(`${name}: ${bytes.length} bytes, ${gzipSync(bytes).length} with gzip`);
}
