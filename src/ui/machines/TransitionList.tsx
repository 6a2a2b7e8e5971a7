import { memo, useEffect, useRef } from 'react';
import type { MachineInstance } from '../../projection/machines/history';
import { useText } from '../text/TextContext';
import { formatMoment } from '../text/time';

export interface TransitionListProps {
  instance: MachineInstance;
  initial: string;
  /** Position of the last transition that has been taken; -1 before the first. */
  current: number;
  onJump(atMs: number): void;
}

/** More are of no use to anybody who reads them one by one. */
const MOST = 400;

/** All transitions of an instance; each leads to its moment. Those to come are there, but faint. */
export const TransitionList = memo(function TransitionList({
  instance,
  initial,
  current,
  onJump,
}: TransitionListProps) {
  const { text } = useText();
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const view = host.current;
    const row = view?.querySelectorAll<HTMLElement>('li')[Math.max(0, current)];
    if (!view || !row) return;
    const top = row.offsetTop - view.offsetTop;
    if (top < view.scrollTop || top + row.offsetHeight > view.scrollTop + view.clientHeight) {
      view.scrollTop = top - view.clientHeight / 2;
    }
  }, [current]);
  return (
    <div ref={host} className="transitions">
      <h2>{text('machines.history')}</h2>
      <p>{text('machines.start', { state: initial })}</p>
      <ol>
        {instance.transitions.slice(0, MOST).map(({ atMs, event, to, sequence }, index) => (
          <li key={sequence} className={index > current ? 'to-come' : ''} aria-current={index === current || undefined}>
            <button type="button" onClick={() => onJump(atMs)}>
              <span className="transition-time">{formatMoment(atMs)}</span>
              <span className="transition-event">{event}</span>
              <span className="transition-state">→ {to}</span>
            </button>
          </li>
        ))}
      </ol>
    </div>
  );
});
