/** `-o custom-columns=NAME:.metadata.name,…`. Models kubectl/pkg/cmd/get/customcolumn.go. */
import type { Step } from '../jsonpath/ast';
import { goValue } from '../jsonpath/goFormat';
import { findValues, relaxedPath } from '../jsonpath/relaxed';
import { alignTabs, TABLE_LAYOUT } from './tabwriter';

export interface CustomColumn {
  header: string;
  /** Empty: a column without a path, which finds nothing. */
  steps: readonly Step[];
}

export type ColumnsResult = { ok: true; columns: readonly CustomColumn[] } | { ok: false; error: string };

export function parseCustomColumns(spec: string): ColumnsResult {
  if (spec === '') return { ok: false, error: 'custom-columns format specified but no custom columns given' };
  const columns: CustomColumn[] = [];
  for (const part of spec.split(',')) {
    const colon = part.indexOf(':');
    if (colon < 0)
      return {
        ok: false,
        error: `unexpected custom-columns spec: ${part}, expected <header>:<json-path-expr>`,
      };
    const text = part.slice(colon + 1);
    const path = text === '' ? { ok: true as const, steps: [] } : relaxedPath(text);
    if (!path.ok) return path;
    columns.push({ header: part.slice(0, colon), steps: path.steps });
  }
  return { ok: true, columns };
}

/** A file holds headers in its first line and paths below them. */
export function parseCustomColumnsFile(text: string): ColumnsResult {
  const [headers = [], paths = []] = text.split('\n').map((line) => line.split(/\s+/).filter((word) => word !== ''));
  if (headers.length === 0 || headers.length !== paths.length)
    return {
      ok: false,
      error: `number of headers (${headers.length}) and field specifications (${paths.length}) don't match`,
    };
  return parseCustomColumns(headers.map((header, index) => `${header}:${paths[index]}`).join(','));
}

export function printCustomColumns(
  columns: readonly CustomColumn[],
  objects: readonly unknown[],
  noHeaders: boolean,
): string {
  const rows = objects.map((object) =>
    columns.map(({ steps }) => cellText(steps.length === 0 ? [] : findValues(steps, object))).join('\t'),
  );
  const lines = noHeaders ? rows : [columns.map(({ header }) => header).join('\t'), ...rows];
  return lines.length === 0 ? '' : alignTabs(`${lines.join('\n')}\n`, TABLE_LAYOUT);
}

const cellText = (values: readonly unknown[]): string =>
  values.length === 0 ? '<none>' : values.map(goValue).join(',');
