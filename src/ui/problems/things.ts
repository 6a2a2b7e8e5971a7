/** Which lines of a manifest describe what, so that pointing at them can light it elsewhere, and the other way round. */
import { fieldOf, isRecord, type JsonObject, recordOf, recordsOf, textOf } from '../../api/json';
import { type ManifestDocument, type Path, rangeOf, type SourceRange } from '../../manifest';
import type { Thing } from './thing';

/** Everything that a file describes; what lies inside something else comes after it. */
export const thingsOf = (text: string, documents: readonly ManifestDocument[]): readonly Thing[] =>
  documents.flatMap((document) => (document.problem || !isRecord(document.value) ? [] : thingsIn(text, document)));

function thingsIn(text: string, document: ManifestDocument): readonly Thing[] {
  const value = recordOf(document.value);
  const metadata = recordOf(value.metadata);
  const object = { kind: textOf(value.kind), namespace: textOf(metadata.namespace), name: textOf(metadata.name) };
  const specPath = object.kind === 'Pod' ? ['spec'] : ['spec', 'template', 'spec'];
  const spec = specPath.reduce<JsonObject>((inner, step) => recordOf(fieldOf(inner, step)), value);
  const thing = (part: Thing['part'], path: Path): Thing => {
    const range = wholeLines(text, rangeOf(document, path));
    return { ...object, ...(part ? { part } : {}), range };
  };
  const named = (list: unknown, path: Path, of: 'container' | 'volume'): readonly Thing[] =>
    recordsOf(list).map((item, index) => thing({ of, name: textOf(item.name) }, [...path, index]));
  return [
    thing(undefined, []),
    ...named(spec.volumes, [...specPath, 'volumes'], 'volume'),
    ...['initContainers', 'containers'].flatMap((list) => {
      const path = [...specPath, list];
      return [
        ...named(spec[list], path, 'container'),
        ...recordsOf(spec[list]).flatMap(({ volumeMounts }, index) =>
          named(volumeMounts, [...path, index, 'volumeMounts'], 'volume'),
        ),
      ];
    }),
  ];
}

function wholeLines(text: string, { start, end }: SourceRange): SourceRange {
  const lineEnd = text.indexOf('\n', end);
  return { start: text.lastIndexOf('\n', start - 1) + 1, end: lineEnd < 0 ? text.length : lineEnd };
}
