/** Where the Pod specs of a manifest stand in its text: of Pods themselves, of templates, of the items of a List. */
import { isRecord } from '../../api/json';
import type { ManifestDocument, Path } from '../../manifest';
import { parseDocuments } from '../../manifest';
import { podSpecPath } from '../../manifest/podSpecPath';

export interface PodSpecPlace {
  readonly document: ManifestDocument;
  readonly path: Path;
  readonly spec: Readonly<Record<string, unknown>>;
  /** The kind of the object that it belongs to: `Pod`, `Deployment`, `Job` … */
  readonly kind: string;
}

/** The objects of a text with their paths, those of Lists one by one. Documents that cannot be read have none. */
export function objectsIn(text: string): readonly { document: ManifestDocument; path: Path; object: ObjectValue }[] {
  return parseDocuments(text).documents.flatMap((document) => {
    const { value } = document;
    if (!isRecord(value)) return [];
    if (value.kind !== 'List' || !Array.isArray(value.items)) return [{ document, path: [], object: value }];
    return value.items.flatMap((object: unknown, index) =>
      isRecord(object) ? [{ document, path: ['items', index], object }] : [],
    );
  });
}

type ObjectValue = Readonly<Record<string, unknown>>;

export const kindOf = (object: ObjectValue): string => (typeof object.kind === 'string' ? object.kind : '');

export function podSpecsIn(text: string): readonly PodSpecPlace[] {
  return objectsIn(text).flatMap(({ document, path, object }) => {
    const kind = kindOf(object);
    const below = podSpecPath(kind);
    const spec = below.reduce<unknown>((value, key) => (isRecord(value) ? value[key] : undefined), object);
    return below.length > 0 && isRecord(spec) ? [{ document, path: [...path, ...below], spec, kind }] : [];
  });
}

/** Files that hold manifests, by their name. */
export const isManifest = (name: string): boolean => /\.(?:ya?ml|json)$/i.test(name);
