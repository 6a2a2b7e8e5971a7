import { holds, type LineRules } from './regexAssert';
import type { RegexProgram } from './regexProgram';
import type { StepCounter } from './regexSearch';

/** Start and end of group n at 2n and 2n+1; -1 where it did not take part. */
export type Slots = readonly number[];

interface Frame {
  state: number;
  at: number;
  /** A slot to put back when this frame is reached: undoing a `save`. */
  slot: number;
  value: number;
}

/**
 * Walks the program over text[start, end) and fills the groups, earlier ways first, each (state, place) at most once:
 * at most program × length steps. The match itself is known to exist.
 */
export function captureGroups(
  program: RegexProgram,
  text: string,
  range: { start: number; end: number },
  groups: number,
  rules: LineRules,
  counter: StepCounter,
): Slots {
  const width = range.end - range.start + 1;
  const seen = new Set<number>();
  const visit = (state: number, at: number): boolean => {
    const key = state * width + (at - range.start);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  };
  const slots = walk(program, text, range.start, groups, rules, counter, {
    visit,
    accept: (at) => (at === range.end ? 'stop' : 'fail'),
    limit: Number.POSITIVE_INFINITY,
    end: range.end,
  });
  return slots ?? [range.start, range.end, ...new Array<number>(groups * 2).fill(-1)];
}

/**
 * With back-references there is no shortcut: every way is tried from every start, the longest wins, and after `budget`
 * steps the best so far has to do.
 */
export function searchBackReferences(
  program: RegexProgram,
  text: string,
  from: number,
  groups: number,
  rules: LineRules,
  counter: StepCounter,
  budget: number,
): Slots | undefined {
  const limit = counter.steps + budget;
  for (let start = from; start <= text.length; start++) {
    let longest = -1;
    const found = walk(program, text, start, groups, rules, counter, {
      visit: () => true,
      accept(at) {
        if (at === text.length) return 'stop';
        if (at <= longest) return 'fail';
        longest = at;
        return 'keep';
      },
      limit,
      end: text.length,
    });
    if (found !== undefined) return found;
    if (counter.steps >= limit) return undefined;
  }
  return undefined;
}

interface Walk {
  visit(state: number, at: number): boolean;
  /** At a match: 'stop' takes it, 'keep' remembers it and looks on, 'fail' looks on. */
  accept(at: number): 'stop' | 'keep' | 'fail';
  readonly limit: number;
  readonly end: number;
}

function walk(
  program: RegexProgram,
  text: string,
  start: number,
  groups: number,
  rules: LineRules,
  counter: StepCounter,
  how: Walk,
): Slots | undefined {
  const slots = new Array<number>(groups * 2 + 2).fill(-1);
  slots[0] = start;
  let kept: number[] | undefined;
  const stack: Frame[] = [{ state: 0, at: start, slot: -1, value: 0 }];
  for (let frame = stack.pop(); frame !== undefined; frame = stack.pop()) {
    if (frame.slot >= 0) {
      slots[frame.slot] = frame.value;
      continue;
    }
    let { state, at } = frame;
    while (state >= 0) {
      if (++counter.steps >= how.limit) return kept;
      if (!how.visit(state, at)) break;
      const instruction = program[state];
      switch (instruction?.op) {
        case 'jump':
          state = instruction.target;
          continue;
        case 'split':
          // A loop whose body matched nothing would come back here forever.
          if (stack.length > MAX_STACK) return kept;
          stack.push({ state: instruction.second, at, slot: -1, value: 0 });
          state = instruction.first;
          continue;
        case 'save':
          stack.push({ state: 0, at: 0, slot: instruction.slot, value: slots[instruction.slot] ?? -1 });
          slots[instruction.slot] = at;
          state++;
          continue;
        case 'assert':
          state = holds(instruction.assertion, text, at, rules) ? state + 1 : -1;
          continue;
        case 'match': {
          const verdict = how.accept(at);
          if (verdict !== 'fail') {
            slots[1] = at;
            kept = [...slots];
          }
          if (verdict === 'stop') return kept;
          state = -1;
          continue;
        }
        case 'back-reference': {
          const from = slots[instruction.number * 2] ?? -1;
          const to = slots[instruction.number * 2 + 1] ?? -1;
          const same = from >= 0 && to >= from && text.startsWith(text.slice(from, to), at);
          if (same) at += to - from;
          state = same ? state + 1 : -1;
          continue;
        }
        default: {
          const code = at < how.end ? text.codePointAt(at) : undefined;
          const consumes =
            code !== undefined &&
            (instruction?.op === 'any' ||
              (instruction?.op === 'character' && instruction.code === code) ||
              (instruction?.op === 'set' && instruction.set.has(code)));
          if (consumes) at += code > 0xffff ? 2 : 1;
          state = consumes ? state + 1 : -1;
        }
      }
    }
  }
  return kept;
}

const MAX_STACK = 200_000;
