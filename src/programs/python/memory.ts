import type { Machine } from './machine';
import type { Value } from './values';

/** What the interpreter itself takes. */
const BASE_BYTES = 8_500_000;
/** Texts longer than this are not copied here when Python repeats them: they only count for the container's limit. */
const LONG_TEXT = 10_000;
const LOOK_AFTER_BYTES = 1_000_000;

/**
 * Counts what can still be reached and tells the kernel, once in so much that was made: a list that grows for ever ends
 * its container, one that is thrown away does not.
 */
export function measure(machine: Machine): void {
  let held = 0;
  let claimed = 0;
  const seen = new Set<unknown>();
  const todo: Value[] = [];
  const add = (values: Iterable<Value>) => {
    for (const value of values)
      if (typeof value === 'string') {
        if (value.length > LONG_TEXT) claimed += value.length;
        else held += value.length + 49;
      } else if (typeof value === 'object' && value !== null) {
        if (seen.has(value)) continue;
        seen.add(value);
        todo.push(value);
      }
  };
  for (const locals of machine.frames) add(locals.values());
  for (const { dict } of machine.modules.values()) add(dict.values());
  for (let value = todo.pop(); value !== undefined; value = todo.pop()) {
    held += 56;
    if (value === null || typeof value !== 'object') continue;
    switch (value.kind) {
      case 'list':
      case 'tuple':
        held += value.items.length * 16;
        add(value.items);
        break;
      case 'set':
        held += value.map.size * 60;
        add(value.map.values());
        break;
      case 'dict':
        held += value.map.size * 100;
        for (const entry of value.map.values()) add([entry.key, entry.value]);
        break;
      case 'bytes':
        add([value.text]);
        break;
      case 'instance':
      case 'module':
      case 'class':
        add(value.dict.values());
        break;
      case 'function':
        add(value.outer.locals.values());
        break;
      default:
    }
  }
  machine.madeBytes = 0;
  machine.claimedBytes = BASE_BYTES + claimed;
  machine.measureAtBytes = Math.max(LOOK_AFTER_BYTES, (claimed + held) / 2);
  machine.process.claimMemory(machine.claimedBytes);
  machine.process.setMemory(held);
}
