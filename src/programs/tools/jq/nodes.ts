import type { Json } from './json';

/** What `as` binds: a variable, or the parts of an array or object. */
export type Pattern =
  | string
  | { readonly items: readonly Pattern[] }
  | { readonly entries: readonly (readonly [Node, Pattern])[] };

/** A jq program as a tree. */
export type Node =
  | { kind: 'identity' | 'recurse' }
  | { kind: 'literal'; value: Json }
  | { kind: 'string'; parts: readonly (string | Node)[]; format: string | undefined }
  | { kind: 'index'; target: Node; key: Node }
  | { kind: 'slice'; target: Node; from: Node | undefined; to: Node | undefined }
  | { kind: 'iterate' | 'negate' | 'array'; target: Node }
  | { kind: 'try'; target: Node; handler?: Node }
  | { kind: 'object'; entries: readonly (readonly [Node, Node])[] }
  | { kind: 'binary'; operator: string; left: Node; right: Node }
  | { kind: 'if'; condition: Node; then: Node; otherwise: Node }
  | { kind: 'reduce' | 'foreach'; source: Node; pattern: Pattern; initial: Node; update: Node; extract: Node }
  | { kind: 'as'; source: Node; pattern: Pattern; body: Node }
  | { kind: 'def'; name: string; parameters: readonly string[]; body: Node; rest: Node }
  | { kind: 'label'; name: string; body: Node }
  | { kind: 'break'; name: string }
  | { kind: 'variable'; name: string }
  | { kind: 'format'; name: string }
  | { kind: 'call'; name: string; args: readonly Node[] };

export const IDENTITY: Node = { kind: 'identity' };

/** `?` behind a step excuses that step alone: what is ahead of it goes on with its other values. */
export function optional(node: Node): Node {
  const isStep = node.kind === 'iterate' || (node.kind === 'index' && /^(?:literal|string)$/.test(node.key.kind));
  if (!isStep) return { kind: 'try', target: node };
  const right: Node = { kind: 'try', target: { ...node, target: IDENTITY } };
  return { kind: 'binary', operator: '|', left: node.target, right };
}
