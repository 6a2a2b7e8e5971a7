import { type KeyboardEvent, memo, useEffect, useMemo, useRef } from 'react';
import type { Chart } from '../../projection/machines/chart';
import {
  entriesUntil,
  isWithin,
  type MachineInstance,
  type MachineMoment,
  nextEntry,
} from '../../projection/machines/history';
import {
  type Arrow,
  type ChartLayout,
  chartLayout,
  EVENT_SIZE,
  STATE_SIZE,
  type StateBox,
} from '../../projection/machines/layout';
import { useText } from '../text/TextContext';

export interface ChartViewProps {
  chart: Chart;
  instance: MachineInstance;
  moment: MachineMoment;
  atMs: number;
  onJump(atMs: number): void;
}

/** The chart, its lit state kept in view. */
export const ChartView = memo(function ChartView({ chart, instance, moment, atMs, onJump }: ChartViewProps) {
  const { text } = useText();
  const layout = useMemo(() => chartLayout(chart, text('machines.any')), [chart, text]);
  const counts = entriesUntil(instance, atMs);
  const { state, last } = moment;
  const host = useRef<HTMLDivElement>(null);
  const lit = layout.boxes.find(({ id }) => id === state);
  useEffect(() => {
    const view = host.current;
    if (!view || !lit) return;
    if (lit.y < view.scrollTop) view.scrollTop = lit.y - 40;
    else if (lit.y + lit.height > view.scrollTop + view.clientHeight)
      view.scrollTop = lit.y + lit.height - view.clientHeight + 40;
  }, [lit]);
  const choose = (id: string) => {
    const entry = nextEntry(instance, id, atMs);
    if (entry) onJump(entry.atMs);
  };
  const before = last ? (instance.transitions[moment.count - 2]?.to ?? chart.initial) : undefined;
  const label = text('machines.chart', {
    machine: text(`machines.name.${instance.machine}`),
    names: instance.names.join(' / '),
    state,
  });
  return (
    <div ref={host} className="chart-scroll">
      <svg className="chart" width={layout.width} height={layout.height} aria-label={label}>
        {layout.boxes.map(
          ({ id, x, y, width, frameHeight }) =>
            frameHeight !== undefined && (
              <rect
                key={id}
                className={isWithin(state, id) ? 'state-frame state-frame-lit' : 'state-frame'}
                {...{ x, y, width }}
                height={frameHeight}
                rx={9}
              />
            ),
        )}
        {layout.arrows.map((arrow) => (
          <ArrowView
            key={arrow.key}
            arrow={arrow}
            lit={last !== undefined && isTaken(arrow, before, last.event, state)}
          />
        ))}
        <States layout={layout} state={state} counts={counts} initial={chart.initial} onChoose={(id) => choose(id)} />
      </svg>
    </div>
  );
});

/** The last transition went along this arrow. */
function isTaken({ edge }: Arrow, before: string | undefined, event: string, state: string): boolean {
  const { from, to, events } = edge;
  const fromThere = from === undefined || (before !== undefined && isWithin(before, from));
  return fromThere && events.includes(event) && isWithin(state, to);
}

function ArrowView({ arrow, lit }: { arrow: Arrow; lit: boolean }) {
  const { d, head, label } = arrow;
  return (
    <g className={lit ? 'arrow arrow-lit' : 'arrow'}>
      <path d={d} />
      <path className="arrow-head" d={head} />
      <text x={label.x} y={label.y} fontSize={EVENT_SIZE}>
        {label.text}
      </text>
    </g>
  );
}

interface StatesProps {
  layout: ChartLayout;
  state: string;
  counts: ReadonlyMap<string, number>;
  initial: string;
  onChoose(id: string): void;
}

function States({ layout, state, counts, initial, onChoose }: StatesProps) {
  return (
    <>
      {layout.boxes.map((box) => (
        <StateView
          key={box.id}
          box={box}
          count={counts.get(box.id) ?? 0}
          initial={box.id === initial}
          onChoose={onChoose}
          look={
            box.id === state ? 'lit' : isWithin(state, box.id) ? 'around' : counts.has(box.id) ? 'visited' : 'plain'
          }
        />
      ))}
      {layout.any && (
        <g className="state state-any">
          <rect x={layout.any.x} y={layout.any.y} width={layout.any.width} height={layout.any.height} rx={15} />
          <text x={layout.any.x + 14} y={layout.any.y + 19} fontSize={STATE_SIZE}>
            {layout.any.name}
          </text>
        </g>
      )}
    </>
  );
}

interface StateViewProps {
  box: StateBox;
  count: number;
  initial: boolean;
  look: 'lit' | 'around' | 'visited' | 'plain';
  onChoose(id: string): void;
}

/** A state is a button: it leads to the next moment at which it is entered, or else to the first. */
function StateView({ box, count, initial, look, onChoose }: StateViewProps) {
  const { text } = useText();
  const { x, y, width, height, name, final, frameHeight } = box;
  const button = {
    role: 'button',
    tabIndex: 0,
    'aria-label': text(look === 'lit' ? 'machines.state.lit' : 'machines.state', { state: box.id }),
    onClick: () => onChoose(box.id),
    onKeyDown(event: KeyboardEvent) {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      event.stopPropagation();
      onChoose(box.id);
    },
  };
  return (
    <g className={`state state-${look}`} data-state={box.id} data-lit={look === 'lit' || undefined} {...button}>
      {frameHeight === undefined && <rect x={x} y={y} width={width} height={height} rx={7} />}
      {final && <rect className="state-inner" x={x + 3} y={y + 3} width={width - 6} height={height - 6} rx={5} />}
      {initial && <circle className="state-start" cx={x + 9} cy={y + 15} r={3} />}
      <text x={x + 17} y={y + 19} fontSize={STATE_SIZE}>
        {name}
      </text>
      {count > 1 && (
        <text className="state-count" x={x + width - 8} y={y + 19} fontSize={EVENT_SIZE} textAnchor="end">
          <title>{text('machines.entered', { count })}</title>×{count}
        </text>
      )}
    </g>
  );
}
