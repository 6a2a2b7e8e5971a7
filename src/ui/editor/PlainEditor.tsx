import { memo, type PointerEvent, type RefObject, type SyntheticEvent, useEffect, useMemo, useRef } from 'react';
import type { SourceRange } from '../../manifest';
import { SCENARIO_LIMITS } from '../../scenario/limits';
import { piecesOf, type Span } from '../problems/spans';
import type { EditorProps } from './editorProps';

/** Longer texts are shown without marks: laying them out twice would be felt. */
const MOST_MARKED_CHARACTERS = 40_000;

/** Text area and backdrop break their lines at the same places: same font, same box, a scrollbar in both. */
const METRICS =
  'absolute inset-0 h-full w-full overflow-x-hidden overflow-y-scroll whitespace-pre-wrap break-words px-4 py-3 ' +
  'font-mono text-[13px]/5 [tab-size:2]';

/** A text area: there at first paint, and the better editor on phones. What is lit or wrong is drawn behind it. */
export function PlainEditor(props: EditorProps & { area: RefObject<HTMLTextAreaElement | null> }) {
  const { text, label, onChange, onPoint, onLeave, area } = props;
  const backdrop = useRef<HTMLDivElement>(null);
  const spans = useSpans(props);
  const followText = () => {
    if (area.current && backdrop.current) backdrop.current.scrollTop = area.current.scrollTop;
  };
  useScrolling(props, backdrop);
  /** What would be refused is not let in at all. */
  const keepOut = (event: SyntheticEvent, data: DataTransfer) => {
    const added = data.getData('text/plain');
    const selected = area.current ? area.current.selectionEnd - area.current.selectionStart : 0;
    if (text.length - selected + added.length <= SCENARIO_LIMITS.fileCharacters) return;
    event.preventDefault();
    onChange(text + added);
  };
  return (
    <>
      <div ref={backdrop} aria-hidden className={`pointer-events-none text-transparent ${METRICS}`}>
        <Backdrop text={text} spans={spans} />
        {/* Room to scroll as far as the text area does, whatever it adds below its last line. */}
        <div className="h-40" />
      </div>
      <textarea
        ref={area}
        aria-label={label}
        value={text}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        autoCorrect="off"
        className={`resize-none border-0 bg-transparent text-ink outline-offset-[-2px] ${METRICS}`}
        onScroll={followText}
        {...pointingOf(onPoint)}
        onPaste={(event) => keepOut(event, event.clipboardData)}
        onDrop={(event) => keepOut(event, event.dataTransfer)}
        onChange={({ target }) => {
          // Taken out at once: laying out a text of megabytes for one frame would hold up the page for seconds.
          if (!onChange(target.value)) target.value = text;
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.currentTarget.blur();
          onLeave?.();
        }}
      />
    </>
  );
}

/** The line under the pointer, where browsers tell; else the one that the caret is in. */
function pointingOf(onPoint: EditorProps['onPoint']) {
  const toCaret = (area: HTMLTextAreaElement) =>
    onPoint(document.activeElement === area ? area.selectionStart : undefined);
  return {
    onSelect: ({ currentTarget }: SyntheticEvent<HTMLTextAreaElement>) => toCaret(currentTarget),
    onFocus: ({ currentTarget }: SyntheticEvent<HTMLTextAreaElement>) => onPoint(currentTarget.selectionStart),
    onBlur: () => onPoint(undefined),
    onPointerLeave: ({ currentTarget }: PointerEvent<HTMLTextAreaElement>) => toCaret(currentTarget),
    onPointerMove: ({ currentTarget, clientX, clientY }: PointerEvent<HTMLTextAreaElement>) => {
      const caret = document.caretPositionFromPoint?.(clientX, clientY);
      if (caret?.offsetNode === currentTarget) onPoint(caret.offset);
    },
  };
}

const LIT = 'lit-text';
const FOLLOWED = 'followed';
const PLACE = 'asked-place';

function useSpans({ lit, pointed, follow, findings, marks, place }: EditorProps): readonly Span[] {
  return useMemo(
    () => [
      ...marks.map(({ range, support }) => ({ ...range, className: `field-${support}` })),
      ...findings.map(({ range, severity }) => ({ ...range, className: `finding-${severity}` })),
      ...pointed.map((range) => ({ ...range, className: 'pointed-lines' })),
      ...lit.map((range) => ({ ...range, className: LIT })),
      ...(follow ? [{ ...follow, className: FOLLOWED }] : []),
      ...(place ? [{ ...place.range, className: PLACE }] : []),
    ],
    [lit, pointed, follow, findings, marks, place],
  );
}

/** Brings what runs into view, unless somebody is at work here; and a place that was asked for, selected. */
function useScrolling(
  { follow, place, area }: EditorProps & { area: RefObject<HTMLTextAreaElement | null> },
  backdrop: RefObject<HTMLElement | null>,
): void {
  const start = follow?.start;
  useEffect(() => {
    const element = area.current;
    const isBusy = document.activeElement === element || element?.matches(':hover');
    if (element && start !== undefined && !isBusy) scrollTo(element, backdrop.current?.querySelector(`.${FOLLOWED}`));
  }, [area, backdrop, start]);
  useEffect(() => {
    const element = area.current;
    if (!element || !place) return;
    select(element, place.range);
    scrollTo(element, backdrop.current?.querySelector(`.${PLACE}`));
  }, [area, backdrop, place]);
}

function select(element: HTMLTextAreaElement, { start, end }: SourceRange): void {
  element.focus({ preventScroll: true });
  element.setSelectionRange(start, end);
}

/** `mark` lies in the backdrop exactly behind the text that it stands for. */
function scrollTo(element: HTMLTextAreaElement, mark: Element | null | undefined): void {
  if (!(mark instanceof HTMLElement)) return;
  const { offsetTop: top, offsetHeight: height } = mark;
  if (top < element.scrollTop || top + height > element.scrollTop + element.clientHeight)
    element.scrollTop = Math.max(0, top - element.clientHeight / 3);
}

/** The same text with nothing to see but its marks. */
const Backdrop = memo(function Backdrop({ text, spans }: { text: string; spans: readonly Span[] }) {
  if (spans.length === 0 || text.length > MOST_MARKED_CHARACTERS) return null;
  return (
    <>
      {piecesOf(text, spans).map((piece) => (
        <span key={piece.start} className={piece.className}>
          {piece.text}
        </span>
      ))}
      {/* A text area shows an empty line after the last newline, a block does not: without it the two scroll apart. */}
      {'\n'}
    </>
  );
});
