import { findImage } from '../images/catalogue';
import type { CatalogueImage } from '../images/types';
import { createContainer } from '../process';
import { debianBusyboxImage } from './debianBusybox';
import '../images/all';
import './debianUsages';
import type { ContainerExit, Dialect, Network, SignalName } from '../process/types';
import { noNetwork } from './processes';
import { TestTimers } from './timers';

/** One run of a shell as the recordings of src/testing/shell have it: PID 1, in /w, standard input is /dev/null. */
export interface ShellCase {
  id: string;
  shell: Dialect;
  script?: string;
  argv?: readonly string[];
  files?: Readonly<Record<string, string>>;
  env?: Readonly<Record<string, string>>;
  signals?: readonly { atMs: number; signal: string }[];
}

export interface ShellResult {
  id: string;
  shell: Dialect;
  stdout: string;
  stderr: string;
  /** -1 if it still ran after an hour, or could not be started. */
  exitCode: number;
  /** Time in steps of 100 ms, stream, text. */
  timeline: readonly (readonly [atMs: number, stream: 'out' | 'err', text: string])[];
  notices: readonly string[];
}

const PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
/** What the machine of the recordings had besides the image. */
const FOLDERS = ['/w', '/data', '/mnt', '/opt', '/home', '/run', '/var/log'];
const MAX_VIRTUAL_MS = 3_600_000;

const IMAGES: Readonly<Record<Dialect, () => CatalogueImage>> = {
  'busybox-1.28': () => findImage('busybox:1.28'),
  'busybox-1.35': debianBusyboxImage,
  dash: () => findImage('debian:12'),
  bash: () => findImage('debian:12'),
};

export function runShell(
  test: ShellCase,
  network: Network = noNetwork,
  image: CatalogueImage = IMAGES[test.shell](),
): ShellResult {
  const timers = new TestTimers();
  const timeline: [number, 'out' | 'err', string][] = [];
  const text = { stdout: '', stderr: '' };
  const notices: string[] = [];
  let exit: ContainerExit | undefined;
  const container = createContainer(
    {
      id: test.id,
      image: image.contents,
      hostname: 'mypod',
      mounts: [],
      // The recorder's own helpers were processes 2 and 3.
      firstChildPid: 4,
      network,
      hooks: {
        onOutput(stream, written) {
          text[stream] += written;
          addToTimeline(timeline, timers.nowMs, stream === 'stdout' ? 'out' : 'err', written);
        },
        onExit: (ended) => {
          exit = ended;
        },
        onNotice: ({ code, params }) => notices.push(`${code} ${Object.values(params).join(' ')}`),
      },
    },
    timers,
  );
  for (const folder of FOLDERS) container.files.makeDirectory(folder);
  for (const [path, content] of Object.entries(test.files ?? {}))
    container.files.write(path.startsWith('/') ? path : `/w/${path}`, content);
  const failure = container.start({
    argv: test.argv ?? [test.shell === 'bash' ? 'bash' : 'sh', '-c', test.script ?? ''],
    env: { PATH, HOME: '/root', HOSTNAME: 'mypod', ...test.env },
    cwd: '/w',
    uid: 0,
    gid: 0,
  });
  if (failure) return { id: test.id, shell: test.shell, ...text, exitCode: -1, timeline, notices: [failure.reason] };
  for (const { atMs, signal } of test.signals ?? [])
    timers.schedule(atMs, () => container.signal(signal.replace(/^SIG/, '') as SignalName));
  timers.runUntil(MAX_VIRTUAL_MS);
  return { id: test.id, shell: test.shell, ...text, exitCode: exit?.exitCode ?? -1, timeline, notices };
}

function addToTimeline(
  timeline: [number, 'out' | 'err', string][],
  nowMs: number,
  stream: 'out' | 'err',
  text: string,
): void {
  const atMs = Math.round(nowMs / 100) * 100;
  const last = timeline.at(-1);
  if (last && last[0] === atMs && last[1] === stream) last[2] += text;
  else timeline.push([atMs, stream, text]);
}
