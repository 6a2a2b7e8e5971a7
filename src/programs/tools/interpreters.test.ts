import { expect, test } from 'vitest';
import { runImage } from '../../testing/imageRun';
import { judged } from '../../testing/judged';
import { interpreter } from './interpreters';

// What is answered is as Python 3.12 and Node.js 22 answer it.
judged(
  { node: interpreter('node'), python3: interpreter('python3') },
  {
    gnu: [
      ['node --version', 'v22.20.0\n'],
      ['python3 -V', 'Python 3.12.3\n'],
      ['python3 -c "print(\'hi\')"', 'hi\n'],
      ['node -e "console.log(42)"', '42\n'],
      ['python3 app.py', '', "python3: can't open file '/w/app.py': [Errno 2] No such file or directory\n", 2],
      ['node a.txt', '', 'node: Podflight does not interpret JavaScript programs\n', 1],
      ['python3 -c "import x"', '', 'python3: Podflight does not interpret python3 programs\n', 1],
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
