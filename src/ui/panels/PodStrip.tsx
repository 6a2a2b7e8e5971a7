import { memo } from 'react';
import type { Run } from '../../engine/run';
import { podsAt, statusOf } from '../../projection/objects';
import { cutMiddle } from '../../projection/scene/measure';
import { toneOf } from '../../projection/statusTone';
import { useText } from '../text/TextContext';
import { usePointingRow } from './usePointingRow';

/** What `kubectl get pods` would say at this moment: the words that a learner will meet at work. */
export const PodStrip = memo(function PodStrip({ run, atMs }: { run: Run; atMs: number }) {
  const { text } = useText();
  const pointing = usePointingRow(run);
  const pods = podsAt(run, atMs).filter((pod) => pod.metadata.namespace === run.scenario.namespace);
  const several = pods.length > 2;
  return (
    <div
      className="flex min-w-0 flex-1 items-center gap-2 overflow-x-auto px-2 py-1 text-sm [scrollbar-width:none] sm:flex-wrap"
      data-testid="pods"
    >
      {pods.length === 0 && <span className="text-faint">{text('status.pods.none')}</span>}
      {pods.slice(0, 6).map((pod) => {
        const { ready, total, status, restarts } = statusOf(run, pod, atMs);
        return (
          <span
            key={pod.metadata.uid}
            title={`${pod.metadata.name} ${ready}/${total} ${status} ${restarts}`}
            className="pod-pill flex min-w-0 max-w-full shrink-0 items-center gap-2 rounded-full border border-line bg-raised px-3 py-0.5"
            {...pointing.of({ target: `pod/${pod.metadata.uid}` })}
          >
            <span className="min-w-0 shrink-[999] truncate text-soft">
              {several ? cutMiddle(pod.metadata.name ?? '', 13) : pod.metadata.name}
            </span>
            <b className={`truncate font-semibold ${TONES[toneOf(status)]}`}>{status}</b>
            <span className="whitespace-nowrap text-faint">
              {ready}/{total}
              {restarts !== '0' && ` · ↻ ${restarts.replace(/ .*/, '')}`}
            </span>
          </span>
        );
      })}
    </div>
  );
});

const TONES = { absent: '', waiting: 'text-warn', good: 'text-good', bad: 'text-bad' } as const;
