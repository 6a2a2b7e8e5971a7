import type { Blocking, Syscall, Wakeup } from './types';

/** What a process can be blocked in. */
export type BlockingCall = Exclude<Syscall, { call: 'enter' }>;

/**
 * Runs code on a native stack of its own, and gives its result. A generator that delegates to a generator takes native
 * stack at every level each time it is resumed: a script that recurses some thousand calls deep would overflow it, at
 * another depth in every engine. Whoever nests deeply enters a new stack every few hundred levels.
 */
export function* onNewStack(code: Blocking<number>): Blocking<number> {
  let result = 0;
  yield { call: 'enter', code: noting(code, (value) => (result = value)) };
  return result;
}

function* noting(code: Blocking<number>, note: (value: number) => void): Blocking<number> {
  const value = yield* code;
  note(value);
  return value;
}

/**
 * Resumes the innermost of the entered stacks until it blocks. One that ends, or throws, goes on below. Gives what the
 * process blocks in, or the exit code of its body.
 */
export function advance(body: Blocking<number>, entered: Blocking<number>[], wakeup: Wakeup): number | BlockingCall {
  let sent = wakeup;
  let failure: { readonly error: unknown } | undefined;
  for (;;) {
    const code = entered[entered.length - 1] ?? body;
    let step: IteratorResult<Syscall, number>;
    try {
      step = failure ? code.throw(failure.error) : code.next(sent);
    } catch (error) {
      if (entered.pop() === undefined) throw error;
      failure = { error };
      continue;
    }
    failure = undefined;
    if (step.done) {
      if (entered.pop() === undefined) return step.value;
    } else if (step.value.call === 'enter') entered.push(step.value.code);
    else return step.value;
    sent = 'done';
  }
}
