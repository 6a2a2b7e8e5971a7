import { useMemo, useRef } from 'react';
import type { Run } from '../../engine/run';
import type { Pointed } from '../../projection/pointing';
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
      onHover: (target: string | undefined) =>
        latest.current.attention.hover(target === undefined ? undefined : { target }),
      onPoint: (pointed: Pointed | undefined) => latest.current.attention.hover(pointed),
      onSelect(target: string) {
        const subject = subjectOfTarget(target, latest.current.pod);
        if (subject) latest.current.attention.ask(subject);
      },
    }),
    [],
  );
  return { ...callbacks, pod, pointed: attention.hovered, highlighted: onStage(attention.hovered?.target, pod) };
}

/** The thing of the picture that stands for it: of another Pod's container that Pod, of what is typed kubectl. */
function onStage(target: string | undefined, pod: string | undefined): string | undefined {
  if (target === undefined) return undefined;
  if (target === 'steps') return 'station/kubectl';
  const [first = ''] = target.split('/');
  const isContainer = !['pod', 'service', 'volume', 'station', 'dns'].includes(first);
  return isContainer && first !== pod ? `pod/${first}` : target;
}
