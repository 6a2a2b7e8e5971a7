/** What a station of the control plane did last, in full, and what made it do so. */
import type { Run, TraceEvent } from '../../engine/run';
import { type Sentence, sentence } from '../sentence';
import { stationsAt } from '../stage/stations';
import type { StageStation } from '../stage/types';
import type { WhyLink } from './link';
import { traceLinks } from './trace';

/** Empty before it has done anything. */
export function stationLinks(
  run: Run,
  t: number,
  pod: { uid: string; name: string },
  name: string,
): readonly WhyLink[] {
  const station = stationsAt(run, t, pod).find((one) => one.station === name);
  const event = station?.sequence === undefined ? undefined : run.trace[station.sequence];
  if (!station || !event) return [];
  const chain = traceLinks(run, event);
  // What was typed is the end of its own chain.
  if (event.kind === 'step-started') return chain;
  const { atMs, sequence } = event;
  const first: WhyLink = { said: saidOf(station, event), atMs, sequence };
  return [first, ...chain.filter((link) => link.sequence !== sequence)];
}

/** The picture has room for a few words; here is room for a sentence. */
function saidOf({ station, said }: StageStation, event: TraceEvent): Sentence {
  const by = event.kind === 'object' ? event.by : '';
  const code = said.code.replace('stage.', 'why.');
  return sentence(code === 'why.station.event' ? `${code}.${station}` : code, { ...said.params, by });
}
