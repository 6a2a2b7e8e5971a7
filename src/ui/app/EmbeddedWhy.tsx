import { X } from 'lucide-react';
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import type { Run } from '../../engine/run';
import type { WhySubject } from '../../projection/why/subject';
import { IconButton } from '../shell/TopBar';
import { useText } from '../text/TextContext';
import { FullPageLink } from './EmbeddedHead';
import type { Podflight } from './usePodflight';

const WhyPanel = lazy(() => import('../stage/WhyPanel').then(({ WhyPanel }) => ({ default: WhyPanel })));

interface EmbeddedWhyProps {
  podflight: Podflight;
  run: Run;
  subject: WhySubject;
}

/** "Why?" in a frame that has no dock: a card over the picture's right side, for what was clicked last. */
export function EmbeddedWhy({ podflight, run, subject }: EmbeddedWhyProps) {
  const { text } = useText();
  const [closed, setClosed] = useState<WhySubject>();
  const card = useRef<HTMLElement>(null);
  const cameFrom = useRef<Element | null>(null);
  const open = closed !== subject;
  useEffect(() => {
    if (!open) return;
    cameFrom.current = document.activeElement;
    card.current?.focus({ preventScroll: true });
  }, [open]);
  const { jump } = podflight;
  const onJump = useCallback((toMs: number | undefined) => toMs !== undefined && jump(toMs), [jump]);
  if (!open) return null;
  const close = () => {
    setClosed(subject);
    const { current } = cameFrom;
    if (current instanceof HTMLElement || current instanceof SVGElement) current.focus({ preventScroll: true });
  };
  return (
    <aside
      ref={card}
      tabIndex={-1}
      className="embedded-why panel"
      aria-label={text('why.title')}
      data-testid="embedded-why"
      onKeyDown={(event) => {
        if (event.key === 'Escape') close();
      }}
    >
      <div className="flex items-center gap-2 border-b border-line py-1 pr-1 pl-3">
        <b>{text('why.title')}</b>
        <FullPageLink podflight={podflight}>{text('embed.open')}</FullPageLink>
        <IconButton label={text('share.close')} onClick={close}>
          <X size={18} aria-hidden />
        </IconButton>
      </div>
      <div className="min-h-0 flex-1 overflow-auto">
        <Suspense>
          <WhyPanel run={run} t={podflight.atMs} subject={subject} onJump={onJump} />
        </Suspense>
      </div>
    </aside>
  );
}
