import { useMemo, useRef } from 'react';
import type { Run } from '../../engine/run';
import { type RunningSource, runningSourcesAt } from '../../projection/runningSource';

const NOTHING: readonly RunningSource[] = [];

/** What runs at a moment: the same list for as long as it is the same, so that frames between commands cost nothing. */
export function useRunning(run: Run | undefined, atMs: number): readonly RunningSource[] {
  const last = useRef<{ key: string; sources: readonly RunningSource[] }>({ key: '', sources: NOTHING });
  return useMemo(() => {
    const sources = run ? runningSourcesAt(run, atMs) : NOTHING;
    const key = sources.map(keyOf).join('\n');
    if (key !== last.current.key) last.current = { key, sources };
    return last.current.sources;
  }, [run, atMs]);
}

const keyOf = ({ container, namespace, madeBy, argv, piece }: RunningSource): string =>
  [namespace, madeBy[0]?.name, container, piece ? `${piece.start}-${piece.end}` : '', argv.join(' ')].join('/');
