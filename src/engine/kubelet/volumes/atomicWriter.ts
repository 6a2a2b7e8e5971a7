/**
 * Puts a payload into a volume as pkg/volume/util/atomic_writer.go does: files in a directory named by the time, `..data`
 * pointing at it, and one link per top-level name, so that a change appears as a whole.
 */
import type { FileTree } from '../../../process/types';
import type { Payload } from './payload';

/** `stamp` names the directory: `..2026_11_20_12_00_07.123456789`. Modes apply to files; `gid` is fsGroup. */
export function writePayload(tree: FileTree, payload: Payload, stamp: string, gid?: number): void {
  const owner = gid === undefined ? {} : { gid };
  const directoryMode = gid === undefined ? 0o755 : 0o2755;
  const directory = `..${stamp}`;
  const before = tree.list().filter(({ path, stat }) => !path.includes('/') && stat.type === 'link');
  const old = before.find(({ path }) => path === '..data')?.stat.target;
  tree.makeDirectory(directory, { mode: directoryMode, ...owner });
  const made = new Set<string>();
  for (const [path, { text, mode }] of Object.entries(payload)) {
    const parents = path.split('/').slice(0, -1);
    parents.forEach((_, index) => {
      const parent = `${directory}/${parents.slice(0, index + 1).join('/')}`;
      if (made.has(parent)) return;
      made.add(parent);
      tree.makeDirectory(parent, { mode: directoryMode, ...owner });
    });
    tree.write(`${directory}/${path}`, text, { mode: gid === undefined ? mode : mode | 0o040, ...owner });
  }
  const names = new Set(Object.keys(payload).map((path) => path.split('/')[0] ?? ''));
  const linked = new Set(before.map(({ path }) => path));
  if (linked.has('..data')) tree.remove('..data');
  tree.symlink('..data', directory);
  for (const name of names) if (!linked.has(name)) tree.symlink(name, `..data/${name}`);
  for (const name of linked) if (name !== '..data' && !names.has(name)) tree.remove(name);
  if (old !== undefined && old !== directory) tree.remove(old);
}
