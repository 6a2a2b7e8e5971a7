import { useState } from 'react';
import { encodeLink } from '../../scenario/link';
import type { Scenario } from '../../scenario/scenario';
import { useText } from '../text/TextContext';
import { formatMoment } from '../text/time';
import { Dialog } from './Dialog';

/** Longer links are cut by some chats. */
const COMFORTABLE_LENGTH = 2000;

/** The link to this moment or to the start, its length, and the code that embeds it. */
export function ShareDialog({ scenario, atMs, onClose }: { scenario: Scenario; atMs: number; onClose(): void }) {
  const { text } = useText();
  const [fromStart, setFromStart] = useState(false);
  const [copied, setCopied] = useState<'link' | 'embed'>();

  const fragment = encodeLink({ scenario, atMs: fromStart ? 0 : atMs });
  const page = location.href.replace(/[?#].*$/, '');
  const link = `${page}#${fragment}`;
  const embed = `<iframe src="${page}?embed=1#${fragment}" title="Podflight" width="100%" height="560" loading="lazy" sandbox="allow-scripts allow-popups" style="border:0"></iframe>`;
  const copy = (what: 'link' | 'embed') => {
    void navigator.clipboard?.writeText(what === 'link' ? link : embed).then(
      () => setCopied(what),
      () => setCopied(undefined),
    );
  };
  return (
    <Dialog title={text('share.title')} width="34rem" onClose={onClose}>
      {(close) => (
        <>
          <p className="mt-1 mb-4 text-sm text-soft">{text('share.private')}</p>
          <div className="mb-3 flex flex-wrap gap-4 text-sm">
            {[false, true].map((start) => (
              <label key={String(start)} className="flex items-center gap-2">
                <input type="radio" name="moment" checked={fromStart === start} onChange={() => setFromStart(start)} />
                {start ? text('share.start') : text('share.moment', { at: formatMoment(atMs) })}
              </label>
            ))}
          </div>
          <label className="block">
            <span className="visually-hidden">{text('share.copy')}</span>
            <input
              readOnly
              value={link}
              data-testid="share-link"
              className="w-full rounded-lg border border-line bg-raised px-3 py-2 font-mono text-xs"
              onFocus={(event) => event.currentTarget.select()}
            />
          </label>
          <p className={`mt-1 text-xs ${link.length > COMFORTABLE_LENGTH ? 'text-warn' : 'text-faint'}`}>
            {text('share.length', { count: link.length.toLocaleString() })}{' '}
            {link.length > COMFORTABLE_LENGTH && text('share.long')}
          </p>
          <div className="mt-4 flex flex-wrap justify-end gap-2">
            <button type="button" className="button" onClick={() => copy('embed')}>
              {copied === 'embed' ? text('share.copied') : text('share.embed')}
            </button>
            <button type="button" className="button button-primary" onClick={() => copy('link')}>
              {copied === 'link' ? text('share.copied') : text('share.copy')}
            </button>
            <button type="button" className="button button-quiet" onClick={close}>
              {text('share.close')}
            </button>
          </div>
        </>
      )}
    </Dialog>
  );
}
