/** Init containers that look as if they should run beside the app: without `restartPolicy: Always` the app never starts. */
import { fieldOf, isRecord, type JsonObject, listOf, recordOf, recordsOf, textOf } from '../../api/json';
import { podSpecPath } from '../podSpecPath';
import type { ManifestDocument } from '../yaml/parsedFile';
import { rangeOf } from '../yaml/ranges';
import type { Diagnostic } from './diagnostic';
import { makeSidecar } from './fixes';

export function neverEndingInits(document: ManifestDocument, value: JsonObject): Diagnostic[] {
  const spec = podSpecPath(textOf(value.kind));
  const podSpec = spec.reduce<JsonObject>((object, step) => recordOf(fieldOf(object, String(step))), value);
  return recordsOf(podSpec.initContainers).flatMap((container, index) => {
    if (container.restartPolicy !== undefined || !runsForEver(container)) return [];
    const path = [...spec, 'initContainers', index];
    const name = textOf(container.name);
    const at = isRecord(container.command) || container.command === undefined ? 'args' : 'command';
    return [
      {
        severity: 'warning' as const,
        code: 'manifest.init-never-ends',
        params: { name },
        range: rangeOf(document, [...path, at]),
        fixes: makeSidecar(document, path),
      },
    ];
  });
}

/** Only what is plain: following a file, sleeping for ever, a loop on `true` without a way out. */
function runsForEver(container: JsonObject): boolean {
  const text = [...listOf(container.command), ...listOf(container.args)].map(textOf).join(' ');
  if (/\btail (?:-n ?\d+ )?-[a-zA-Z]*[fF]\b/.test(text) || /\bsleep (?:infinity|inf)\b/.test(text)) return true;
  return /\bwhile (?:true|:)\s*;/.test(text) && !/\b(?:break|exit|exec|timeout)\b/.test(text);
}
