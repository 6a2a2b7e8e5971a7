import type { Blocking, Process, Program } from '../../process/types';
import { getopt } from '../network/getopt';
import { parseDurationMs, parseSize } from '../support/numbers';

const LONG = {
  cpu: 'c',
  io: 'i',
  vm: 'm',
  hdd: 'd',
  timeout: 't',
  quiet: 'q',
  verbose: 'v',
  'vm-bytes': 'vm-bytes=',
  'vm-hang': 'vm-hang=',
  'vm-keep': 'vm-keep',
  'vm-stride': 'vm-stride=',
  'hdd-bytes': 'hdd-bytes=',
  backoff: 'backoff=',
};
const DEFAULT_VM_BYTES = '256M';
const HOUR_MS = 3_600_000;

/** stress, with which the documentation of Kubernetes fills a container's memory. Workers of other kinds just run. */
export const stress: Program = function* (process, argv): Blocking<number> {
  const options = getopt(argv.slice(1), 'c:i:m:d:t:qv', { long: LONG });
  const many = (option: string) => Number(options.value(option) ?? 0);
  const hogs = { cpu: many('c'), io: many('i'), vm: many('m'), hdd: many('d') };
  const bytes = parseSize(options.value('vm-bytes=') ?? DEFAULT_VM_BYTES);
  if (options.error || bytes === undefined || Object.values(hogs).some((count) => !Number.isInteger(count))) {
    yield* process.error(`stress: FAIL: [${process.pid}] (244) unrecognized option: ${argv.slice(1).join(' ')}`);
    return 1;
  }
  const counts = Object.entries(hogs).map(([kind, count]) => `${count} ${kind}`);
  yield* process.write(1, `stress: info: [${process.pid}] dispatching hogs: ${counts.join(', ')}\n`);
  const startMs = process.nowMs;
  const idle = Array.from({ length: hogs.cpu + hogs.io + hogs.hdd }, () => process.fork(argv, spin));
  const full = Array.from({ length: hogs.vm }, () => process.fork(argv, (worker) => fill(worker, bytes)));
  yield* process.sleep(parseDurationMs(options.value('t') ?? 'inf') ?? 0);
  for (const worker of [...idle, ...full]) process.kill(worker.pid, 'KILL');
  for (const worker of [...idle, ...full]) yield* process.wait(worker);
  const seconds = Math.round((process.nowMs - startMs) / 1000);
  yield* process.write(1, `stress: info: [${process.pid}] successful run completed in ${seconds}s\n`);
  return 0;
};

function* spin(worker: Process): Blocking<number> {
  for (;;) yield* worker.burnCpu();
}

function* fill(worker: Process, bytes: number): Blocking<number> {
  worker.claimMemory(bytes);
  for (;;) yield* worker.sleep(HOUR_MS);
}
