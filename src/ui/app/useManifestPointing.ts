import { useMemo } from 'react';
import type { Run } from '../../engine/run';
import { type Described, describedBy, sourceOf, targetOfDescribed } from '../../projection/pointing';
import { largePodAt } from '../../projection/stageAt';
import { useAttention } from './attention';
import { useSteady } from './useSteady';

/** What manifests are told of pointing, and what pointing at their lines means elsewhere. */
export function useManifestPointing(run: Run | undefined, atMs: number) {
  const { hovered, hover, pod: wished } = useAttention();
  const pod = run && largePodAt(run, atMs, wished)?.metadata.uid;
  // Something that happened shows the piece of script it came from. A thing as such, and be it where the caret stands,
  // leaves the commands lit that run now.
  const source = useMemo(
    () => (run && hovered?.sequence !== undefined ? sourceOf(run, hovered) : undefined),
    [run, hovered],
  );
  const described = useMemo(
    () => (run && hovered ? describedBy(run, hovered.target, pod) : undefined),
    [run, hovered, pod],
  );
  const onPoint = useSteady((thing: Described | undefined) => {
    const target = run && thing && targetOfDescribed(run, thing, pod);
    hover(target === undefined ? undefined : { target });
  });
  return { source, described, onPoint };
}
