import { memo, useMemo } from 'react';
import type { Run } from '../../engine/run';
import type { Scene } from '../../projection/scene/elements';
import { scene } from '../../projection/scene/scene';
import type { Sentence } from '../../projection/sentence';
import { stageAt } from '../../projection/stageAt';
import { useText } from '../text/TextContext';
import { Picture, type PictureProps } from './Picture';
import { type PictureTurn, usePicture } from './usePicture';

export interface StageProps extends Omit<PictureProps, 'drawing' | 'follows'> {
  run: Run;
  /** Virtual time in milliseconds. */
  t: number;
  /** Room in CSS pixels. The picture's height follows from it and is the same at every `t` of a run. */
  width: number;
  /** The room below each other: where it is low, the picture has fewer rows. */
  height?: number | undefined;
  /** Told which frames the picture needs for itself. */
  turn?: PictureTurn | undefined;
  /** uid of the Pod to show large. Default: the oldest with which something still happens. */
  pod?: string | undefined;
}

/** The picture of a Pod's start at a moment, as SVG. */
export const Stage = memo(function Stage({ run, t, width, height, pod, turn, ...pointing }: StageProps) {
  const { textOf } = useText();
  const { reducedMotion = false } = pointing;
  const drawing = useScene({ run, t, width, height, pod, turn, reducedMotion }, textOf);
  return <Picture drawing={drawing} follows {...pointing} />;
});

type Shown = Pick<StageProps, 'run' | 't' | 'width' | 'height' | 'pod' | 'turn' | 'reducedMotion'>;

function useScene(
  { run, t, width, height, pod, turn, reducedMotion = false }: Shown,
  textOf: ReturnType<typeof useText>['textOf'],
): Scene {
  const draw = useMemo(() => {
    const say = ({ code, params }: Sentence) => textOf(code, params);
    const room = height ? { width, height } : { width };
    const focus = pod === undefined ? {} : { pod };
    return (at: number) => scene(stageAt(run, at, focus), { ...room, say, reducedMotion });
  }, [run, width, height, pod, reducedMotion, textOf]);
  return usePicture(draw, t, turn);
}
