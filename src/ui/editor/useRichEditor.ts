import { type ComponentType, type RefObject, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import type { EditorProps, Selection } from './editorProps';

export interface RichEditor {
  Editor: ComponentType<EditorProps>;
  selection: Selection | undefined;
}

/**
 * Monaco costs 1.2 MB: it is loaded when a pointer comes near or a key is pressed in the text area, and never on coarse
 * pointers, where selection and paste do not work in it. Selection and scrolling are handed over if the text area has
 * the focus; a word that an input method is composing is waited for.
 */
export function useRichEditor(
  pane: RefObject<HTMLElement | null>,
  area: RefObject<HTMLTextAreaElement | null>,
): RichEditor | undefined {
  const [rich, setRich] = useState<RichEditor>();
  useEffect(() => {
    const element = pane.current;
    if (rich || !element || !matchMedia('(pointer: fine)').matches) return;
    let composing = false;
    let loaded: ComponentType<EditorProps> | undefined;
    const takeOver = () => {
      const plain = area.current;
      const focused = plain !== null && document.activeElement === plain;
      const { selectionStart: start = 0, selectionEnd: end = 0, scrollTop = 0 } = plain ?? {};
      if (!loaded || composing) return;
      const next = { Editor: loaded, selection: focused ? { start, end, scrollTop } : undefined };
      // At once: a key pressed between reading the selection and the change would be lost.
      flushSync(() => setRich(next));
    };
    const load = () => {
      import('./MonacoEditor').then((module) => {
        loaded = module.default;
        takeOver();
      }, ignoreOffline);
    };
    const compose = ({ type }: Event) => {
      composing = type === 'compositionstart';
      // The composed text is written after the event.
      if (!composing) setTimeout(takeOver);
    };
    const wishes = ['pointermove', 'focusin'] as const;
    for (const wish of wishes) element.addEventListener(wish, load, { once: true });
    element.addEventListener('compositionstart', compose);
    element.addEventListener('compositionend', compose);
    return () => {
      for (const wish of wishes) element.removeEventListener(wish, load);
      element.removeEventListener('compositionstart', compose);
      element.removeEventListener('compositionend', compose);
    };
  }, [rich, pane, area]);
  return rich;
}

/** Without the network the text area stays: nothing is lost. */
function ignoreOffline(): void {}
