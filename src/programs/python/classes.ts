import { dictOf, isKind } from './dicts';
import { noteFrame, raised } from './errors';
import type { Machine } from './machine';
import type { Statement } from './nodes';
import { NotSimulated } from './source';
import { classAttribute, createClass, objectClass } from './types';
import type { Class, Eval, Frame, Value } from './values';

/** The built-in types whose values are no objects of their own here: no class can be made of them. */
const CLOSED = new Set('int float str tuple list set frozenset bytes type bool'.split(' '));

/** A `class` statement. */
export function* createClassOf(
  machine: Machine,
  frame: Frame,
  node: Extract<Statement, { kind: 'class' }>,
): Eval<Value> {
  const bases: Class[] = [];
  for (const { kind, name, value: argument } of node.args) {
    const value = yield* machine.evaluate(frame, argument);
    frame.trace.span = node;
    if (kind === 'named') {
      if (name === 'metaclass' && isKind(value, 'class') && value.name === 'ABCMeta') continue;
      throw new NotSimulated(`'${name}' of classes`);
    }
    if (!isKind(value, 'class')) throw raised('TypeError', 'bases must be types');
    if (value.module === 'builtins' && CLOSED.has(value.name))
      throw new NotSimulated(`classes derived from ${value.name}`);
    bases.push(value);
  }
  const module = frame.globals.get('__name__');
  const type = createClass(
    node.name,
    bases.length > 0 ? bases : [objectClass],
    typeof module === 'string' ? module : '',
  );
  const inner: Frame = {
    scope: node.scope,
    locals: new Map(),
    globals: frame.globals,
    outer: frame,
    trace: { source: frame.trace.source, name: node.scope.qualifiedName, span: node },
    owner: undefined,
  };
  try {
    yield* machine.run(inner, node.body);
  } catch (error) {
    noteFrame(error, inner);
    throw error;
  }
  frame.trace.span = node;
  for (const [name, value] of inner.locals) {
    type.dict.set(name, value);
    const made = isKind(value, 'wrapped') ? value.function : value;
    if (isKind(made, 'function') && made.outer === inner) made.owner = type;
    if (isKind(value, 'wrapped') && isKind(value.setter, 'function')) value.setter.owner = type;
  }
  type.dict.set('__annotations__', dictOf(node.scope.annotated.map((name) => [name, null])));
  const notify = bases.map((base) => classAttribute(base, '__init_subclass__')).find((found) => found !== undefined);
  if (notify !== undefined) yield* machine.call(isKind(notify, 'wrapped') ? notify.function : notify, [type]);
  return type;
}
