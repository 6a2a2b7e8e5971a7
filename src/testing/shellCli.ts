import { readFileSync, writeFileSync } from 'node:fs';
import { SIGNAL_NUMBERS } from '../process';
import type { Dialect } from '../process/types';
import { runShell, type ShellCase } from './shellRun';

const USAGE = `usage: npm run shell -- IN.json OUT.json

Plays an array of { id, shell, script | argv, files, env, signals } in the simulated shells (busybox-1.28, busybox-1.35,
dash, bash) and writes { id, shell, stdout, stderr, exitCode, timeline } for each. OUT.json may be - for standard output.`;

const SHELLS: readonly string[] = ['busybox-1.28', 'busybox-1.35', 'dash', 'bash'] satisfies readonly Dialect[];

/** `npm run shell`: returns the exit code. */
export function main(args: readonly string[]): number {
  const [input, output] = args;
  if (input === undefined || output === undefined) {
    console.error(USAGE);
    return 2;
  }
  let cases: unknown;
  try {
    cases = JSON.parse(readFileSync(input, 'utf8'));
  } catch (error) {
    console.error(`${input}: ${error instanceof Error ? error.message : error}`);
    return 1;
  }
  if (!Array.isArray(cases)) {
    console.error(`${input}: not an array`);
    return 1;
  }
  const text = `${JSON.stringify(cases.map(play), null, 1)}\n`;
  if (output === '-') process.stdout.write(text);
  else writeFileSync(output, text);
  return 0;
}

/** One entry of the array, whatever it holds. What cannot be played has exit code -1 and says why on standard error. */
export function play(entry: unknown): object {
  const fields: Record<string, unknown> = isRecord(entry) ? entry : {};
  const shell = String(fields.shell ?? 'none');
  const blank = { id: String(fields.id ?? ''), shell, stdout: '', stderr: '', exitCode: -1, timeline: [] };
  if (!isShell(shell)) return { ...blank, stderr: `no such shell: ${shell}\n` };
  try {
    const { stdout, stderr, exitCode, timeline, notices } = runShell(readCase(blank.id, shell, fields));
    const said = exitCode === -1 ? [...notices, 'still running after one virtual hour'] : notices;
    return { ...blank, stdout, stderr, exitCode, timeline, ...(said.length > 0 ? { notices: said } : {}) };
  } catch (error) {
    // A defect of the simulator in one case must not hide the others.
    console.error(`${blank.id} ${shell}: ${error instanceof Error ? error.stack : error}`);
    return { ...blank, stderr: `${error}\n` };
  }
}

function readCase(
  id: string,
  shell: Dialect,
  { script, argv, files, env, signals }: Record<string, unknown>,
): ShellCase {
  return {
    id,
    shell,
    script: String(script ?? ''),
    ...(Array.isArray(argv) && argv.length > 0 ? { argv: argv.map(String) } : {}),
    files: texts(files),
    env: texts(env),
    signals: Array.isArray(signals) ? signals.flatMap(readSignal) : [],
  };
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const isShell = (name: string): name is Dialect => SHELLS.includes(name);

function texts(value: unknown): Record<string, string> {
  return isRecord(value) ? Object.fromEntries(Object.entries(value).map(([name, text]) => [name, String(text)])) : {};
}

function readSignal(value: unknown): { atMs: number; signal: string }[] {
  if (!isRecord(value) || typeof value.atMs !== 'number') return [];
  const signal = String(value.signal);
  return Object.hasOwn(SIGNAL_NUMBERS, signal.replace(/^SIG/, '')) ? [{ atMs: Math.max(0, value.atMs), signal }] : [];
}
