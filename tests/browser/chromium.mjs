// Which Chromium, and which server. Beside browser.mjs, whose hooks are for tests alone.

/** Where the server listens, without a slash at the end. */
export const serverUrl = (process.env.DOSSIER_URL ?? "http://127.0.0.1:8080").replace(/\/$/, "");

export const chromiumOptions = {
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
  ],
};
