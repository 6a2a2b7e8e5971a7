import { type RefObject, useEffect } from 'react';
import type { EditorProps } from './editorProps';

/** A text area: there at first paint, and the better editor on phones. */
export function PlainEditor({
  text,
  label,
  lit,
  onChange,
  onLeave,
  area,
}: EditorProps & { area: RefObject<HTMLTextAreaElement | null> }) {
  useEffect(() => {
    const element = area.current;
    if (!element || !lit || document.activeElement === element) return;
    // Only the line of the running command is brought into view; the reader's own selection is left alone.
    const line = text.slice(0, lit.start).split('\n').length - 1;
    const height = Number.parseFloat(getComputedStyle(element).lineHeight);
    const top = line * height;
    if (top < element.scrollTop || top > element.scrollTop + element.clientHeight - height)
      element.scrollTop = Math.max(0, top - element.clientHeight / 3);
  }, [area, lit, text]);

  return (
    <textarea
      ref={area}
      aria-label={label}
      value={text}
      spellCheck={false}
      autoCapitalize="off"
      autoComplete="off"
      autoCorrect="off"
      wrap="off"
      className="h-full w-full resize-none border-0 bg-transparent px-4 py-3 font-mono text-[13px]/5 text-ink outline-offset-[-2px]"
      onChange={(event) => onChange(event.target.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.currentTarget.blur();
        onLeave?.();
      }}
    />
  );
}
