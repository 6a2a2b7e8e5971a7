/** The way from one absolute path to another. */
export function relativePath(from: string, to: string): string {
  const parts = (path: string): string[] => {
    const all: string[] = [];
    for (const part of path.split('/'))
      if (part === '..') all.pop();
      else if (part !== '' && part !== '.') all.push(part);
    return all;
  };
  const start = parts(from);
  const end = parts(to);
  let same = 0;
  while (same < start.length && same < end.length && start[same] === end[same]) same++;
  return [...start.slice(same).map(() => '..'), ...end.slice(same)].join('/') || '.';
}
