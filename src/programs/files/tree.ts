import type { Blocking } from '../../process/types';
import { joinPath, reason, type Tool, tool } from '../support/tool';

/** tree: what is below a folder, as a drawing. */
export const tree = tool(function* (t): Blocking<number> {
  const options = t.options('adL:');
  const deepest = Number(options.value('L') ?? Number.POSITIVE_INFINITY);
  const counts = { folders: 0, files: 0 };
  for (const path of options.operands.length > 0 ? options.operands : ['.']) {
    t.put(`${path}\n`);
    try {
      yield* draw(t, path, '', 1, { deepest, hidden: options.has('a'), foldersOnly: options.has('d'), counts });
    } catch (error) {
      reason(error);
      t.put(`${path}  [error opening dir]\n`);
    }
  }
  const plural = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;
  t.put(`\n${plural(counts.folders, 'directory', 'directories')}`);
  t.put(options.has('d') ? '\n' : `, ${plural(counts.files, 'file', 'files')}\n`);
  return 0;
});

interface Drawing {
  readonly deepest: number;
  readonly hidden: boolean;
  readonly foldersOnly: boolean;
  readonly counts: { folders: number; files: number };
}

function* draw(t: Tool, path: string, indent: string, depth: number, drawing: Drawing): Blocking<void> {
  if (depth > drawing.deepest) return;
  const members = t.process
    .readDirectory(path)
    .filter((name) => drawing.hidden || !name.startsWith('.'))
    .map((name) => ({ name, stat: t.process.lstat(joinPath(path, name)) }))
    .filter(({ stat }) => !drawing.foldersOnly || stat.type === 'directory');
  for (const [i, { name, stat }] of members.entries()) {
    yield* t.tick();
    const isLast = i === members.length - 1;
    t.put(`${indent}${isLast ? '└── ' : '├── '}${name}${stat.target === undefined ? '' : ` -> ${stat.target}`}\n`);
    if (stat.type !== 'directory') drawing.counts.files++;
    else {
      drawing.counts.folders++;
      yield* draw(t, joinPath(path, name), indent + (isLast ? '    ' : '│   '), depth + 1, drawing);
    }
  }
}
