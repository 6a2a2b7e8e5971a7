import { holds, type LineRules } from './regexAssert';
import type { RegexProgram } from './regexProgram';

/** Counts work, so that tests can prove that nothing explodes. */
export interface StepCounter {
  steps: number;
}

/**
 * Finds the leftmost match and of those the longest, all starts at once: at most program × text steps. Every state carries
 * the earliest start that leads to it. Groups are found afterwards, see regexCapture.ts.
 */
export function searchLongest(
  program: RegexProgram,
  text: string,
  from: number,
  rules: LineRules,
  counter: StepCounter,
): { start: number; end: number } | undefined {
  const size = program.length;
  let current = createThreads(size);
  let following = createThreads(size);
  let best: { start: number; end: number } | undefined;
  for (let at = from; ; ) {
    if (best === undefined) addThread(program, current, 0, at, text, at, rules, counter);
    if (current.count === 0 && best !== undefined) return best;
    const code = text.codePointAt(at);
    const after = at + (code !== undefined && code > 0xffff ? 2 : 1);
    for (let i = 0; i < current.count; i++) {
      const state = current.states[i] ?? 0;
      const start = current.starts[i] ?? 0;
      counter.steps++;
      if (best !== undefined && start > best.start) continue;
      const instruction = program[state];
      if (instruction === undefined) continue;
      if (instruction.op === 'match') {
        best = { start, end: at };
      } else if (code !== undefined) {
        const consumes =
          instruction.op === 'any' ||
          (instruction.op === 'character' && instruction.code === code) ||
          (instruction.op === 'set' && instruction.set.has(code));
        if (consumes) addThread(program, following, state + 1, start, text, after, rules, counter);
      }
    }
    if (code === undefined) return best;
    [current, following] = [following, current];
    following.count = 0;
    following.generation++;
    at = after;
  }
}

interface Threads {
  readonly states: Int32Array;
  readonly starts: Int32Array;
  readonly seen: Int32Array;
  generation: number;
  count: number;
}

function createThreads(size: number): Threads {
  return {
    states: new Int32Array(size),
    starts: new Int32Array(size),
    seen: new Int32Array(size),
    generation: 1,
    count: 0,
  };
}

/** Adds a state and everything reachable from it without consuming a character. */
function addThread(
  program: RegexProgram,
  threads: Threads,
  state: number,
  start: number,
  text: string,
  at: number,
  rules: LineRules,
  counter: StepCounter,
): void {
  const stack = [state];
  for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
    if (threads.seen[top] === threads.generation) continue;
    threads.seen[top] = threads.generation;
    counter.steps++;
    const instruction = program[top];
    switch (instruction?.op) {
      case 'jump':
        stack.push(instruction.target);
        break;
      case 'split':
        stack.push(instruction.second, instruction.first);
        break;
      case 'save':
        stack.push(top + 1);
        break;
      case 'assert':
        if (holds(instruction.assertion, text, at, rules)) stack.push(top + 1);
        break;
      default:
        threads.states[threads.count] = top;
        threads.starts[threads.count] = start;
        threads.count++;
    }
  }
}
