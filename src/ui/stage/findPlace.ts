import { keyRangeOf, type ManifestDocument, parseDocuments, type SourceRange } from '../../manifest';
import { parseFieldPath } from '../../manifest/yaml/ranges';
import type { YamlPlace } from '../../projection/why/link';

export interface FoundPlace {
  file: string;
  range: SourceRange;
}

/**
 * Where a place is written in the scenario's files: the document of that kind and name, the field in it or the nearest
 * one that encloses it. Undefined for what no file holds (a Pod that `kubectl run` made).
 */
export function findPlace(files: Readonly<Record<string, string>>, place: YamlPlace): FoundPlace | undefined {
  for (const [file, text] of Object.entries(files)) {
    const document = parseDocuments(text).documents.find((one) => holds(one, place));
    if (document) return { file, range: keyRangeOf(document, parseFieldPath(place.path)) };
  }
  return undefined;
}

function holds({ value, problem }: ManifestDocument, place: YamlPlace): boolean {
  if (problem || typeof value !== 'object' || value === null || !('kind' in value) || !('metadata' in value)) {
    return false;
  }
  const { kind, metadata } = value;
  if (kind !== place.kind || typeof metadata !== 'object' || metadata === null) return false;
  const named = 'name' in metadata && metadata.name === place.name;
  // Most manifests leave the namespace to kubectl.
  const namespace = 'namespace' in metadata ? metadata.namespace : undefined;
  return named && (namespace === undefined || namespace === place.namespace);
}
