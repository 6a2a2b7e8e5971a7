import { memo, type RefObject, useEffect, useMemo, useRef } from 'react';
import { piecesOf, type Span } from '../problems/spans';
import type { EditorProps } from './editorProps';

/** Longer texts are shown without marks: laying them out twice would be felt. */
const MOST_MARKED_CHARACTERS = 40_000;

const METRICS = 'px-4 py-3 font-mono text-[13px]/5 [tab-size:2] whitespace-pre';

/** A text area: there at first paint, and the better editor on phones. What is lit or wrong is drawn behind it. */
export function PlainEditor(props: EditorProps & { area: RefObject<HTMLTextAreaElement | null> }) {
  const { text, label, lit, findings, marks, place, onChange, onLeave, area } = props;
  const backdrop = useRef<HTMLDivElement>(null);
  const spans = useMemo(
    () => [
      ...marks.map(({ range, support }) => ({ ...range, className: `field-${support}` })),
      ...findings.map(({ range, severity }) => ({ ...range, className: `finding-${severity}` })),
      ...lit.map((range) => ({ ...range, className: 'lit-text' })),
    ],
    [lit, findings, marks],
  );
  const follow = () => {
    const element = area.current;
    if (element && backdrop.current)
      backdrop.current.style.transform = `translate(${-element.scrollLeft}px, ${-element.scrollTop}px)`;
  };
  const litStart = lit[0]?.start;
  useEffect(() => {
    const element = area.current;
    // What runs is brought into view, unless somebody is at work here.
    if (element && litStart !== undefined && document.activeElement !== element) scrollTo(element, litStart);
  }, [area, litStart]);
  useEffect(() => {
    const element = area.current;
    if (!element || !place) return;
    element.focus();
    element.setSelectionRange(place.range.start, place.range.end);
    scrollTo(element, place.range.start);
  }, [area, place]);

  return (
    <>
      <div aria-hidden className="pointer-events-none absolute inset-0 overflow-hidden">
        <div ref={backdrop}>
          <Backdrop text={text} spans={spans} />
        </div>
      </div>
      <textarea
        ref={area}
        aria-label={label}
        value={text}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        autoCorrect="off"
        wrap="off"
        className={`absolute inset-0 h-full w-full resize-none border-0 bg-transparent text-ink outline-offset-[-2px] ${METRICS}`}
        onScroll={follow}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.currentTarget.blur();
          onLeave?.();
        }}
      />
    </>
  );
}

/** The same text with nothing to see but its marks. */
const Backdrop = memo(function Backdrop({ text, spans }: { text: string; spans: readonly Span[] }) {
  if (spans.length === 0 || text.length > MOST_MARKED_CHARACTERS) return null;
  return (
    <div className={`w-max text-transparent ${METRICS}`}>
      {piecesOf(text, spans).map((piece) => (
        <span key={piece.start} className={piece.className}>
          {piece.text}
        </span>
      ))}
    </div>
  );
});

function scrollTo(element: HTMLTextAreaElement, offset: number): void {
  const line = element.value.slice(0, offset).split('\n').length - 1;
  const height = Number.parseFloat(getComputedStyle(element).lineHeight);
  const top = line * height;
  if (top < element.scrollTop || top > element.scrollTop + element.clientHeight - 2 * height)
    element.scrollTop = Math.max(0, top - element.clientHeight / 3);
}
