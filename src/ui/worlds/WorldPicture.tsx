import { X } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Run } from '../../engine/run';
import type { Sentence } from '../../projection/sentence';
import { largePodAt, stageAt } from '../../projection/stageAt';
import { subjectOfTarget, type WhySubject } from '../../projection/why/subject';
import { worldScene } from '../../projection/worlds/worldScene';
import { useMedia, useWidth } from '../app/useWidth';
import { IconButton } from '../shell/TopBar';
import { Picture } from '../stage/Picture';
import { usePicture } from '../stage/usePicture';
import { WhyPanel } from '../stage/WhyPanel';
import { useText } from '../text/TextContext';

interface WorldPictureProps {
  run: Run;
  atMs: number;
  onJump(atMs: number): void;
}

/** A world's picture. What is chosen in it is asked about in this world, and answered below it. */
export function WorldPicture({ run, atMs, onJump }: WorldPictureProps) {
  const { text, textOf } = useText();
  const host = useRef<HTMLDivElement>(null);
  const width = useWidth(host);
  const reducedMotion = useMedia('(prefers-reduced-motion: reduce)');
  const [asked, ask] = useState<WhySubject>();
  const answer = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!asked) return;
    answer.current?.focus({ preventScroll: true });
    answer.current?.scrollIntoView({ block: 'nearest' });
  }, [asked]);
  const draw = useMemo(() => {
    const say = ({ code, params }: Sentence) => textOf(code, params);
    return (t: number) => {
      const drawn = worldScene(stageAt(run, t), { width, say, reducedMotion });
      return { ...drawn, scale: width / drawn.width };
    };
  }, [run, width, reducedMotion, textOf]);
  const drawing = usePicture(draw, atMs);
  const onSelect = (target: string) => ask(subjectOfTarget(target, largePodAt(run, atMs)?.metadata.uid));
  const close = () => {
    ask(undefined);
    host.current?.querySelector<SVGElement>('[data-target]')?.focus({ preventScroll: true });
  };
  return (
    <>
      <div ref={host} className="world-picture">
        {width > 0 && <Picture {...{ drawing, onSelect, reducedMotion }} />}
      </div>
      {asked && (
        <section
          ref={answer}
          tabIndex={-1}
          className="world-why"
          aria-label={text('why.title')}
          data-testid="world-why"
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            // The worlds themselves stay open.
            event.stopPropagation();
            close();
          }}
        >
          <header>
            <h4>{text('why.title')}</h4>
            <IconButton label={text('share.close')} onClick={close}>
              <X size={16} aria-hidden />
            </IconButton>
          </header>
          <WhyPanel run={run} t={atMs} subject={asked} onJump={(toMs) => toMs !== undefined && onJump(toMs)} />
        </section>
      )}
    </>
  );
}
