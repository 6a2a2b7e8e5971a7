import { fieldOf, type JsonObject, recordOf, recordsOf, textOf } from '../../api/json';
import type { ManifestDocument, Path } from '../yaml/parsedFile';
import { nodeAt } from '../yaml/ranges';
import type { QuickFix } from './diagnostic';
import { insertField } from './fixes';

/** What says how a container of an image that nobody knows behaves; src/images/unknown.ts has its words. */
const annotationOf = (container: string): string => `podflight.dev/${container}`;

/**
 * Proposes an annotation that says what a container does, for images that no catalogue has. Nothing if there is one, or no
 * place for it. `pod`: path of the Pod, or of the template that Pods are made from; `isInit`: it has to end, not to serve.
 */
export function describeImage(
  document: ManifestDocument,
  pod: Path,
  podValue: JsonObject,
  container: JsonObject,
  isInit: boolean,
): QuickFix[] {
  const name = textOf(container.name);
  const key = annotationOf(name);
  const annotations = recordOf(fieldOf(recordOf(podValue.metadata), 'annotations'));
  if (name === '' || Object.hasOwn(annotations, key)) return [];
  const behaviour = isInit ? 'runs=5s exits=0' : `opens=${portsOf(container)} ready=2s`;
  const entry = `${key}: "${behaviour}"`;
  const places: readonly [path: Path, lines: readonly string[]][] = [
    [[...pod, 'metadata', 'annotations'], [entry]],
    [
      [...pod, 'metadata'],
      ['annotations:', `  ${entry}`],
    ],
    [pod, ['metadata:', '  annotations:', `    ${entry}`]],
  ];
  const place = places.find(([path]) => nodeAt(document, path)?.node !== undefined);
  const edit = place && insertField(document, nodeAt(document, place[0])?.node, place[1]);
  return edit ? [{ code: 'manifest.fix.describe-image', params: { name, behaviour }, edits: [edit] }] : [];
}

function portsOf(container: JsonObject): string {
  const ports = recordsOf(container.ports).flatMap(({ containerPort }) =>
    typeof containerPort === 'number' ? [containerPort] : [],
  );
  return ports.length > 0 ? ports.join(',') : '8080';
}
