/** Lays a table out as `kubectl get` does. Models cli-runtime/pkg/printers/tableprinter.go. */

import type { Table, TableRow } from './table';
import { formatLabels } from './tables/common';
import { alignTabs, TABLE_LAYOUT, type TabLayout } from './tabwriter';

export interface TablePrintOptions {
  wide?: boolean;
  noHeaders?: boolean;
  /** Prefixes names: `pod/demo`, `deployment.apps/web`. */
  kindPrefix?: string;
  withNamespace?: boolean;
  showLabels?: boolean;
  /** Labels shown as columns of their own (-L). */
  labelColumns?: readonly string[];
}

/** Prints tables of one kind, one after the other, in columns that only grow. The header comes once. */
export interface TablePrinter {
  /** `events` adds the EVENT column of --output-watch-events: one per row. */
  print(table: Table, events?: readonly string[]): string;
}

export function createTablePrinter(options: TablePrintOptions): TablePrinter {
  const layout: TabLayout = { ...TABLE_LAYOUT, remembered: [] };
  let headerPrinted = options.noHeaders === true;
  return {
    print(table, events) {
      const shown = table.columns.flatMap(({ priority }, index) => (priority === 0 || options.wide ? [index] : []));
      const lines: string[] = [];
      if (!headerPrinted) {
        lines.push(headerOf(table, shown, options, events !== undefined));
        headerPrinted = true;
      }
      table.rows.forEach((row, index) => {
        lines.push(rowOf(row, shown, options, events?.[index]));
      });
      return lines.length === 0 ? '' : alignTabs(`${lines.join('\n')}\n`, layout);
    },
  };
}

function headerOf(table: Table, shown: readonly number[], options: TablePrintOptions, withEvent: boolean): string {
  const names = shown.map((index) => table.columns[index]?.name ?? '');
  if (options.withNamespace) names.unshift('Namespace');
  if (withEvent) names.unshift('Event');
  for (const label of options.labelColumns ?? []) names.push(label.slice(label.lastIndexOf('/') + 1));
  if (options.showLabels) names.push('Labels');
  return names.map((name) => name.toUpperCase()).join('\t');
}

function rowOf(row: TableRow, shown: readonly number[], options: TablePrintOptions, event: string | undefined): string {
  const { labels, namespace } = row.object.metadata;
  const cells = shown.map((index) => oneLine(String(row.cells[index] ?? '')));
  if (options.kindPrefix !== undefined) cells[0] = `${options.kindPrefix}/${cells[0]}`;
  if (options.withNamespace) cells.unshift(namespace ?? '');
  if (event !== undefined) cells.unshift(event);
  for (const label of options.labelColumns ?? []) cells.push(labels?.[label] ?? '');
  if (options.showLabels) cells.push(formatLabels(labels));
  return cells.join('\t');
}

/** A cell never breaks the table: the first line stands for the rest. */
function oneLine(text: string): string {
  const end = text.search(/[\f\n\r]/);
  return end < 0 ? text : `${text.slice(0, end)}...`;
}
