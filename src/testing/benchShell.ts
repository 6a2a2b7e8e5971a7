/** The part of `npm run bench` that is about interpreting containers: no cluster, only processes. */
import { Queue } from '../engine/queue';
import { findImage } from '../images/catalogue';
import { createContainer } from '../process';
import type { ProcessContainer } from '../process/types';
import { best, type Report } from './benchReport';
import { noNetwork } from './processes';

const HOUR_MS = 3_600_000;

export function benchShell(report: Report): void {
  const iterations = 200_000;
  const seconds = best(3, () => run('while true; do sleep 1; done', iterations * 1000)) / 1000;
  report('sleep iterations a second', Math.round(iterations / seconds).toLocaleString('en'), '≥ 150,000');
  const busy = best(3, () => run('while true; do :; done', HOUR_MS));
  report('a busy loop of one virtual hour, shell alone', `${busy.toFixed(1)} ms`, '≤ 100 ms');
  const many = 1000;
  const before = heapBytes();
  let containers: ProcessContainer[] = [];
  const elapsedMs = best(1, () => {
    const queue = new Queue();
    containers = Array.from({ length: many }, (_, index) =>
      start(queue, `c${index}`, 'while true; do echo tick; sleep 1; done'),
    );
    queue.runUntil(60_000);
  });
  report('1,000 containers × 60 ticks', `${elapsedMs.toFixed(0)} ms`, '≤ 2,000 ms');
  const each = (heapBytes() - before) / many / 1024;
  report(`heap of one of ${containers.length} live containers`, `${each.toFixed(1)} KB`, '≤ 30 KB');
}

function run(script: string, untilMs: number): void {
  const queue = new Queue();
  start(queue, 'bench', script);
  queue.runUntil(untilMs);
}

function start(queue: Queue, id: string, script: string): ProcessContainer {
  const { contents } = findImage('busybox:1.36');
  const container = createContainer(
    { id, image: contents, hostname: id, mounts: [], network: noNetwork, hooks: {} },
    queue,
    // A benchmark runs longer than any lesson: only the limits on size stay.
    { steps: Number.MAX_SAFE_INTEGER, outputCharacters: Number.MAX_SAFE_INTEGER },
  );
  container.start({ argv: ['sh', '-c', script], env: { PATH: '/bin' }, cwd: '/', uid: 0, gid: 0 });
  return container;
}

function heapBytes(): number {
  (globalThis as { gc?: () => void }).gc?.();
  return process.memoryUsage().heapUsed;
}
