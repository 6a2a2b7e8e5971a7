import { findProgram } from '../../process';
import type { Blocking, Process, Program } from '../../process/types';
import { lookUp } from '../network/resolver';

/** Package managers: nothing can be installed, because the world outside has no package mirrors. They fail as offline. */

const wanted = (args: readonly string[]): readonly string[] => args.filter((arg) => !arg.startsWith('-'));

const isInstalled = (process: Process, name: string): boolean =>
  'path' in findProgram(process, name.replace(/^bind-tools$/, 'dig'), process.env.PATH ?? '/usr/bin:/bin');

/** apk add, update. What is there already is fine. */
export const apk: Program = function* (process, argv): Blocking<number> {
  const [command, ...packages] = wanted(argv.slice(1));
  const missing = packages.filter((name) => !isInstalled(process, name));
  if (command === 'add' && missing.length === 0) {
    yield* process.write(1, 'OK: 8 MiB in 16 packages\n');
    return 0;
  }
  const mirror = 'https://dl-cdn.alpinelinux.org/alpine/v3.22';
  for (const repository of ['main', 'community']) {
    yield* process.write(1, `fetch ${mirror}/${repository}/x86_64/APKINDEX.tar.gz\n`);
    yield* lookUp(process, 'dl-cdn.alpinelinux.org');
    yield* process.error(
      `WARNING: updating and opening ${mirror}/${repository}/x86_64/APKINDEX.tar.gz: DNS: transient error (try again later)`,
    );
  }
  if (command !== 'add') return 2;
  yield* process.error(
    `ERROR: unable to select packages:\n${missing.map((name) => `  ${name} (no such package):\n    required by: world[${name}]`).join('\n')}`,
  );
  return missing.length;
};

/** apt-get and apt: update, install. */
export const apt: Program = function* (process, argv): Blocking<number> {
  const [command, ...packages] = wanted(argv.slice(1));
  if (command === 'update') {
    yield* lookUp(process, 'deb.debian.org');
    yield* process.write(
      1,
      "Ign:1 http://deb.debian.org/debian bookworm InRelease\nErr:1 http://deb.debian.org/debian bookworm InRelease\n  Temporary failure resolving 'deb.debian.org'\nReading package lists...\n",
    );
    yield* process.error(
      "W: Failed to fetch http://deb.debian.org/debian/dists/bookworm/InRelease  Temporary failure resolving 'deb.debian.org'\nW: Some index files failed to download. They have been ignored, or old ones used instead.",
    );
    return 0;
  }
  if (command === 'clean' || command === 'autoremove') return 0;
  yield* process.write(1, 'Reading package lists...\nBuilding dependency tree...\nReading state information...\n');
  const missing = packages.filter((name) => !isInstalled(process, name));
  for (const name of missing) yield* process.error(`E: Unable to locate package ${name}`);
  return missing.length > 0 ? 100 : 0;
};

/** pip and npm install. */
export const pip: Program = function* (process, argv): Blocking<number> {
  const [, ...packages] = wanted(argv.slice(1));
  yield* lookUp(process, 'pypi.org');
  const name = packages[0] ?? 'requirements';
  yield* process.error(
    `ERROR: Could not find a version that satisfies the requirement ${name} (from versions: none)\nERROR: No matching distribution found for ${name}`,
  );
  return 1;
};

export const npm: Program = function* (process): Blocking<number> {
  yield* lookUp(process, 'registry.npmjs.org');
  yield* process.error(
    'npm error code EAI_AGAIN\nnpm error syscall getaddrinfo\nnpm error errno EAI_AGAIN\nnpm error request to https://registry.npmjs.org/ failed, reason: getaddrinfo EAI_AGAIN registry.npmjs.org',
  );
  return 1;
};
