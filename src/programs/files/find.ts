import type { Blocking } from '../../process/types';
import { baseName, joinPath, reason, type Tool, tool } from '../support/tool';
import { FindFailure } from './findChecks';
import { type FindQuery, parseFind } from './findExpression';

export const find = tool(function* (t): Blocking<number> {
  const args = t.args.filter((arg, i) => !(i === 0 && (arg === '-L' || arg === '-H' || arg === '-P')));
  const follow = t.args[0] === '-L';
  const start = args.findIndex((arg) => /^[-!(]/.test(arg));
  const paths = start < 0 ? args : args.slice(0, start);
  let query: FindQuery;
  try {
    query = parseFind(t, start < 0 ? [] : args.slice(start));
  } catch (failure) {
    if (!(failure instanceof FindFailure)) throw failure;
    yield* t.fail(failure.message);
    return t.gnu || !failure.message.startsWith('unrecognized') ? 1 : yield* t.usage();
  }
  let status = 0;
  for (const path of paths.length > 0 ? paths : ['.'])
    if (!query.stopped()) status = Math.max(status, yield* walk(t, query, path, 0, follow, path));
  yield* query.finish();
  return query.failed() ? 1 : status;
});

function* walk(
  t: Tool,
  query: FindQuery,
  path: string,
  depth: number,
  follow: boolean,
  root: string,
): Blocking<number> {
  let status = 0;
  try {
    const stat = follow ? (t.process.tryStat(path) ?? t.process.lstat(path)) : t.process.lstat(path);
    const entry = { path, name: baseName(path), stat, depth, root, prune: false };
    if (depth >= query.minimum && !query.depthFirst) yield* query.test(entry);
    if (stat.type === 'directory' && depth < query.maximum && !entry.prune)
      for (const name of t.process.readDirectory(path))
        if (!query.stopped())
          status = Math.max(status, yield* walk(t, query, joinPath(path, name), depth + 1, follow, root));
    if (depth >= query.minimum && query.depthFirst && !query.stopped()) yield* query.test(entry);
    yield* t.tick();
  } catch (error) {
    const words = reason(error);
    return yield* t.failEither(`${path}: ${words}`, `'${path}': ${words}`);
  }
  return status;
}
