import { render } from "preact";
import { App } from "./components/App";
import { startNavigation } from "./state/navigation";

startNavigation();
// Not `hydrate`: the language may differ from that of the static page, and `render` corrects what differs while it
// keeps the elements, with the letters that someone has already typed.
render(<App />, document.getElementById("app")!);
