import { expect, test } from 'vitest';
import { runImage } from '../../testing/imageRun';
import { judged } from '../../testing/judged';
import { interpreter } from './interpreters';

// What is answered is as Node.js 22 answers it.
judged(
  { node: interpreter('node') },
  {
    gnu: [
      ['node --version', 'v22.20.0\n'],
      ['node -e "console.log(42)"', '42\n'],
      ['node a.txt', '', 'node: Podflight does not interpret JavaScript programs\n', 1],
    ],
  },
);

test.each([
  [2, '3.1'],
  [10, '3.141592654'],
  [30, '3.14159265358979323846264338328'],
])('the Job of the documentation prints %d digits of pi', (digits, text) => {
  const result = runImage('perl:5.34.0', ['perl', '-Mbignum=bpi', '-wle', `print bpi(${digits})`]);
  expect(result).toMatchObject({ exitCode: 0, stdout: `${text}\n` });
});
