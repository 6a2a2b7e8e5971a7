/** Paths as custom columns, --sort-by and wait take them: `metadata.name`, `.metadata.name`, `{.metadata.name}`. */
import type { PathNode, Step } from './ast';
import { evaluateSteps } from './evaluate';
import { parseJsonPath } from './parse';

/** Models get/customcolumn.go RelaxedJSONPathExpression. */
export function relaxedPath(text: string): { ok: true; steps: readonly Step[] } | { ok: false; error: string } {
  const body = /^\{?\.?([^{}]+)\}?$/.exec(text.trim())?.[1];
  const unbalanced = text.trim().startsWith('{') !== text.trim().endsWith('}');
  if (body === undefined || unbalanced)
    return {
      ok: false,
      error: `unexpected path string, expected a 'name1.name2' or '.name1.name2' or '{name1.name2}' or '{.name1.name2}'`,
    };
  const parsed = parseJsonPath(`{.${body}}`);
  if (!parsed.ok) return parsed;
  return { ok: true, steps: parsed.nodes.flatMap(stepsOf) };
}

const stepsOf = (node: PathNode): readonly Step[] => (node.node === 'list' ? node.steps : []);

export const findValues = (steps: readonly Step[], data: unknown): unknown[] => evaluateSteps(steps, data, data);
