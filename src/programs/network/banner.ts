import type { Blocking, Process } from '../../process/types';
import { usages } from '../support/usages';
import { atLeast } from '../version';

const BUILDS: Readonly<Record<string, string>> = {
  '1.28.4': '2026-11-20 10:28:53 UTC',
  '1.35.0': 'Debian 1:1.35.0-4+deb12u1+b1',
  '1.36.1': '2024-09-26 21:31:42 UTC',
};

/** The first line of busybox's usage texts. The build stamp is the one that was recorded for a version. */
export function busyboxBanner(process: Process): string {
  const { version } = process.container.image.userland;
  return `BusyBox v${version} (${BUILDS[version] ?? BUILDS['1.36.1']}) multi-call binary.`;
}

/** Prints a usage text as busybox does for a wrong call, and gives its exit code. `body` starts behind `Usage: `. */
export function* busyboxUsage(process: Process, body: string): Blocking<number> {
  yield* process.write(2, `${busyboxBanner(process)}\n\nUsage: ${body}\n`);
  return 1;
}

/** Prints the usage text of an applet; what has none says that there is no help. */
export function* busyboxHelp(process: Process, applet: string): Blocking<void> {
  const text = usageOf(applet, process.container.image.userland.version);
  yield* process.write(
    2,
    `${busyboxBanner(process)}\n\n${text === undefined ? 'No help available' : `Usage: ${text}`}\n`,
  );
}

/** `seq<1.37` is what seq printed before that version. */
function usageOf(applet: string, version: string): string | undefined {
  const texts = usages.get();
  const older = Object.keys(texts).find(
    (key) => key.startsWith(`${applet}<`) && !atLeast(version, key.slice(applet.length + 1)),
  );
  const key = older ?? applet;
  return Object.hasOwn(texts, key) ? texts[key] : undefined;
}
