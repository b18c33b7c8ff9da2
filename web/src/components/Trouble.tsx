// What a search shows that fails, finds nothing, or was not written as it should be: a part of its own, see state/parts.ts.
export { EmptyState } from "./EmptyState";
export { Fault } from "./Fault";
export { Warnings } from "./Warnings";
