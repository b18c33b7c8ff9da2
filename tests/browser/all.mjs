// Every test file in one process, so that all of them share one Chromium: starting one for each costs more than the
// tests do. With arguments: only the files of these names.
import { readdir } from "node:fs/promises";

const wanted = process.argv.slice(2);
const files = (await readdir(new URL(".", import.meta.url))).filter((name) => name.endsWith(".test.mjs")).sort();
const unknown = wanted.filter((name) => !files.includes(name));
if (unknown.length > 0) throw new Error(`no such test: ${unknown.join(", ")}; there are ${files.join(", ")}`);
for (const name of wanted.length > 0 ? wanted : files) await import(`./${name}`);
