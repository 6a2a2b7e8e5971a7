import { ChevronFirst, ChevronLast, FastForward, Pause, Play, StepBack, StepForward } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import { SPEEDS } from '../../player/playerMachine';
import { useText } from '../text/TextContext';
import { formatMoment } from '../text/time';
import { IconButton } from './TopBar';

export interface PlayerBarProps extends ControlsProps {
  /** What stands at the end of the row. */
  children: ReactNode;
}

/** Play, step from cause to cause, skip waiting, speed. */
export function PlayerBar({ children, ...controls }: PlayerBarProps) {
  return (
    <div className="flex items-center gap-x-0.5 px-1 py-1 sm:gap-x-1 sm:px-2" data-testid="player">
      <Controls {...controls} />
      <div className="ml-auto flex items-center">{children}</div>
    </div>
  );
}

/** The moment that is looked at. */
export function Moment({ atMs, endMs }: { atMs: number; endMs: number }) {
  const { text } = useText();
  return (
    <span className="font-mono text-sm whitespace-nowrap tabular-nums text-soft" data-testid="moment">
      {text('player.time', { at: formatMoment(atMs), end: formatMoment(endMs) })}
    </span>
  );
}

interface ControlsProps {
  playing: boolean;
  speed: number;
  onToggle(): void;
  onStart(): void;
  onEnd(): void;
  onPrevious(): void;
  onNext(): void;
  onSkip(): void;
  onSpeed(speed: number): void;
}

/** What does not change from frame to frame. Hand it steady handlers. */
const Controls = memo(function Controls(props: ControlsProps) {
  const { text } = useText();
  const { playing, speed } = props;
  return (
    <>
      <IconButton label={text('player.start')} onClick={props.onStart}>
        <ChevronFirst size={18} aria-hidden />
      </IconButton>
      <IconButton label={text('player.previous')} onClick={props.onPrevious}>
        <StepBack size={16} aria-hidden />
      </IconButton>
      <button
        type="button"
        className="button button-primary sm:min-w-24"
        data-testid="play"
        aria-pressed={playing}
        onClick={props.onToggle}
      >
        {playing ? <Pause size={15} aria-hidden /> : <Play size={15} aria-hidden />}
        <span className="max-sm:sr-only">{playing ? text('player.pause') : text('player.play')}</span>
      </button>
      <IconButton label={text('player.next')} onClick={props.onNext}>
        <StepForward size={16} aria-hidden />
      </IconButton>
      <IconButton label={text('player.skip')} onClick={props.onSkip}>
        <FastForward size={16} aria-hidden />
      </IconButton>
      <IconButton label={text('player.end')} onClick={props.onEnd} roomy>
        <ChevronLast size={18} aria-hidden />
      </IconButton>
      <label className="flex items-center text-sm text-soft sm:mx-1">
        <span className="visually-hidden">{text('player.speed')}</span>
        <select
          className="button max-sm:w-16 max-sm:px-1.5"
          value={speed}
          onChange={(event) => props.onSpeed(Number(event.target.value))}
          data-testid="speed"
        >
          {SPEEDS.map((each) => (
            <option key={each} value={each}>
              {each}×
            </option>
          ))}
        </select>
      </label>
    </>
  );
});
