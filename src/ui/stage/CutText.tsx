import { type RefObject, useEffect, useState } from 'react';
import type { SceneElement } from '../../projection/scene/elements';

interface CutTextProps {
  /** What is pointed at or has the keyboard's focus: the texts in it that the picture had no room for are shown whole. */
  target: string | undefined;
  elements: readonly SceneElement[];
  svg: RefObject<SVGSVGElement | null>;
}

interface Place {
  readonly left: number;
  readonly top?: number;
  readonly bottom?: number;
}

/** Screen readers have the whole texts in the names of the picture's buttons. */
export function CutText({ target, elements, svg }: CutTextProps) {
  const [hidden, setHidden] = useState<string>();
  const [place, setPlace] = useState<Place>();
  const texts = target === undefined || target === hidden ? [] : wholeTexts(elements, target);
  useEffect(() => {
    if (target === undefined || !svg.current) return;
    setPlace(placeOf(svg.current, target));
    const onKey = ({ key }: KeyboardEvent) => key === 'Escape' && setHidden(target);
    addEventListener('keydown', onKey);
    return () => {
      removeEventListener('keydown', onKey);
      setHidden(undefined);
    };
  }, [target, svg]);
  if (texts.length === 0 || !place) return null;
  return (
    <div className="stage-whole" style={place} aria-hidden="true" data-testid="whole-text">
      {texts.map((text) => (
        <p key={text}>{text}</p>
      ))}
    </div>
  );
}

const WIDEST = 420;

/** Below it, or above it in the lower half; inside the picture in any case. */
function placeOf(svg: SVGSVGElement, target: string): Place | undefined {
  const part = svg.querySelector(`[data-target="${CSS.escape(target)}"]`);
  if (!part) return undefined;
  const all = (svg.closest('figure') ?? svg).getBoundingClientRect();
  const { left, top, bottom } = part.getBoundingClientRect();
  const x = Math.max(4, Math.min(left - all.left, all.width - WIDEST - 4));
  const isLow = bottom - all.top > all.height * 0.6;
  return isLow ? { left: x, bottom: all.bottom - top + 4 } : { left: x, top: bottom - all.top + 4 };
}

function wholeTexts(elements: readonly SceneElement[], target: string): readonly string[] {
  for (const element of elements) {
    if (element.kind !== 'group') continue;
    if (element.target === target) return [...new Set(titlesIn(element.children))];
    const found = wholeTexts(element.children, target);
    if (found.length > 0) return found;
  }
  return [];
}

const titlesIn = (elements: readonly SceneElement[]): string[] =>
  elements.flatMap((element) => {
    if (element.kind === 'group') return titlesIn(element.children);
    return element.kind === 'text' && element.title ? [element.title] : [];
  });
