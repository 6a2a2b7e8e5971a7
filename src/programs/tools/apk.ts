import type { Blocking, Program } from '../../process/types';
import { lookUp } from '../network/resolver';
import { isInstalled, wanted } from './packageManager';

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
