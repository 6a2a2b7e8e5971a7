import { ALL_SIGNALS } from '../../process/index';
import type { Shell } from '../state';

/** bash's, with those of real time, from 1 on: two numbers have no name. */
export function signalNames(): readonly string[] {
  const steps = Array.from({ length: 15 }, (_, index) => index + 1);
  return [
    ...ALL_SIGNALS.slice(1).map((name) => (name === 'POLL' ? 'IO' : name)),
    '',
    '',
    'RTMIN',
    ...steps.map((step) => `RTMIN+${step}`),
    ...steps
      .slice(0, -1)
      .toReversed()
      .map((step) => `RTMAX-${step}`),
    'RTMAX',
  ];
}

/** `trap -l` and bash's `kill -l`: five in a line. */
export function numberSignals(shell: Shell): number {
  const names = signalNames().flatMap((name, index) =>
    name === '' ? [] : `${String(index + 1).padStart(2)}) SIG${name}`,
  );
  for (let index = 0; index < names.length; index += 5) {
    const line = names.slice(index, index + 5);
    shell.put(1, `${line.join('\t')}${line.length < 5 ? '\t' : ''}\n`);
  }
  return 0;
}
