import { diagnose, parseDocuments, scriptPlaces, supportMarks } from '../../manifest';
import type { FileReport } from './protocol';

/** Everything the page says about a manifest's text. */
export function readFile(text: string): FileReport {
  const { documents } = parseDocuments(text);
  return {
    text,
    diagnostics: diagnose(text),
    marks: supportMarks(documents),
    places: scriptPlaces(documents),
  };
}

export const isManifest = (file: string): boolean => /\.(ya?ml|json)$/i.test(file);
