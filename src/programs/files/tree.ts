import type { Blocking } from '../../process/types';
import { joinPath, reason, type Tool, tool } from '../support/tool';

/**
 * tree: what is below folders, as a drawing. Models busybox's, the only one that images have: every word is a folder, it
 * has no options, draws in Unicode whatever the locale, and a hidden file at the end leaves the drawing without its corner, as there.
 */
export const tree = tool(function* (t): Blocking<number> {
  const counts = { folders: 0, files: 0 };
  for (const path of t.args.length > 0 ? t.args : ['.']) yield* draw(t, path, path, '', counts);
  t.put(`\n${counts.folders} directories, ${counts.files} files\n`);
  return 0;
});

function* draw(
  t: Tool,
  path: string,
  shown: string,
  indent: string,
  counts: { folders: number; files: number },
): Blocking<void> {
  yield* t.tick();
  let members: readonly string[];
  try {
    members = t.process.readDirectory(path);
  } catch (error) {
    reason(error);
    t.put(`${shown} [error opening dir]\n`);
    return;
  }
  t.put(`${shown}\n`);
  for (const [i, name] of members.entries()) {
    if (name.startsWith('.')) continue;
    const inside = joinPath(path, name);
    const { type, target } = t.process.lstat(inside);
    const isLast = i === members.length - 1;
    t.put(indent + (isLast ? '└── ' : '├── '));
    if (type === 'directory') {
      yield* draw(t, inside, name, indent + (isLast ? '    ' : '│   '), counts);
      counts.folders++;
    } else {
      t.put(`${name}${target === undefined ? '' : ` -> ${target}`}\n`);
      counts.files++;
    }
  }
}
