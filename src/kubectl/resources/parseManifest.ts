/** YAML or JSON text to values, with kubectl's words for what is wrong. */
import { parseAllDocuments } from 'yaml';

export function parseManifest(text: string): { ok: true; value: unknown[] } | { ok: false; error: string } {
  const values: unknown[] = [];
  for (const document of parseAllDocuments(text, { uniqueKeys: false })) {
    const [problem] = document.errors;
    if (problem)
      return {
        ok: false,
        error: `error converting YAML to JSON: yaml: line ${problem.linePos?.[0].line}: ${problem.code}`,
      };
    const value: unknown = document.toJS({ maxAliasCount: 100 });
    if (value !== null && value !== undefined) values.push(value);
  }
  return { ok: true, value: values };
}
