import { memo } from 'react';

const KNOB_WIDTH = 12;

interface PlayheadProps {
  /** Pixels from the timeline's left edge. */
  x: number;
  /** Where the axis ends and the lanes begin, in pixels from above. */
  axis: number;
  /** Where the line ends. */
  end: number;
}

/** The moment on a timeline. It moves with every frame: a picture of its own, so that the lanes are not painted again. */
export function Playhead({ x, axis, end }: PlayheadProps) {
  const transform = `translateX(${(x - KNOB_WIDTH / 2).toFixed(1)}px)`;
  return (
    <svg className="timeline-playhead" width={KNOB_WIDTH} height={end} style={{ transform }} aria-hidden="true">
      <Shape axis={axis} end={end} />
    </svg>
  );
}

const Shape = memo(function Shape({ axis, end }: Omit<PlayheadProps, 'x'>) {
  return (
    <>
      <path d={`M6 ${axis - 6}V${end}`} />
      <path className="timeline-knob" d={`M0 ${axis - 12}h12v5l-6 6 -6 -6z`} />
    </>
  );
});
