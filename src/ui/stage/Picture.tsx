import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { Scene } from '../../projection/scene/elements';
import { useText } from '../text/TextContext';
import { CutText } from './CutText';
import { SceneElementView } from './SceneElementView';
import './tokens.css';
import { useFollowing } from './useFollowing';

export interface PictureProps {
  drawing: Scene;
  /** By pointer or by key: `podUid/container`, `volume/NAME`, `service/NAMESPACE/NAME`, `pod/UID`, `dns`, `station/NAME`. */
  onSelect?: (target: string) => void;
  onHover?: (target: string | undefined) => void;
  /** A target to mark, because it is pointed at here or elsewhere. */
  highlighted?: string | undefined;
  /** Whether its room is scrolled to what everything depends on. */
  follows?: boolean;
  reducedMotion?: boolean;
}

const STAYS = { decisive: undefined, scale: 1 } as const;

/** A scene as SVG that can be pointed at, walked through and chosen from. */
export function Picture({
  drawing,
  onSelect,
  onHover,
  highlighted,
  follows = false,
  reducedMotion = false,
}: PictureProps) {
  const { text } = useText();
  const svg = useRef<SVGSVGElement>(null);
  useFollowing(svg, follows ? drawing : STAYS, reducedMotion);
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
  const [pointed, setPointed] = useState<string>();
  const hover = (node: EventTarget | undefined) => {
    const target = node && targetOf(node);
    setPointed(target);
    onHover?.(target);
  };
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
        onPointerOver={(event) => hover(event.target)}
        onPointerLeave={() => hover(undefined)}
        onFocus={(event) => hover(event.target)}
        onBlur={() => hover(undefined)}
      >
        {drawing.elements.map((element) => (
          <SceneElementView key={element.key} element={element} />
        ))}
      </svg>
      <CutText target={pointed} elements={drawing.elements} svg={svg} />
    </figure>
  );
}

const targetOf = (node: EventTarget): string | undefined =>
  node instanceof Element ? (node.closest('[data-target]')?.getAttribute('data-target') ?? undefined) : undefined;
