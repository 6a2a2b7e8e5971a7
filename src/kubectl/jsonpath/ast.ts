/** What a JSONPath template consists of. Origin: client-go/util/jsonpath node.go. */
export type PathNode =
  | { node: 'text'; text: string }
  | { node: 'list'; steps: readonly Step[] }
  | { node: 'range'; path: readonly Step[]; body: readonly PathNode[] }
  /** An `{end}` that ends nothing: found out when it is run. */
  | { node: 'stray-end' };

export type Step =
  | { step: 'field'; name: string }
  | { step: 'slice'; from?: number; to?: number; stride?: number }
  | { step: 'index'; at: number }
  | { step: 'wildcard' }
  | { step: 'recursive' }
  | { step: 'root' }
  | { step: 'current' }
  | { step: 'union'; members: readonly (readonly Step[])[] }
  | { step: 'filter'; left: Operand; operator: FilterOperator; right: Operand }
  | { step: 'literal'; value: string | number | boolean };

export type FilterOperator = '==' | '!=' | '<' | '<=' | '>' | '>=' | 'exists';
export type Operand = readonly Step[];

export type ParsedPath = { ok: true; nodes: readonly PathNode[] } | { ok: false; error: string };
