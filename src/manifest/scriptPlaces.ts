/** Where the commands of a text's containers are written, so that the one that runs can be lit. */

import { fieldOf, isRecord, type JsonObject, listOf, recordOf, recordsOf, textOf } from '../api/json';
import { describeImage } from './diagnose/describeImage';
import type { QuickFix } from './diagnose/diagnostic';
import { podSpecPath } from './podSpecPath';
import { objectsOf } from './yaml/objects';
import type { ManifestDocument, Path, SourceRange } from './yaml/parsedFile';
import { rangeOf } from './yaml/ranges';
import { scalarPositions } from './yaml/scriptRange';

export interface ScriptWord {
  text: string;
  /** For each offset of `text`, and its end, the offset in the file. */
  positions: readonly number[];
}

/** One container of a Pod, or of a template that Pods are made from. */
export interface ScriptPlace {
  kind: string;
  /** Empty where the manifest leaves it to kubectl's context. */
  namespace: string;
  name: string;
  container: string;
  /** The words of `command` and `args`. */
  words: readonly ScriptWord[];
  /** `describe`: edits that say what it does, should nobody know the image. */
  image?: { readonly text: string; readonly range: SourceRange; readonly describe: readonly QuickFix[] };
  /** What decides what runs: `command`, or `args`, or the image whose own command it is. */
  range: SourceRange;
}

export function scriptPlaces(documents: readonly ManifestDocument[]): ScriptPlace[] {
  return objectsOf(documents).flatMap((document) => {
    const { value, problem } = document;
    return problem || !isRecord(value) ? [] : placesOf(document, value);
  });
}

function placesOf(document: ManifestDocument, value: JsonObject): ScriptPlace[] {
  const kind = textOf(value.kind);
  const metadata = recordOf(value.metadata);
  const specPath = podSpecPath(kind);
  const podPath = specPath.slice(0, -1);
  const pod = podPath.reduce<JsonObject>((object, step) => recordOf(fieldOf(object, step)), value);
  const spec = recordOf(pod.spec);
  return ['initContainers', 'containers'].flatMap((list) =>
    recordsOf(spec[list]).flatMap((container, index) => {
      const path = [...specPath, list, index];
      const words = [...wordsOf(document, container, path, 'command'), ...wordsOf(document, container, path, 'args')];
      const decisive = ['command', 'args', 'image'].find((field) => container[field] !== undefined);
      if (decisive === undefined) return [];
      const place: ScriptPlace = {
        kind,
        namespace: textOf(metadata.namespace),
        name: textOf(metadata.name),
        container: textOf(container.name),
        words,
        range: rangeOf(document, [...path, decisive]),
      };
      const image = textOf(container.image);
      if (image !== '')
        place.image = {
          text: image,
          range: rangeOf(document, [...path, 'image']),
          describe: describeImage(document, podPath, pod, container, list === 'initContainers'),
        };
      return [place];
    }),
  );
}

const wordsOf = (document: ManifestDocument, container: JsonObject, path: Path, field: string): ScriptWord[] =>
  listOf(container[field]).flatMap((word, index) => {
    const positions = scalarPositions(document, [...path, field, index]);
    return typeof word === 'string' && positions?.length === word.length + 1 ? [{ text: word, positions }] : [];
  });
