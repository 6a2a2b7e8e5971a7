/** How a STATUS sounds: still on its way, well, or in trouble. Colour is never the only sign: the word stands beside it. */
export type Tone = 'absent' | 'waiting' | 'good' | 'bad';

export function toneOf(status: string): Tone {
  if (status === '') return 'absent';
  if (status === 'Running' || status === 'Completed' || status === 'Succeeded') return 'good';
  return /Error|BackOff|Failed|OOM|Invalid|Evicted|Unknown/.test(status) ? 'bad' : 'waiting';
}
