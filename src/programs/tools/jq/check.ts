import type { Node, Pattern } from './nodes';

/** What is known where: functions by `name/arity`, variables by `$name`. */
interface Known {
  readonly functions: ReadonlySet<string>;
  readonly variables: ReadonlySet<string>;
}

/** The first thing that a program uses and nobody defines, in jq's words: it does not start then. */
export function findUndefined(
  node: Node,
  functions: Iterable<string>,
  variables: Iterable<string>,
): string | undefined {
  return check(node, { functions: new Set(functions), variables: new Set(variables) });
}

function check(node: Node, known: Known): string | undefined {
  switch (node.kind) {
    case 'variable':
      return known.variables.has(node.name) || node.name === '$__loc__' ? undefined : `${node.name} is not defined`;
    case 'call': {
      const name = `${node.name}/${node.args.length}`;
      return first(node.args, known) ?? (known.functions.has(name) ? undefined : `${name} is not defined`);
    }
    case 'def':
      return checkDefinition(node, known);
    case 'as':
      return check(node.source, known) ?? check(node.body, bound(known, node.pattern));
    case 'reduce':
    case 'foreach': {
      const inner = bound(known, node.pattern);
      return first([node.source, node.initial], known) ?? first([node.update, node.extract], inner);
    }
    default:
      return first(children(node), known);
  }
}

function checkDefinition(node: Node & { kind: 'def' }, known: Known): string | undefined {
  const functions = new Set(known.functions).add(`${node.name}/${node.parameters.length}`);
  const parameters = node.parameters.map((name) => `${name.replace('$', '')}/0`);
  const variables = node.parameters.filter((name) => name.startsWith('$'));
  const inside = {
    functions: new Set([...functions, ...parameters]),
    variables: new Set([...known.variables, ...variables]),
  };
  return check(node.body, inside) ?? check(node.rest, { ...known, functions });
}

function first(nodes: readonly Node[], known: Known): string | undefined {
  for (const node of nodes) {
    const found = check(node, known);
    if (found !== undefined) return found;
  }
  return undefined;
}

function children(node: Node): readonly Node[] {
  switch (node.kind) {
    case 'string':
      return node.parts.filter((part) => typeof part !== 'string');
    case 'index':
      return [node.target, node.key];
    case 'slice':
      return [node.target, ...[node.from, node.to].filter((side) => side !== undefined)];
    case 'iterate':
    case 'negate':
    case 'array':
      return [node.target];
    case 'try':
      return node.handler === undefined ? [node.target] : [node.target, node.handler];
    case 'object':
      return node.entries.flat();
    case 'binary':
      return [node.left, node.right];
    case 'if':
      return [node.condition, node.then, node.otherwise];
    case 'label':
      return [node.body];
    default:
      return [];
  }
}

const bound = (known: Known, pattern: Pattern): Known => ({
  ...known,
  variables: new Set([...known.variables, ...namesOf(pattern)]),
});

function namesOf(pattern: Pattern): readonly string[] {
  if (typeof pattern === 'string') return [pattern];
  return ('items' in pattern ? pattern.items : pattern.entries.map(([, part]) => part)).flatMap(namesOf);
}
