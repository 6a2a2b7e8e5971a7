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

const STAYS = { captionHeight: 0, scale: 1 } as const;

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
  const { width, captionHeight, scale, elements } = drawing;
  const [caption, ...parts] = elements;
  const height = drawing.height - captionHeight;
  return (
    <figure className="stage-figure" aria-label={text('stage.label')}>
      {/* A picture of its own: it stays in sight where the rest is scrolled. */}
      <svg
        className="stage stage-caption"
        width={width * scale}
        height={captionHeight * scale}
        viewBox={`0 0 ${width} ${captionHeight}`}
        aria-hidden="true"
      >
        {caption && <SceneElementView element={caption} />}
      </svg>
      <svg
        ref={svg}
        className="stage"
        width={width * scale}
        height={height * scale}
        viewBox={`0 ${captionHeight} ${width} ${height}`}
        aria-label={drawing.description}
        onClick={(event) => select(targetOf(event.target))}
        onKeyDown={onKeyDown}
        onPointerOver={(event) => hover(event.target)}
        onPointerLeave={() => hover(undefined)}
        onFocus={(event) => hover(event.target)}
        onBlur={() => hover(undefined)}
      >
        {parts.map((element) => (
          <SceneElementView key={element.key} element={element} />
        ))}
      </svg>
      <CutText target={pointed} elements={parts} svg={svg} />
    </figure>
  );
}

const targetOf = (node: EventTarget): string | undefined =>
  node instanceof Element ? (node.closest('[data-target]')?.getAttribute('data-target') ?? undefined) : undefined;
