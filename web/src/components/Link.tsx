import type { AnchorHTMLAttributes, ComponentChildren } from "preact";
import { type NavigateOptions, navigate } from "../state/navigation";

interface LinkProps extends Omit<AnchorHTMLAttributes, "href" | "children" | "role"> {
  readonly href: string;
  readonly options?: NavigateOptions;
  readonly children: ComponentChildren;
}

/**
 * A link with a real address that stays within the page: a plain click goes there without a reload, any other
 * (new tab, new window, download) is the browser's.
 */
export function Link({ href, options, children, ...rest }: LinkProps) {
  const follow = (event: MouseEvent): void => {
    if (!isPlainClick(event)) return;
    event.preventDefault();
    navigate(href, options);
  };
  return (
    <a href={href} onClick={follow} {...rest}>
      {children}
    </a>
  );
}

/** Whether a click means "go there here", and not a new tab or window. */
export function isPlainClick(event: MouseEvent): boolean {
  return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
}
