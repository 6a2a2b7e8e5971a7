import { X } from 'lucide-react';
import { useText } from '../text/TextContext';

/** Something the visitor should know: a damaged link, a text that was too large, a run that was stopped. */
export interface NoticeLine {
  id: string;
  level: 'info' | 'warning' | 'error';
  text: string;
}

const LEVEL = {
  info: 'border-line bg-panel',
  warning: 'border-warn bg-warn-soft',
  error: 'border-bad bg-bad-soft',
} as const;

export function Notices({ notices, onDismiss }: { notices: readonly NoticeLine[]; onDismiss(id: string): void }) {
  const { text } = useText();
  return (
    <div role="status" className="flex flex-col gap-2 empty:hidden">
      {notices.map(({ id, level, text: line }) => (
        <div key={id} className={`flex items-start gap-3 rounded-xl border px-4 py-2 text-sm ${LEVEL[level]}`}>
          <p className="m-0 flex-1">{line}</p>
          <button
            type="button"
            className="button button-quiet icon-button"
            aria-label={text('notice.dismiss')}
            onClick={() => onDismiss(id)}
          >
            <X size={15} aria-hidden />
          </button>
        </div>
      ))}
    </div>
  );
}
