// What the parts that are loaded on demand take from app.js; see build.mjs, which says so where something is missing.
// A part has its own copy of what app.js itself has no use for.
export { Fragment } from "preact";
export { jsx, jsxs } from "preact/jsx-runtime";
export { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
export { searchApiUrl } from "./api/client";
export { Disclosure } from "./components/Disclosure";
export { ErrorState } from "./components/ErrorState";
export { Link, isPlainClick } from "./components/Link";
export { Marked, plain } from "./components/Marked";
export { dateInWords, isPartialDate, momentInWords } from "./i18n/dates";
export { fill, useI18n } from "./i18n/i18n";
export { useKeptFocus, useMediaQuery, useSettled } from "./state/hooks";
export { currentLocation, navigate } from "./state/navigation";
export { useParts } from "./state/parts";
export {
  emptyQuery, exclusionNames, facetNames, filterCount, formatQuery, narrowed, parseQuery, patched, sortInForce, toggled, withoutFilters,
} from "./state/query";
export { articleUrl, entityUrl, searchUrl } from "./state/route";
