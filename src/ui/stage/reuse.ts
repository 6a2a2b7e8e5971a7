import type { Scene, SceneElement } from '../../projection/scene/elements';

/**
 * The next scene with the elements of the one before wherever nothing differs. React then skips them: from frame to
 * frame only a slip and a clock change.
 */
export function reuseElements(before: Scene | undefined, next: Scene): Scene {
  return before ? { ...next, elements: reuseList(before.elements, next.elements) } : next;
}

function reuseList(before: readonly SceneElement[], next: readonly SceneElement[]): readonly SceneElement[] {
  // Mostly nothing came or went: then the one before stands at the same place.
  let known: Map<string, SceneElement> | undefined;
  const find = (key: string, index: number): SceneElement | undefined => {
    if (before[index]?.key === key) return before[index];
    known ??= new Map(before.map((element) => [element.key, element]));
    return known.get(key);
  };
  let same = before.length === next.length;
  const list = next.map((element, index) => {
    const old = find(element.key, index);
    const kept = old ? reuse(old, element) : element;
    if (kept !== before[index]) same = false;
    return kept;
  });
  return same ? before : list;
}

function reuse(before: SceneElement, next: SceneElement): SceneElement {
  if (before.kind === 'group' && next.kind === 'group') {
    const children = reuseList(before.children, next.children);
    if (children === before.children && shallowEqual(before, next)) return before;
    return { ...next, children };
  }
  return shallowEqual(before, next) ? before : next;
}

/** Scenes are rebuilt 60 times a second: the comparison makes no garbage. */
function shallowEqual(before: SceneElement, next: SceneElement): boolean {
  const a: Readonly<Record<string, unknown>> = before;
  const b: Readonly<Record<string, unknown>> = next;
  for (const name in a) if (name !== 'children' && a[name] !== b[name]) return false;
  for (const name in b) if (!(name in a)) return false;
  return true;
}
