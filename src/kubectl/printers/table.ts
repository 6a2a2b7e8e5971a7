/**
 * Tables as the API server sends them to `kubectl get`: columns and cells, without layout. A tool that serves the API to a
 * real kubectl sends these; our own kubectl lays them out (printTable.ts).
 */
import type { KubeObject } from '../../api/meta';

export interface TableColumn {
  name: string;
  /** 0 is always shown, 1 with `-o wide` only. */
  priority: 0 | 1;
}

export interface TableRow {
  cells: readonly (string | number)[];
  object: KubeObject;
}

export interface Table {
  columns: readonly TableColumn[];
  rows: readonly TableRow[];
}

/** How one kind is shown. `nowMs` is the cluster's clock: milliseconds since 1970. */
export interface KindTable<T extends KubeObject = KubeObject> {
  columns: readonly TableColumn[];
  cells(object: T, nowMs: number): readonly (string | number)[];
}

export const column = (name: string): TableColumn => ({ name, priority: 0 });
export const wideColumn = (name: string): TableColumn => ({ name, priority: 1 });

/** A table for one kind only: objects of another kind get their name and nothing else. */
export function kindTable<T extends KubeObject>(
  is: (object: KubeObject) => object is T,
  table: KindTable<T>,
): KindTable<KubeObject> {
  return {
    columns: table.columns,
    cells: (object, nowMs) => (is(object) ? table.cells(object, nowMs) : [object.metadata.name ?? '']),
  };
}
