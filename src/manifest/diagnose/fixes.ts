/** Proposals to mend a finding: edits of the text, in the style the document is written in. */
import { isMap, isScalar, isSeq } from 'yaml';
import type { ManifestDocument, Path } from '../yaml/parsedFile';
import { keyRangeOf, nodeAt, rangeOf } from '../yaml/ranges';
import type { QuickFix } from './diagnostic';

export function renameField(document: ManifestDocument, path: Path, to: string): QuickFix {
  const from = String(path.at(-1) ?? '');
  return {
    code: 'manifest.fix.rename-field',
    params: { from, to },
    edits: [{ range: keyRangeOf(document, path), text: to }],
  };
}

export function replaceValue(document: ManifestDocument, path: Path, to: string): QuickFix {
  return { code: 'manifest.fix.replace-value', params: { to }, edits: [{ range: rangeOf(document, path), text: to }] };
}

/** Takes whole lines, so only fields of block style that do not share a line with a dash. */
export function removeField(document: ManifestDocument, path: Path): QuickFix[] {
  const key = keyRangeOf(document, path);
  const value = rangeOf(document, path);
  const line = lineStart(document, key.start);
  const before = document.text.slice(line - document.offset, key.start - document.offset);
  if (before.trim() !== '' || isInFlow(document, path)) return [];
  const lineEnd = document.text.indexOf('\n', Math.max(value.end, key.end) - document.offset);
  const end = lineEnd < 0 ? document.offset + document.text.length : document.offset + lineEnd + 1;
  return [
    {
      code: 'manifest.fix.remove-field',
      params: { field: String(path.at(-1) ?? '') },
      edits: [{ range: { start: line, end }, text: '' }],
    },
  ];
}

/** `restartPolicy: Always` on the init container that holds the field: it becomes a sidecar. */
export function makeSidecar(document: ManifestDocument, container: Path): QuickFix[] {
  const map = nodeAt(document, container)?.node;
  const params = { name: nameOf(map) };
  const policy = [...container, 'restartPolicy'];
  if (nodeAt(document, policy))
    return [
      { code: 'manifest.fix.make-sidecar', params, edits: [{ range: rangeOf(document, policy), text: 'Always' }] },
    ];
  const edit = insertField(document, map, ['restartPolicy: Always']);
  return edit ? [{ code: 'manifest.fix.make-sidecar', params, edits: [edit] }] : [];
}

function nameOf(map: unknown): string {
  const name = isMap(map) ? map.get('name') : undefined;
  return typeof name === 'string' ? name : '';
}

/** Lines in front of the first field, at the column of the fields. */
export function insertField(
  document: ManifestDocument,
  map: unknown,
  lines: readonly string[],
): QuickFix['edits'][number] | undefined {
  const first = firstKeyOffset(map);
  if (first === undefined || (isMap(map) && map.flow)) return undefined;
  const start = document.offset + first;
  const column = start - lineStart(document, start);
  return { range: { start, end: start }, text: lines.map((line) => `${line}\n${' '.repeat(column)}`).join('') };
}

function firstKeyOffset(map: unknown): number | undefined {
  const key = isMap(map) ? map.items[0]?.key : undefined;
  return isScalar(key) ? key.range?.[0] : undefined;
}

/** A volume of that name, as an emptyDir. `spec` is the path of the Pod's spec. */
export function addVolume(document: ManifestDocument, spec: Path, name: string): QuickFix[] {
  const fix = { code: 'manifest.fix.add-volume', params: { name } };
  const volumes = nodeAt(document, [...spec, 'volumes'])?.node;
  const map = nodeAt(document, spec)?.node;
  if (isSeq(volumes) && !volumes.flow) {
    const first = firstKeyOffset(volumes.items[0]);
    if (first === undefined) return [];
    const start = document.offset + first;
    const line = lineStart(document, start);
    const dash = document.text.slice(line - document.offset, first).indexOf('-');
    if (dash < 0) return [];
    const pad = ' '.repeat(dash);
    return [
      { ...fix, edits: [{ range: { start: line, end: line }, text: `${pad}- name: ${name}\n${pad}  emptyDir: {}\n` }] },
    ];
  }
  if (volumes !== undefined || !isMap(map)) return [];
  const edit = insertField(document, map, ['volumes:', `  - name: ${name}`, '    emptyDir: {}']);
  return edit ? [{ ...fix, edits: [edit] }] : [];
}

function lineStart({ text, offset }: ManifestDocument, position: number): number {
  return offset + text.lastIndexOf('\n', position - offset - 1) + 1;
}

function isInFlow(document: ManifestDocument, path: Path): boolean {
  return path.some((_step, index) => {
    const node = nodeAt(document, path.slice(0, index))?.node;
    return (isMap(node) || isSeq(node)) && node.flow === true;
  });
}
