import { expect, test } from 'vitest';
import { findImage } from '../images/catalogue';
import { createClientNetwork } from './clientNetwork';
import { type ImageRun, type ImageRunOptions, runImage } from './imageRun';

/** What a script prints and how it ends; nothing on standard error and 0 where they are left out. */
export type ClientRow = readonly [script: string, stdout: string, stderr?: string, exitCode?: number];

const HOSTS = '127.0.0.1\tlocalhost\n::1\tlocalhost ip6-localhost ip6-loopback\n10.244.0.7\tmypod\n';
/** What Debian's netbase would bring, in short. */
export const SERVICES = {
  '/etc/services': 'http\t\t80/tcp\t\twww\nhttps\t\t443/tcp\npostgresql\t5432/tcp\tpostgres\n',
};
const INSTALLED = ['curl', 'dig', 'host', 'nc', 'nslookup', 'ping', 'telnet', 'wget'];

/**
 * Runs a script in a container of an image, in the network where the real clients were recorded. Debian's images bring
 * hardly a client, so they are installed there.
 */
export function runClient(image: string, script: string, options: ImageRunOptions = {}): ImageRun {
  const isDebian = findImage(image).contents.userland.flavour === 'gnu';
  return runImage(image, ['sh', '-c', script], {
    network: createClientNetwork(),
    programs: isDebian ? INSTALLED : [],
    ...options,
    files: { '/etc/hosts': HOSTS, ...options.files },
  });
}

/** What a real client printed for a script: texts as their lines, each with its end. */
export interface ClientRecording {
  readonly image: string;
  readonly script: string;
  readonly stdout: readonly string[];
  readonly stderr: readonly string[];
  readonly exitCode: number;
}

/** Tests a client against its recordings in `src/testing/clients`, whose texts are too wide to stand in a table. */
export function replayed(recordings: readonly ClientRecording[]): void {
  for (const { image, script, stdout, stderr, exitCode } of recordings)
    recorded(image, [[script, stdout.join(''), stderr.join(''), exitCode]]);
}

/** Tests clients against what the real ones printed for the same script in the same network. */
export function recorded(image: string, rows: readonly ClientRow[], options: ImageRunOptions = {}): void {
  for (const [script, stdout, stderr = '', exitCode = 0] of rows)
    test(`${image}: ${script}`, () => {
      const run = runClient(image, script, options);
      expect({ stdout: run.stdout, stderr: run.stderr, exitCode: run.exitCode }).toEqual({ stdout, stderr, exitCode });
    });
}
