// Runs the browser tests against a server of their own: indexes a corpus into a temporary folder, serves it on a
// free port, runs every *.test.mjs (or those that are named), and takes server and folder away again, however it ends.
//
//   node run.mjs --server PATH --indexer PATH --corpus DIR [TEST...]
//
// Without --server the tests run against DOSSIER_URL as it is.
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const here = fileURLToPath(new URL(".", import.meta.url));
const { values: flags, positionals } = parseArgs({
  options: { server: { type: "string" }, indexer: { type: "string" }, corpus: { type: "string" } },
  allowPositionals: true,
});
if (flags.server && !(flags.indexer && flags.corpus)) {
  console.error("usage: node run.mjs --server PATH --indexer PATH --corpus DIR [TEST...]");
  process.exit(2);
}

/** How long the server may take until it is ready, and children until they have ended, in milliseconds. */
const startLimit = 20_000;
const endLimit = 3_000;

const children = new Set();
const folder = flags.server ? await mkdtemp(join(tmpdir(), "dossier-browser-")) : null;
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => finish(1));

try {
  const url = flags.server ? await startServer() : process.env.DOSSIER_URL;
  const environment = url ? { DOSSIER_URL: url } : {};
  await finish(await run(process.execPath, [join(here, "all.mjs"), ...positionals], environment));
} catch (error) {
  console.error(String(error.message ?? error));
  await finish(1);
}

// Indexes the corpus, starts the server and returns its address.
async function startServer() {
  const index = join(folder, "index");
  const paths = [join(flags.corpus, "en"), join(flags.corpus, "ru")];
  const code = await run(flags.indexer, ["add", "--index", index, "--source", "dossier", ...paths], {});
  if (code !== 0) throw new Error(`the indexer ended with ${code}`);
  const port = await freePort();
  const server = start(flags.server, ["--index", index, "--listen", `127.0.0.1:${port}`], {});
  let ended = false;
  server.on("exit", () => (ended = true));
  const url = `http://127.0.0.1:${port}`;
  for (const end = Date.now() + startLimit; ; ) {
    if (ended) throw new Error("the server ended before it was ready");
    if (await isHealthy(url)) return url;
    if (Date.now() > end) throw new Error(`the server was not ready after ${startLimit} ms`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function isHealthy(url) {
  try {
    return (await fetch(`${url}/healthz`)).ok;
  } catch {
    return false;
  }
}

// A port that was free a moment ago; the server binds it at once.
function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

function start(program, args, environment) {
  const child = spawn(program, args, { stdio: ["ignore", "inherit", "inherit"], env: { ...process.env, ...environment } });
  children.add(child);
  child.on("exit", () => children.delete(child));
  return child;
}

function run(program, args, environment) {
  return new Promise((resolve, reject) => {
    const child = start(program, args, environment);
    child.on("error", reject);
    child.on("exit", (code) => resolve(code ?? 1));
  });
}

// A child that is left running would hold the pipe of whoever started this program. The tests get the time to close
// their Chromium, which is a grandchild.
async function finish(code) {
  for (const child of children) child.kill("SIGTERM");
  for (const end = Date.now() + endLimit; children.size > 0 && Date.now() < end; ) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  for (const child of children) child.kill("SIGKILL");
  if (folder) await rm(folder, { recursive: true, force: true });
  process.exit(code);
}
