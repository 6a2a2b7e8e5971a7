import { readFileSync, writeFileSync } from 'node:fs';
import { runShell, type ShellCase } from './shellRun';

const USAGE = `usage: npm run shell -- IN.json OUT.json

Plays an array of { id, shell, script | argv, files, env, signals } in the simulated shells (busybox-1.28, busybox-1.35,
dash, bash) and writes { id, shell, stdout, stderr, exitCode, timeline } for each. OUT.json may be - for standard output.`;

/** `npm run shell`: returns the exit code. */
export function main(args: readonly string[]): number {
  const [input, output] = args;
  if (input === undefined || output === undefined) {
    console.error(USAGE);
    return 2;
  }
  const cases = JSON.parse(readFileSync(input, 'utf8')) as ShellCase[];
  const results = cases.map((test) => {
    const { id, shell, stdout, stderr, exitCode, timeline } = runOrReport(test);
    return { id, shell, stdout, stderr, exitCode, timeline };
  });
  const text = `${JSON.stringify(results, null, 1)}\n`;
  if (output === '-') process.stdout.write(text);
  else writeFileSync(output, text);
  return 0;
}

/** A defect of the simulator in one case must not hide the others. */
function runOrReport(test: ShellCase): ReturnType<typeof runShell> {
  try {
    return runShell(test);
  } catch (error) {
    console.error(`${test.id} ${test.shell}: ${error instanceof Error ? error.stack : error}`);
    return {
      id: test.id,
      shell: test.shell,
      stdout: '',
      stderr: '',
      combined: '',
      exitCode: -1,
      timeline: [],
      notices: [],
    };
  }
}
