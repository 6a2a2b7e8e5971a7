import type { TextKey } from '../../locales/language';
import { useText } from '../text/TextContext';
import { Dialog } from './Dialog';

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
  return (
    <Dialog title={text('keys.title')} width="26rem" onClose={onClose}>
      {(close) => (
        <>
          <dl className="m-0 mt-3 grid grid-cols-[auto_1fr] gap-x-4 gap-y-2 text-sm">
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
            <button type="button" className="button" onClick={close}>
              {text('share.close')}
            </button>
          </div>
        </>
      )}
    </Dialog>
  );
}
