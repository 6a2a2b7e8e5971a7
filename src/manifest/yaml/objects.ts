import { isRecord } from '../../api/json';
import type { ManifestDocument } from './parsedFile';

/** The objects of documents, those of Lists one by one, each with the place in its document. */
export const objectsOf = (documents: readonly ManifestDocument[]): ManifestDocument[] => documents.flatMap(itemsOf);

function itemsOf(document: ManifestDocument): ManifestDocument[] {
  const { value, root = [] } = document;
  if (!isRecord(value) || value.kind !== 'List' || !Array.isArray(value.items)) return [document];
  return value.items.map((item: unknown, index) => ({ ...document, value: item, root: [...root, 'items', index] }));
}
