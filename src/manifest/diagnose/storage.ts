/**
 * Claims that nothing will ever fill. The cluster starts without a StorageClass, as the recorded one did: such a claim
 * stays Pending and its Pods wait, and nobody who looks at them is told what to do.
 */
import { fieldOf, isRecord, type JsonObject, recordOf, recordsOf, textOf } from '../../api/json';
import { objectsOf } from '../yaml/objects';
import { parseDocuments } from '../yaml/parseDocuments';
import type { ManifestDocument, Path } from '../yaml/parsedFile';
import { rangeOf } from '../yaml/ranges';
import type { Diagnostic, QuickFix } from './diagnostic';

const DEFAULT_CLASS = 'storageclass.kubernetes.io/is-default-class';
const NEW_CLASS = 'standard';

/** What a text has for claims: `default`, `class:fast`, `volume:manual`, and `volume:` for volumes without a class. */
export function storageOffers(text: string): string[] {
  if (!/StorageClass|PersistentVolume/.test(text)) return [];
  return objectsOf(parseDocuments(text).documents).flatMap(({ value }) => {
    const object = recordOf(value);
    const metadata = recordOf(object.metadata);
    if (object.kind === 'StorageClass') {
      const isDefault = textOf(fieldOf(recordOf(metadata.annotations), DEFAULT_CLASS)) === 'true';
      return [`class:${textOf(metadata.name)}`, ...(isDefault ? ['default'] : [])];
    }
    return object.kind === 'PersistentVolume' ? [`volume:${textOf(recordOf(object.spec).storageClassName)}`] : [];
  });
}

/** `offers`: those of all files that are there. */
export function claimsInVain(document: ManifestDocument, value: JsonObject, offers: ReadonlySet<string>): Diagnostic[] {
  return claimPaths(value).flatMap(({ path, claim }) => {
    const spec = recordOf(claim.spec);
    if (textOf(spec.volumeName) !== '') return [];
    if (spec.storageClassName === undefined) {
      if (offers.has('default') || offers.has('volume:')) return [];
      const range = rangeOf(document, [...path, 'metadata', 'name']);
      const fixes = addClass(document, NEW_CLASS, true);
      return [{ severity: 'warning', code: 'manifest.no-default-class', params: {}, range, fixes }];
    }
    const name = textOf(spec.storageClassName);
    if (offers.has(`class:${name}`) || offers.has(`volume:${name}`)) return [];
    const range = rangeOf(document, [...path, 'spec', 'storageClassName']);
    return name === ''
      ? [{ severity: 'warning', code: 'manifest.no-volume', params: {}, range, fixes: [] }]
      : [
          {
            severity: 'warning',
            code: 'manifest.no-storage-class',
            params: { name },
            range,
            fixes: addClass(document, name, false),
          },
        ];
  });
}

function claimPaths(value: JsonObject): { path: Path; claim: JsonObject }[] {
  if (value.kind === 'PersistentVolumeClaim') return [{ path: [], claim: value }];
  if (value.kind !== 'StatefulSet') return [];
  return recordsOf(recordOf(value.spec).volumeClaimTemplates)
    .filter(isRecord)
    .map((claim, index) => ({ path: ['spec', 'volumeClaimTemplates', index], claim }));
}

/** In front of the document: a claim that comes after its class need not wait for the controller's next look. */
function addClass(document: ManifestDocument, name: string, isDefault: boolean): QuickFix[] {
  if (document.text.trimStart().startsWith('{')) return [];
  const { offset } = document;
  const annotations = isDefault ? `  annotations:\n    ${DEFAULT_CLASS}: "true"\n` : '';
  const text = `apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata:
  name: ${name}
${annotations}provisioner: rancher.io/local-path
volumeBindingMode: WaitForFirstConsumer
---
`;
  const code = isDefault ? 'manifest.fix.add-default-class' : 'manifest.fix.add-class';
  return [{ code, params: { name }, edits: [{ range: { start: offset, end: offset }, text }] }];
}
