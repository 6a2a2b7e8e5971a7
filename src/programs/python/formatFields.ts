import { getAttribute } from './attributes';
import { raised } from './errors';
import { format } from './format';
import type { Machine } from './machine';
import { repr, str } from './repr';
import { subscript } from './subscripts';
import type { Eval, Named, Value } from './values';

const FIELD = /\{\{|\}\}|\{([^{}!:]*)(?:!([sra]))?(?::((?:[^{}]|\{[^{}]*\})*))?\}|[{}]/g;

/** `'{} {name!r:>10}'.format(...)`. */
export function* formatFields(machine: Machine, text: string, args: readonly Value[], named: Named): Eval<string> {
  let automatic = 0;
  let result = '';
  let from = 0;
  for (const match of text.matchAll(FIELD)) {
    const [all, field = '', conversion, spec = ''] = match;
    result += text.slice(from, match.index);
    from = match.index + all.length;
    if (all === '{{' || all === '}}') {
      result += all.charAt(0);
      continue;
    }
    if (all === '{' || all === '}')
      throw raised(
        'ValueError',
        all === '{' ? "expected '}' before end of string" : "Single '}' encountered in format string",
      );
    const [, first = '', path = ''] = /^([^.[]*)([\s\S]*)$/.exec(field) ?? [];
    const name = first === '' ? String(automatic++) : first;
    let value: Value;
    if (/^\d+$/.test(name)) {
      const found = args[Number(name)];
      if (found === undefined)
        throw raised('IndexError', `Replacement index ${name} out of range for positional args tuple`);
      value = found;
    } else {
      const found = named.get(name);
      if (found === undefined) throw raised('KeyError', name);
      value = found;
    }
    for (const [, attribute, key] of path.matchAll(/\.(\w+)|\[([^\]]*)\]/g))
      value =
        attribute !== undefined
          ? yield* getAttribute(machine, value, attribute)
          : yield* subscript(machine, value, /^\d+$/.test(key ?? '') ? BigInt(key ?? 0) : (key ?? ''));
    const converted =
      conversion === undefined ? value : conversion === 's' ? yield* str(machine, value) : yield* repr(machine, value);
    const inner = /\{/.test(spec)
      ? yield* formatFields(machine, spec.replaceAll('{}', `{${automatic++}}`), args, named)
      : spec;
    result += yield* format(machine, converted, inner);
  }
  return result + text.slice(from);
}
