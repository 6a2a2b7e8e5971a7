import { describe, expect, test } from 'vitest';
import type { Dialect, Program, Userland } from '../process/types';
import { shellProgram } from '../shell';
import { createFakeNetwork, type FakeNetworkOptions } from './fakeNetwork';
import { JUDGED_FILES } from './judgedFiles';
import { createTestContainer } from './processes';
import './debianUsages';

/** What a script prints and how it ends; nothing on standard error and 0 where they are left out. */
export type JudgedRow = readonly [script: string, stdout: string, stderr?: string, exitCode?: number];

/** Rows by the real programs that printed them: busybox 1.35.0 as Debian builds it, and Debian 12's own under dash. */
export interface JudgedRows {
  both?: readonly JudgedRow[];
  busybox?: readonly JudgedRow[];
  gnu?: readonly JudgedRow[];
}

interface Judge {
  title: string;
  shell: Dialect;
  userland: Userland;
}

const BUSYBOX: Judge = {
  title: 'as busybox 1.35.0',
  shell: 'busybox-1.35',
  userland: { flavour: 'busybox', version: '1.35.0' },
};
const GNU: Judge = { title: 'as Debian 12', shell: 'dash', userland: { flavour: 'gnu', version: '12' } };

/**
 * Tests programs against what the real ones printed for the same script over the same files (JUDGED_FILES) in /w. Only
 * the given programs exist, besides what is built into the shell: a test pays for what it tests.
 */
export function judged(programs: Programs, rows: JudgedRows, settings: JudgedSettings = {}): void {
  check(programs, [BUSYBOX, GNU], rows.both, settings);
  check(programs, [BUSYBOX], rows.busybox, settings);
  check(programs, [GNU], rows.gnu, settings);
}

type Programs = Readonly<Record<string, Program>>;

/** What else the real programs found when the rows were recorded. */
export interface JudgedSettings {
  /** Hosts that the network has, by address. */
  hosts?: FakeNetworkOptions['hosts'];
  /** Further files, by path from the root. */
  files?: Readonly<Record<string, string>>;
  env?: Readonly<Record<string, string>>;
  /** Run ahead of every script: a server in the background. */
  before?: string;
}

function check(
  programs: Programs,
  judges: readonly Judge[],
  rows: readonly JudgedRow[] = [],
  settings: JudgedSettings = {},
) {
  for (const judge of rows.length === 0 ? [] : judges)
    describe(judge.title, () => {
      for (const [script, stdout, stderr = '', exitCode = 0] of rows)
        test(script, () => {
          expect(runJudged(programs, judge, script, settings)).toEqual({ stdout, stderr, exitCode });
        });
    });
}

function runJudged(programs: Programs, { shell, userland }: Judge, script: string, settings: JudgedSettings) {
  const { hosts = {}, files = {}, env = {}, before } = settings;
  const container = createTestContainer(
    { sh: shellProgram(shell), ...programs },
    {
      files: { ...FILES, ...files },
      dialects: { sh: shell },
      userland,
      network: createFakeNetwork({ hosts }),
    },
  );
  container.start(['sh', '-c', before === undefined ? script : `${before}\n${script}`], env, '/w');
  container.runUntil(3_600_000);
  return { stdout: container.stdout, stderr: container.stderr, exitCode: container.exit?.exitCode };
}

const FILES = {
  ...Object.fromEntries(Object.entries(JUDGED_FILES).map(([path, text]) => [`w/${path}`, text])),
  'etc/passwd': 'root:x:0:0:root:/root:/bin/sh\n',
  'etc/group': 'root:x:0:\n',
  'etc/hosts': '127.0.0.1\tlocalhost\n10.244.0.7\tmypod\n',
  'etc/resolv.conf': 'nameserver 10.96.0.10\n',
};
