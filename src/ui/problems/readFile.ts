import { diagnose, parseDocuments, scriptPlaces, supportMarks } from '../../manifest';
import type { FileReport } from './protocol';
import { thingsOf } from './things';

/** Everything the page says about a manifest's text. `elsewhere`: what other files have for its claims. */
export function readFile(text: string, elsewhere: readonly string[] = []): FileReport {
  const { documents } = parseDocuments(text);
  return {
    text,
    diagnostics: diagnose(text, elsewhere),
    marks: supportMarks(documents),
    places: scriptPlaces(documents),
    things: thingsOf(text, documents),
  };
}

export const isManifest = (file: string): boolean => /\.(ya?ml|json)$/i.test(file);
