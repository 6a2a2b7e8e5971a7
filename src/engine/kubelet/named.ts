interface Named {
  readonly name: string;
}

const indexes = new WeakMap<readonly Named[], ReadonlyMap<string, readonly Named[]>>();

/**
 * What has this name, in the list's order. A Pod may have hundreds of containers, each of which is looked for in lists as
 * long at every sync: longer lists are indexed once. Nothing may be added to a list that was asked.
 */
export function allNamed<T extends Named>(list: readonly T[], name: string): readonly T[] {
  if (list.length < 9) return list.filter((each) => each.name === name);
  const index = indexes.get(list) ?? indexOf(list);
  return (index.get(name) ?? []) as readonly T[];
}

export const named = <T extends Named>(list: readonly T[], name: string): T | undefined =>
  list.length < 9 ? list.find((each) => each.name === name) : allNamed(list, name)[0];

function indexOf(list: readonly Named[]): ReadonlyMap<string, readonly Named[]> {
  const index = new Map<string, Named[]>();
  for (const each of list) {
    const known = index.get(each.name);
    if (known) known.push(each);
    else index.set(each.name, [each]);
  }
  indexes.set(list, index);
  return index;
}
