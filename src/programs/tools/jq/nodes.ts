import type { Json } from './json';

/** A jq program as a tree. */
export type Node =
  | { kind: 'identity' | 'recurse' }
  | { kind: 'literal'; value: Json }
  | { kind: 'string'; parts: readonly (string | Node)[]; format: string | undefined }
  | { kind: 'index'; target: Node; key: Node }
  | { kind: 'slice'; target: Node; from: Node | undefined; to: Node | undefined }
  | { kind: 'iterate' | 'try' | 'negate' | 'array'; target: Node }
  | { kind: 'object'; entries: readonly (readonly [Node, Node])[] }
  | { kind: 'binary'; operator: string; left: Node; right: Node }
  | { kind: 'if'; condition: Node; then: Node; otherwise: Node }
  | { kind: 'reduce'; source: Node; name: string; initial: Node; update: Node }
  | { kind: 'as'; source: Node; name: string; body: Node }
  | { kind: 'variable'; name: string }
  | { kind: 'format'; name: string }
  | { kind: 'call'; name: string; args: readonly Node[] };
