import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Dialect } from '../../process/types';
import { runShell } from '../shellRun';
import { splicedScript } from './randomScriptsSpliced';

const SHELLS: readonly Dialect[] = ['busybox-1.28', 'busybox-1.35', 'dash', 'bash'];
const FAULT = 134;

test('no text at all is a fault of the simulator', () => {
  fc.assert(
    fc.property(splicedScript(), fc.constantFrom(...SHELLS), (script, shell) => {
      const { exitCode, stderr } = runShell({ id: 'spliced', shell, script });
      expect({ exitCode, stderr }).not.toMatchObject({ exitCode: FAULT });
    }),
    { numRuns: 300, seed: 20261121 },
  );
});
