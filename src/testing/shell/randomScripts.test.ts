import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Dialect } from '../../process/types';
import { runShell } from '../shellRun';
import { randomScript } from './randomScripts';

const SHELLS: readonly Dialect[] = ['busybox-1.28', 'busybox-1.35', 'dash', 'bash'];
const RUNS = { numRuns: 150, seed: 20261120 };

const run = (shell: Dialect, script: string) => runShell({ id: 'random', shell, script });

test('every shell ends every script, without a fault of the simulator, and twice the same', () => {
  fc.assert(
    fc.property(randomScript(), fc.constantFrom(...SHELLS), (script, shell) => {
      const once = run(shell, script);
      expect(once.notices).toEqual([]);
      expect(once.exitCode).toBeGreaterThanOrEqual(0);
      expect(run(shell, script)).toEqual(once);
    }),
    RUNS,
  );
});

test('what POSIX defines in one way is the same in every shell', () => {
  fc.assert(
    fc.property(randomScript(), (script) => {
      const dash = run('dash', script);
      for (const shell of SHELLS) {
        const other = run(shell, script);
        // Shells choose their own code for a fatal mistake.
        const failed = dash.stderr !== '' || other.stderr !== '';
        if (failed) continue;
        expect({ shell, stdout: other.stdout, exitCode: other.exitCode }).toEqual({
          shell,
          stdout: dash.stdout,
          exitCode: dash.exitCode,
        });
      }
    }),
    RUNS,
  );
});

test('a subshell prints what the script prints', () => {
  fc.assert(
    fc.property(randomScript(), fc.constantFrom(...SHELLS), (script, shell) => {
      const plain = run(shell, script);
      // After an error bash goes on with the next line, but leaves a subshell.
      if (plain.stderr === '') expect(run(shell, `(\n${script}\n)`)).toMatchObject({ stdout: plain.stdout });
    }),
    RUNS,
  );
});
