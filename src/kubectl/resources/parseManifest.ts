/** YAML or JSON text to values, up to the first document that cannot be read, with kubectl's words for what is wrong. */
import { parseDocuments } from '../../manifest/yaml/parseDocuments';

export interface ParsedManifest {
  values: readonly unknown[];
  problem: string | undefined;
}

export function parseManifest(text: string): ParsedManifest {
  const { documents, tooLarge } = parseDocuments(text);
  if (tooLarge) return { values: [], problem: 'the manifest is longer than what the simulator reads' };
  const values: unknown[] = [];
  for (const { problem, value } of documents) {
    if (problem)
      return {
        values,
        problem: problem.unread ? problem.message : `error converting YAML to JSON: ${problem.message}`,
      };
    values.push(value);
  }
  return { values, problem: undefined };
}
