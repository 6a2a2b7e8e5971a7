import { isArray, isObject, JqError, type Json, typeOf } from './json';

export type Step = string | number | { start: Json; end: Json };
export type Path = readonly Step[];

export function keyOf(key: Json): Step {
  if (typeof key === 'string' || typeof key === 'number') return key;
  throw new JqError(`Cannot index with ${typeOf(key)}`);
}

/** `value[key]`: null where there is nothing, an error where there cannot be anything. */
export function at(value: Json, key: Json | { start: Json; end: Json }): Json {
  if (isObject(key) && 'start' in key) return slice(value, key.start ?? null, key.end ?? null);
  if (value === null) return null;
  if (isArray(value) && typeof key === 'number')
    return value[key < 0 ? value.length + Math.floor(key) : Math.floor(key)] ?? null;
  if (isObject(value) && typeof key === 'string') return Object.hasOwn(value, key) ? (value[key] ?? null) : null;
  throw new JqError(
    `Cannot index ${typeOf(value)} with ${typeof key === 'string' ? `string ${JSON.stringify(key)}` : typeOf(key)}`,
  );
}

function slice(value: Json, start: Json, end: Json): Json {
  if (value === null) return null;
  const from = typeof start === 'number' ? start : 0;
  if (typeof value === 'string') return [...value].slice(from, typeof end === 'number' ? end : undefined).join('');
  if (isArray(value)) return value.slice(from, typeof end === 'number' ? end : undefined);
  throw new JqError(`Cannot index ${typeOf(value)} with object`);
}

export function readPath(value: Json, path: Path): Json {
  return path.reduce<Json>((current, step) => at(current, step), value);
}

export function writePath(value: Json, path: Path, next: Json): Json {
  const [step, ...rest] = path;
  if (step === undefined) return next;
  if (typeof step === 'string') {
    if (value !== null && !isObject(value))
      throw new JqError(`Cannot index ${typeOf(value)} with string ${JSON.stringify(step)}`);
    return { ...value, [step]: writePath(at(value, step), rest, next) };
  }
  if (typeof step === 'number') {
    if (value !== null && !isArray(value)) throw new JqError(`Cannot index ${typeOf(value)} with number`);
    const items = [...(value ?? [])];
    const index = step < 0 ? items.length + step : step;
    if (index > 100_000) throw new JqError('Array index too large');
    while (items.length < index) items.push(null);
    items[index] = writePath(at(value, step), rest, next);
    return items;
  }
  throw new JqError('Podflight does not assign to slices');
}

export function deletePath(value: Json, path: Path): Json {
  const [step, ...rest] = path;
  if (step === undefined || value === null) return null;
  if (rest.length > 0)
    return at(value, step) === null ? value : writePath(value, [step], deletePath(at(value, step), rest));
  if (isArray(value) && typeof step === 'number')
    return value.filter((_, index) => index !== (step < 0 ? value.length + step : step));
  if (isObject(value)) return Object.fromEntries(Object.entries(value).filter(([key]) => key !== step));
  throw new JqError(`Cannot delete field at object index of ${typeOf(value)}`);
}
