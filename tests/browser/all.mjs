// Every test file in one process, so that all of them share one Chromium: starting one for each costs more than the
// tests do. With arguments: only the files of these names.
import { readdir } from "node:fs/promises";

const wanted = process.argv.slice(2);
for (const name of (await readdir(new URL(".", import.meta.url))).sort()) {
  if (name.endsWith(".test.mjs") && (wanted.length === 0 || wanted.includes(name))) await import(`./${name}`);
}
