import type { Scene, SceneElement } from '../../projection/scene/elements';

/**
 * The next scene with the elements of the one before wherever nothing differs. React then skips them: from frame to
 * frame only a slip and a clock change.
 */
export function reuseElements(before: Scene | undefined, next: Scene): Scene {
  return before ? { ...next, elements: reuseList(before.elements, next.elements) } : next;
}

function reuseList(before: readonly SceneElement[], next: readonly SceneElement[]): readonly SceneElement[] {
  const known = new Map(before.map((element) => [element.key, element]));
  let same = before.length === next.length;
  const list = next.map((element, index) => {
    const old = known.get(element.key);
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

function shallowEqual(before: SceneElement, next: SceneElement): boolean {
  const a = Object.entries(before);
  const b = new Map(Object.entries(next));
  if (a.length !== b.size) return false;
  return a.every(([name, value]) => name === 'children' || Object.is(b.get(name), value));
}
