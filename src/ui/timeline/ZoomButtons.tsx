import { useText } from '../text/TextContext';

/** Twice as near, twice as far, all of it. `onZoom(0)` asks for all. */
export function ZoomButtons({ onZoom }: { onZoom: (factor: number) => void }) {
  const { text } = useText();
  const buttons = [
    ['−', 2, text('timeline.zoom.out')],
    ['+', 0.5, text('timeline.zoom.in')],
    ['↔', 0, text('timeline.zoom.all')],
  ] as const;
  return (
    <div className="timeline-zoom">
      {buttons.map(([sign, factor, label]) => (
        <button key={sign} type="button" aria-label={label} title={label} onClick={() => onZoom(factor)}>
          {sign}
        </button>
      ))}
    </div>
  );
}
