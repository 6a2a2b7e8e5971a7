import { type KeyboardEvent, memo, type PointerEvent, useEffect, useMemo, useRef } from 'react';
import type { Run } from '../../engine/run';
import type { Scene } from '../../projection/scene/elements';
import { scene } from '../../projection/scene/scene';
import type { Sentence } from '../../projection/sentence';
import { stageAt } from '../../projection/stageAt';
import { useText } from '../text/TextContext';
import { SceneElementView } from './SceneElementView';
import './tokens.css';
import { usePicture } from './usePicture';

export interface StageProps {
  run: Run;
  /** Virtual time in milliseconds. */
  t: number;
  /** Room in CSS pixels. The picture's height follows from it and is the same at every `t` of a run. */
  width: number;
  /** The room below each other: where it is low, the picture has fewer rows. */
  height?: number | undefined;
  /** uid of the Pod to show large. Default: the oldest. */
  pod?: string | undefined;
  /** `podUid/container`, `volume/NAME`, `service/NAMESPACE/NAME`, `pod/UID`, `dns`, `station/NAME`. */
  onSelect?: (target: string) => void;
  onHover?: (target: string | undefined) => void;
  /** A target to mark, because it is pointed at here or elsewhere. */
  highlighted?: string | undefined;
  reducedMotion?: boolean;
}

/** The picture of a Pod's start at a moment, as SVG. */
export const Stage = memo(function Stage(props: StageProps) {
  const { run, t, width, height, pod, onSelect, onHover, highlighted, reducedMotion = false } = props;
  const { textOf, text } = useText();
  const drawing = useScene({ run, t, width, height, pod, reducedMotion }, textOf);
  const svg = useRef<SVGSVGElement>(null);
  useEffect(() => {
    const marked = highlighted && svg.current?.querySelector(`[data-target="${CSS.escape(highlighted)}"]`);
    if (!marked) return;
    // Not a class: those belong to React, which writes them anew whenever a state changes.
    marked.setAttribute('data-lit', '');
    return () => marked.removeAttribute('data-lit');
  }, [highlighted]);
  const select = (target: string | undefined) => target !== undefined && onSelect?.(target);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    const target = targetOf(event.target);
    if (target === undefined) return;
    event.preventDefault();
    select(target);
  };
  const hover = (event: PointerEvent) => onHover?.(targetOf(event.target));
  return (
    <figure className="stage-figure" aria-label={text('stage.label')}>
      <svg
        ref={svg}
        className="stage"
        width={drawing.width * drawing.scale}
        height={drawing.height * drawing.scale}
        viewBox={`0 0 ${drawing.width} ${drawing.height}`}
        aria-label={drawing.description}
        onClick={(event) => select(targetOf(event.target))}
        onKeyDown={onKeyDown}
        onPointerOver={hover}
        onPointerLeave={() => onHover?.(undefined)}
        onFocus={(event) => onHover?.(targetOf(event.target))}
        onBlur={() => onHover?.(undefined)}
      >
        {drawing.elements.map((element) => (
          <SceneElementView key={element.key} element={element} />
        ))}
      </svg>
    </figure>
  );
});

type Shown = Pick<StageProps, 'run' | 't' | 'width' | 'height' | 'pod' | 'reducedMotion'>;

function useScene(
  { run, t, width, height, pod, reducedMotion = false }: Shown,
  textOf: ReturnType<typeof useText>['textOf'],
): Scene {
  const draw = useMemo(() => {
    const say = ({ code, params }: Sentence) => textOf(code, params);
    const room = height ? { width, height } : { width };
    const focus = pod === undefined ? {} : { pod };
    return (at: number) => scene(stageAt(run, at, focus), { ...room, say, reducedMotion });
  }, [run, width, height, pod, reducedMotion, textOf]);
  return usePicture(draw, t);
}

const targetOf = (node: EventTarget): string | undefined =>
  node instanceof Element ? (node.closest('[data-target]')?.getAttribute('data-target') ?? undefined) : undefined;
