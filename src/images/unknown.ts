/**
 * What a container of an unknown image does, as its Pod's annotation `podflight.dev/CONTAINER` says:
 *
 *     runs=10s exits=1,0 opens=8080 ready=3s
 *
 * `runs`   how long it runs; for ever if left out (unless `exits` is given: then it ends at once)
 * `exits`  exit codes, one per attempt, the last for all later ones; 0 if left out
 * `opens`  ports that it listens on, separated by commas; HTTP is answered with 200
 * `ready`  how long after its start it opens them; at once if left out
 */
export interface Behaviour {
  runsMs: number | undefined;
  exits: readonly number[];
  opens: readonly number[];
  readyMs: number;
  /** Words that were not understood, for a diagnostic. */
  unknown: readonly string[];
}

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

export function parseBehaviour(annotation: string): Behaviour {
  const unknown: string[] = [];
  let runsMs: number | undefined;
  let exits: readonly number[] | undefined;
  let opens: readonly number[] = [];
  let readyMs = 0;
  for (const word of annotation.split(/\s+/).filter(Boolean)) {
    const [key = '', value = ''] = word.split('=');
    const duration = parseDuration(value);
    const numbers = parseNumbers(value);
    if (key === 'runs' && duration !== undefined) runsMs = duration;
    else if (key === 'ready' && duration !== undefined) readyMs = duration;
    else if (key === 'exits' && numbers) exits = numbers;
    else if (key === 'opens' && numbers) opens = numbers;
    else unknown.push(word);
  }
  if (exits !== undefined && runsMs === undefined) runsMs = 0;
  return { runsMs, exits: exits ?? [0], opens, readyMs, unknown };
}

/** Which exit code the attempt ends with; attempts count from 0. */
export const exitOfAttempt = (behaviour: Behaviour, attempt: number): number =>
  behaviour.exits[Math.min(attempt, behaviour.exits.length - 1)] ?? 0;

/** `10s`, `1m30s`, `500ms`, or bare seconds. */
function parseDuration(text: string): number | undefined {
  if (/^\d+(?:\.\d+)?$/.test(text)) return Number(text) * 1000;
  let total = 0;
  let rest = text;
  while (rest !== '') {
    const part = /^(\d+(?:\.\d+)?)(ms|s|m|h)/.exec(rest);
    if (!part) return undefined;
    total += Number(part[1]) * (UNITS[part[2] ?? ''] ?? 0);
    rest = rest.slice(part[0].length);
  }
  return text === '' ? undefined : Math.round(total);
}

function parseNumbers(text: string): readonly number[] | undefined {
  const parts = text.split(',');
  return parts.every((part) => /^\d{1,5}$/.test(part)) ? parts.map(Number) : undefined;
}
