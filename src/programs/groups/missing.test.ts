import { describe, expect, it } from 'vitest';
import { PartMissing } from '../../process/parts';
import type { Program } from '../../process/types';
import { createTestContainer } from '../../testing/processes';
import { shellPrograms } from '../shells';
import { allPrograms } from './all';

describe('a program whose part is missing stops everything', () => {
  const missing: Program = () => {
    throw new PartMissing('later');
  };
  const container = () => createTestContainer({ ...allPrograms, ...shellPrograms, missing });

  it.each([
    'missing',
    'missing & sleep 1',
    'missing & wait',
    'echo a | missing',
    'missing | cat',
    'x=$(missing)',
    'if missing; then :; fi',
    '(missing) || true',
    'exec missing',
    'eval missing',
    'trap missing EXIT',
    'env A=b missing',
    'timeout 5 missing',
    'nohup missing',
    'echo a | xargs missing',
    'find / -name w -exec missing ";"',
    'find / -name w -exec missing {} +',
    'awk "BEGIN { system(\\"missing\\") }"',
    'awk "BEGIN { \\"missing\\" | getline }"',
    'awk "BEGIN { print 1 | \\"missing\\" }"',
    'nice missing',
    'setsid missing',
    'time missing',
    'watch missing',
    'flock /lock missing',
    'tini missing',
    'su-exec root missing',
    'bash -c missing',
    'dash -c missing',
    'bash -c "cat <(missing)"',
    'bash -c "[[ -n $(missing) ]]"',
    'bash -c "command missing"',
    "printf 'missing' >/w/s; chmod +x /w/s; /w/s",
    "printf '#!/bin/missing' >/w/s; chmod +x /w/s; /w/s",
    'f() { missing; }; f 2>/dev/null',
  ])('sh -c %j', (script) => {
    const made = container();
    expect(() => {
      made.start(['sh', '-c', script], {}, '/w');
      made.runUntil(60_000);
    }).toThrow(PartMissing);
  });
});
