/** Where a field of the manifest stands in its text. */
import { isAlias, isMap, isScalar, isSeq, type Pair } from 'yaml';
import type { ManifestDocument, Path, SourceRange } from './parsedFile';
import { keyText, nodeRange } from './toValue';

interface Found {
  node: unknown;
  pair?: Pair;
}

/** The node at a path; aliases are followed. Undefined if the path leaves the document. */
export function nodeAt(document: ManifestDocument, path: Path): Found | undefined {
  let found: Found = { node: document.tree.contents };
  for (const step of [...(document.root ?? []), ...path]) {
    const next = childOf(document, found.node, step);
    if (!next) return undefined;
    found = next;
  }
  return found;
}

function childOf(document: ManifestDocument, parent: unknown, step: string | number): Found | undefined {
  const node = isAlias(parent) ? parent.resolve(document.tree) : parent;
  if (isSeq(node)) {
    const item = typeof step === 'number' ? node.items[step] : undefined;
    return item === undefined ? undefined : { node: item };
  }
  if (!isMap(node)) return undefined;
  // The last of duplicate keys is the one that counts.
  const pair = node.items.findLast((candidate) => keyText(undefined, candidate.key) === String(step));
  return pair ? { node: pair.value, pair } : undefined;
}

/** Range of a value, without the line break behind it. Falls back to the nearest enclosing field that exists. */
export function rangeOf(document: ManifestDocument, path: Path): SourceRange {
  for (let length = path.length; length >= 0; length--) {
    const found = nodeAt(document, path.slice(0, length));
    if (!found) continue;
    // A missing field is reported at the name of what lacks it.
    const node = length < path.length && found.pair ? found.pair.key : found.node;
    const range = trimmed(document, nodeRange(node ?? found.pair?.key));
    if (range.end > range.start) return range;
    if (found.pair) return trimmed(document, nodeRange(found.pair.key));
  }
  return { start: document.offset, end: document.offset };
}

/** Range of a field's name; of the value where there is no name (list items). */
export function keyRangeOf(document: ManifestDocument, path: Path): SourceRange {
  const found = nodeAt(document, path);
  return found?.pair && isScalar(found.pair.key)
    ? trimmed(document, nodeRange(found.pair.key))
    : rangeOf(document, path);
}

function trimmed({ text, offset }: ManifestDocument, { start, end }: SourceRange): SourceRange {
  const trimmedEnd = start + text.slice(start, end).trimEnd().length;
  return { start: offset + start, end: offset + trimmedEnd };
}

/** `spec.initContainers[0].name` → a path. Map keys with dots stay whole where a bracket or quote marks them. */
export function parseFieldPath(field: string): Path {
  const path: (string | number)[] = [];
  for (const [, name, index] of field.matchAll(/([^.[\]]+)|\[([^\]]*)\]/g)) {
    if (name !== undefined) path.push(name);
    else if (index !== undefined) path.push(/^\d{1,9}$/.test(index) ? Number(index) : index);
  }
  return path;
}
