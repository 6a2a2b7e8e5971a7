import { useEffect, useRef } from 'react';
import type { Podflight } from './usePodflight';

/**
 * Keys that work anywhere but in text fields: Space plays, arrows step from cause to cause, Home and End, `/` goes to the
 * terminal, `e` to the editor, `f` forks the future at this moment, `?` shows them.
 */
export function useKeys(podflight: Podflight, onHelp: () => void): void {
  const latest = useRef({ podflight, onHelp });
  latest.current = { podflight, onHelp };
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement;
      if (
        event.altKey ||
        event.ctrlKey ||
        event.metaKey ||
        target.closest('input,textarea,select,[role=slider],.monaco-editor,dialog')
      )
        return;
      if (event.key === ' ' && target.closest('button,a,[role=tab]')) return;
      if (event.key === '?') latest.current.onHelp();
      const act = ACTIONS[event.key];
      if (!act) return;
      if (event.key.startsWith('Arrow') && target.closest('[role=tablist]')) return;
      event.preventDefault();
      act(latest.current.podflight);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
}

const focusOn = (selector: string) => document.querySelector<HTMLElement>(selector)?.focus();

const ACTIONS: Readonly<Record<string, (podflight: Podflight) => void>> = {
  ' ': ({ player }) => player.actor.send({ type: 'TOGGLE' }),
  ArrowRight: (podflight) => podflight.step(1),
  ArrowLeft: (podflight) => podflight.step(-1),
  Home: (podflight) => podflight.jump(0),
  End: (podflight) => podflight.jump(podflight.player.endMs),
  '/': () => focusOn('[data-testid=command]'),
  f: ({ worlds }) => worlds.fork(),
  F: ({ worlds }) => worlds.fork(),
  e: () => focusOn('[data-testid=editor] textarea, section textarea'),
};
