import { memo, useEffect, useRef, useState } from 'react';
import type { Run } from '../../engine/run';
import { stageAt } from '../../projection/stageAt';
import { useText } from '../text/TextContext';

/** While it plays, nobody can listen to more than one sentence a second. */
const PAUSE_MS = 1_000;
/** Whoever drags the moment hears where it comes to rest: until then nothing is worked out. */
const REST_MS = 150;

interface LiveCaptionProps {
  run: Run;
  atMs: number;
  pod: string | undefined;
  playing: boolean;
}

/** Speaks the stage's headline whenever it changes: what waits for what, for those who listen. */
export const LiveCaption = memo(function LiveCaption({ run, atMs, pod, playing }: LiveCaptionProps) {
  const { textOf } = useText();
  const [spoken, setSpoken] = useState('');
  const lastMs = useRef(0);
  useEffect(() => {
    const wait = playing ? Math.max(0, lastMs.current + PAUSE_MS - performance.now()) : REST_MS;
    const timer = setTimeout(() => {
      lastMs.current = performance.now();
      const { caption } = stageAt(run, atMs, pod === undefined ? {} : { pod });
      setSpoken(caption.map(({ code, params }) => textOf(code, params)).join(' '));
    }, wait);
    return () => clearTimeout(timer);
  }, [run, atMs, pod, textOf, playing]);
  return (
    <p className="visually-hidden" role="status" aria-live="polite" data-testid="live-caption">
      {spoken}
    </p>
  );
});
