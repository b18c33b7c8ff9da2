// Bundles the page into four files with fixed names, which the server embeds: index.html, app.js, app.css
// and favicon.svg. The folder is the first argument, else DOSSIER_WEB_OUT, else web/dist.
import { copyFile, mkdir, readFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const out = resolve(process.argv[2] || process.env.DOSSIER_WEB_OUT || join(here, "dist"));

await mkdir(out, { recursive: true });
await build({
  absWorkingDir: here,
  entryPoints: { app: "src/main.tsx" },
  outdir: out,
  bundle: true,
  minify: true,
  format: "esm",
  // Safari 16 and the other browsers of 2022: the oldest with everything that the page uses.
  target: ["chrome105", "firefox104", "safari16"],
  jsx: "automatic",
  jsxImportSource: "preact",
  // Module scripts are UTF-8 by definition; escaped Russian is three times as long.
  charset: "utf8",
  legalComments: "none",
});
await build({
  absWorkingDir: here,
  entryPoints: { app: "src/styles/app.css" },
  outdir: out,
  bundle: true,
  minify: true,
  target: ["chrome105", "firefox104", "safari16"],
});
for (const name of ["index.html", "favicon.svg"]) await copyFile(join(here, "src", name), join(out, name));

for (const name of ["index.html", "app.js", "app.css", "favicon.svg"]) {
  const bytes = await readFile(join(out, name));
  console.log(`${name}: ${bytes.length} bytes, ${gzipSync(bytes).length} with gzip`);
}
