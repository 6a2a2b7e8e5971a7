import { type ReactNode, type RefObject, useEffect, useId, useRef } from 'react';

interface DialogProps {
  title: string;
  /** How wide it is where there is room: a CSS length. */
  width: string;
  onClose(): void;
  /** What stands below the title; `close` is for its own button. */
  children(close: () => void): ReactNode;
}

/** A modal dialog with a title: it opens as it is drawn, and Escape closes it. */
export function Dialog({ title, width, onClose, children }: DialogProps) {
  const dialog: RefObject<HTMLDialogElement | null> = useRef(null);
  const titleId = useId();
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      className="panel m-auto p-5 text-ink backdrop:bg-black/40"
      style={{ width: `min(${width}, calc(100vw - 2rem))` }}
      onClose={onClose}
    >
      <h2 id={titleId} className="m-0 text-lg font-semibold">
        {title}
      </h2>
      {children(() => dialog.current?.close())}
    </dialog>
  );
}
