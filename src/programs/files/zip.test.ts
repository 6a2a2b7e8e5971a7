import { expect, test } from 'vitest';
import { createTestContainer } from '../../testing/processes';
import { unzip, zip } from './zip';

const FILES = { '/w/a.txt': 'hello\n', '/w/d/b.txt': 'deep\n' };

/** Runs the commands one after another in /w. */
function play(...commands: readonly (readonly string[])[]) {
  let files: Readonly<Record<string, string>> = FILES;
  let seen = { stdout: '', stderr: '', exitCode: 0 };
  for (const argv of commands) {
    const container = createTestContainer({ zip, unzip }, { files });
    container.start([...argv], {}, '/w');
    container.run();
    seen = { stdout: container.stdout, stderr: container.stderr, exitCode: container.exit?.exitCode ?? -1 };
    const paths = ['/w/a.txt', '/w/d/b.txt', '/w/z.zip', '/w/o/a.txt', '/w/o/d/b.txt'];
    files = Object.fromEntries(
      paths.flatMap((path) => {
        const text = container.container.files.read(path);
        return text === undefined ? [] : [[path, text]];
      }),
    );
  }
  return { ...seen, files };
}

test('what is packed comes out again', () => {
  const { stdout, files, exitCode } = play(['zip', '-r', 'z.zip', 'a.txt', 'd'], ['unzip', 'z.zip', '-d', 'o']);
  expect(exitCode).toBe(0);
  expect(stdout).toBe('Archive:  z.zip\n  inflating: a.txt\n   creating: d/\n  inflating: d/b.txt\n');
  expect(files).toMatchObject({ '/w/o/a.txt': 'hello\n', '/w/o/d/b.txt': 'deep\n' });
});

test('-p prints, -l lists', () => {
  expect(play(['zip', '-q', 'z', 'a.txt'], ['unzip', '-p', 'z', 'a.txt']).stdout).toBe('hello\n');
  expect(play(['zip', '-q', 'z', 'a.txt'], ['unzip', '-l', 'z']).stdout).toContain(
    '        6                     1 file\n',
  );
});

test('nothing is overwritten unasked', () => {
  expect(play(['zip', 'z', 'a.txt'], ['unzip', 'z'])).toMatchObject({ exitCode: 1 });
  expect(play(['zip', 'z', 'a.txt'], ['unzip', '-o', 'z'])).toMatchObject({ exitCode: 0 });
});

test('no archive', () => {
  expect(play(['unzip', 'nope'])).toMatchObject({ stderr: "unzip: can't open nope[.zip]\n", exitCode: 1 });
});
