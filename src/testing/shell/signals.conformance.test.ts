import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runShell, type ShellCase } from '../shellRun';

type Timeline = readonly (readonly [atMs: number, stream: 'out' | 'err', text: string])[];

interface Recorded extends ShellCase {
  exitCode: number;
  timeline: Timeline;
}

const TARGET = 98;
const recordings = JSON.parse(
  readFileSync(join(import.meta.dirname, 'signals.json'), 'utf8'),
) as readonly Recorded[];

/** Writes at the same tenth of a second to the same stream are one entry. */
function merged(timeline: Timeline): string {
  const entries: [number, string, string][] = [];
  for (const [atMs, stream, text] of timeline) {
    const last = entries.at(-1);
    if (last && last[0] === atMs && last[1] === stream) last[2] += text;
    else entries.push([atMs, stream, text]);
  }
  return JSON.stringify(entries);
}

test('signals, streams and their times', () => {
  const misses = recordings.flatMap((recorded) => {
    const result = runShell(recorded);
    const same = result.exitCode === recorded.exitCode && merged(result.timeline) === merged(recorded.timeline);
    if (same) return [];
    return `${recorded.id} ${recorded.shell}: exit ${result.exitCode}, not ${recorded.exitCode}; ${merged(result.timeline)}, not ${merged(recorded.timeline)}`;
  });
  const percent = ((recordings.length - misses.length) * 100) / recordings.length;
  console.log(`signals and streams: ${percent.toFixed(2)} %`);
  expect(percent, misses.join('\n')).toBeGreaterThanOrEqual(TARGET);
});
