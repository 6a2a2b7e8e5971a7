/** How a STATUS sounds: still on its way, well, or in trouble. Colour is never the only sign: the word stands beside it. */
export type Tone = 'absent' | 'waiting' | 'good' | 'bad';

const TROUBLE = /err|fail|backoff|invalid|oom|evict|unknown|deadline|signal|exitcode/i;

export function toneOf(status: string): Tone {
  if (status === '') return 'absent';
  if (status === 'Running' || status === 'Completed' || status === 'Succeeded') return 'good';
  return TROUBLE.test(status) ? 'bad' : 'waiting';
}
