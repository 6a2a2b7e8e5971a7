import { useMemo, useRef } from 'react';
import type { Run } from '../../engine/run';
import { type RunningSource, runningSourcesAt, unknownImagesOf } from '../../projection/runningSource';

/** What a run says about its manifests at a moment. */
export interface Running {
  readonly sources: readonly RunningSource[];
  readonly unknownImages: ReadonlySet<string>;
}

const NOTHING: Running = { sources: [], unknownImages: new Set() };

/** The same value for as long as it is the same, so that frames between commands cost nothing. */
export function useRunning(run: Run | undefined, atMs: number): Running {
  const last = useRef({ key: '', run, running: NOTHING });
  return useMemo(() => {
    if (!run) return NOTHING;
    const sources = runningSourcesAt(run, atMs);
    const key = sources.map(keyOf).join('\n');
    if (key !== last.current.key || run !== last.current.run)
      last.current = { key, run, running: { sources, unknownImages: unknownImagesOf(run) } };
    return last.current.running;
  }, [run, atMs]);
}

const keyOf = ({ container, namespace, madeBy, argv, piece }: RunningSource): string =>
  [namespace, madeBy[0]?.name, container, piece ? `${piece.start}-${piece.end}` : '', argv.join(' ')].join('/');
