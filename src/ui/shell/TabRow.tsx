import { ChevronLeft, ChevronRight } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import './tabRow.css';

export interface TabRowProps<Name extends string> {
  label: string;
  names: readonly Name[];
  chosen: Name;
  onChoose(name: Name): void;
  /** What stands on a tab. */
  children(name: Name): ReactNode;
  tabClass?: string;
  /** Ids of the tabs begin with it, and the panel's is `PREFIX-panel`. */
  prefix?: string;
}

/** Tabs in one row. Where they do not fit it scrolls, and an arrow at its end says that there is more. */
export function TabRow<Name extends string>(props: TabRowProps<Name>) {
  const { label, names, chosen, onChoose, children, tabClass = '', prefix } = props;
  const row = useRef<HTMLDivElement>(null);
  const { before, after } = useHidden(row);
  useInView(row, names.indexOf(chosen));
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const next = names[(names.indexOf(chosen) + step + names.length) % names.length];
    if (step === 0 || next === undefined) return;
    onChoose(next);
    tabAt(row, names.indexOf(next))?.focus({ preventScroll: true });
  };
  const scroll = (direction: 1 | -1) => {
    const element = row.current;
    element?.scrollBy({ left: direction * element.clientWidth * 0.7, behavior: 'smooth' });
  };
  return (
    <div className="tab-row">
      <div ref={row} className="tab-row-window">
        <div role="tablist" aria-label={label} className="tab-row-tabs" onKeyDown={onKeyDown}>
          {names.map((name) => (
            <button
              key={name}
              type="button"
              role="tab"
              {...(prefix === undefined ? {} : { id: `${prefix}-${name}`, 'aria-controls': `${prefix}-panel` })}
              aria-selected={name === chosen}
              tabIndex={name === chosen ? 0 : -1}
              className={`tab ${tabClass}`}
              onClick={() => onChoose(name)}
            >
              {children(name)}
            </button>
          ))}
        </div>
      </div>
      {/* For pointers only: keys and screen readers reach every tab as it is. */}
      {before && (
        <button type="button" className="tab-row-more left-0" tabIndex={-1} aria-hidden onClick={() => scroll(-1)}>
          <ChevronLeft size={16} />
        </button>
      )}
      {after && (
        <button type="button" className="tab-row-more right-0" tabIndex={-1} aria-hidden onClick={() => scroll(1)}>
          <ChevronRight size={16} />
        </button>
      )}
    </div>
  );
}

const tabAt = (row: RefObject<HTMLElement | null>, index: number): HTMLElement | undefined =>
  row.current?.querySelectorAll<HTMLElement>('[role=tab]')[index];

/** Whether tabs are hidden to the left or to the right of what is in view. */
function useHidden(row: RefObject<HTMLElement | null>): { before: boolean; after: boolean } {
  const [hidden, setHidden] = useState({ before: false, after: false });
  useEffect(() => {
    const element = row.current;
    if (!element) return;
    const look = () => {
      const { scrollLeft, scrollWidth, clientWidth } = element;
      const next = { before: scrollLeft > 1, after: scrollLeft + clientWidth < scrollWidth - 1 };
      setHidden((last) => (last.before === next.before && last.after === next.after ? last : next));
    };
    const observer = new ResizeObserver(look);
    observer.observe(element);
    // Another language, another file: the tabs become wider, the row does not.
    if (element.firstElementChild) observer.observe(element.firstElementChild);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [row]);
  return hidden;
}

/** How much of a row's end the arrow covers. */
const ARROW = 30;

/** Not scrollIntoView: it would scroll the page around the row, and the page around a frame, too. */
function useInView(row: RefObject<HTMLElement | null>, index: number): void {
  useEffect(() => {
    const element = row.current;
    const tab = tabAt(row, index);
    if (!element || !tab) return;
    const left = tab.offsetLeft - ARROW;
    const right = tab.offsetLeft + tab.offsetWidth + ARROW;
    if (left < element.scrollLeft) element.scrollLeft = left;
    else if (right > element.scrollLeft + element.clientWidth) element.scrollLeft = right - element.clientWidth;
  }, [row, index]);
}
