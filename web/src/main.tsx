import { render } from "preact";
import { apiUrl, prefetch } from "./api/client";
import { App } from "./components/App";
import { loadLanguage } from "./i18n/i18n";
import { languageFor } from "./i18n/language";
import { currentLocation, startNavigation } from "./state/navigation";
import { parseRoute } from "./state/route";
import { loadPart } from "./state/parts";

export * from "./shared";

startNavigation();
const { path, search } = currentLocation();
const route = parseRoute(path, search);
const language = languageFor(route.query.hl);
// All that the first view needs is asked for at once. What fails here fails again, and is told, in the view.
prefetch(apiUrl(route, language));
loadPart(route.view).catch(() => {});
loadLanguage(language).then(() => {
  // Not `hydrate`: the language may differ from that of the static page, and `render` corrects what differs while it
  // keeps the elements, with the letters that someone has already typed.
  render(<App />, document.getElementById("app")!);
});
