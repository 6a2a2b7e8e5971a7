import { useEffect, useRef } from 'react';
import type { TextKey } from '../../locales/language';
import { useText } from '../text/TextContext';

/** Keys that work anywhere on the page but in text fields: see useKeys.ts. */
const KEYS: readonly { keys: string; does: TextKey }[] = [
  { keys: 'Space', does: 'keys.play' },
  { keys: '← →', does: 'keys.step' },
  { keys: 'Home End', does: 'keys.ends' },
  { keys: 'F', does: 'keys.fork' },
  { keys: '/', does: 'keys.terminal' },
  { keys: 'E', does: 'keys.editor' },
  { keys: 'Esc', does: 'keys.leave' },
  { keys: '?', does: 'keys.help' },
];

export function KeysDialog({ onClose }: { onClose(): void }) {
  const { text } = useText();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      aria-labelledby="keys-title"
      className="panel m-auto w-[min(26rem,calc(100vw-2rem))] p-5 text-ink backdrop:bg-black/40"
      onClose={onClose}
    >
      <h2 id="keys-title" className="m-0 mb-3 text-lg font-semibold">
        {text('keys.title')}
      </h2>
      <dl className="m-0 grid grid-cols-[auto_1fr] gap-x-4 gap-y-2 text-sm">
        {KEYS.map(({ keys, does }) => (
          <div key={keys} className="contents">
            <dt>
              <kbd className="rounded border border-line bg-raised px-2 py-0.5 font-mono">{keys}</kbd>
            </dt>
            <dd className="m-0">{text(does)}</dd>
          </div>
        ))}
      </dl>
      <div className="mt-4 text-right">
        <button type="button" className="button" onClick={() => dialog.current?.close()}>
          {text('share.close')}
        </button>
      </div>
    </dialog>
  );
}
