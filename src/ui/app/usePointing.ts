import { useMemo, useRef } from 'react';
import type { Run } from '../../engine/run';
import { largePodAt } from '../../projection/stageAt';
import { subjectOfTarget } from '../../projection/why/subject';
import { useAttention } from './attention';

/** What Stage and Timeline are told of pointing and choosing, and what they tell. The callbacks never change. */
export function usePointing(run: Run | undefined, atMs: number) {
  const attention = useAttention();
  const pod = run ? largePodAt(run, atMs, attention.pod)?.metadata.uid : undefined;
  const latest = useRef({ attention, pod });
  latest.current = { attention, pod };
  const callbacks = useMemo(
    () => ({
      onHover: (target: string | undefined) => latest.current.attention.hover(target),
      onSelect(target: string) {
        const subject = subjectOfTarget(target, latest.current.pod);
        if (subject) latest.current.attention.ask(subject);
      },
    }),
    [],
  );
  return { ...callbacks, pod, highlighted: attention.hovered };
}
