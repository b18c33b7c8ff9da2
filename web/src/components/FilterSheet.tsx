import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { fill, useI18n } from "../i18n/i18n";

interface FilterSheetProps {
  readonly open: boolean;
  readonly total: number;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

/** The filters of a small screen: a sheet from below, with the results counted on its button. */
export function FilterSheet({ open, total, onClose, children }: FilterSheetProps) {
  const { t, number } = useI18n();
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    if (open && !dialog.current!.open) dialog.current!.showModal();
    if (!open && dialog.current!.open) dialog.current!.close();
  }, [open]);
  return (
    <dialog
      class="sheet"
      ref={dialog}
      aria-label={t.filters}
      onClose={onClose}
      onClick={(event) => {
        // A click on the backdrop has the dialog itself as its target.
        if (event.target === dialog.current) onClose();
      }}
    >
      <div class="sheet-body">
        {open && (
          <>
            <div class="sheet-scroll">
              <div class="sheet-head">
                <h2>{t.filters}</h2>
                <button type="button" class="sheet-close" aria-label={t.closeFilters} onClick={onClose}>
                  ×
                </button>
              </div>
              {children}
            </div>
            <div class="sheet-foot">
              <button type="button" class="button button-main" onClick={onClose}>
                {fill(t.showResults, { n: number(total) })}
              </button>
            </div>
          </>
        )}
      </div>
    </dialog>
  );
}
