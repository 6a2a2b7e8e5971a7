import { expect, test } from 'vitest';
import { runImage } from '../../../testing/imageRun';

test('openssl draws the same bytes in every run', () => {
  const draw = () => runImage('podflight-unknown/x', ['openssl', 'rand', '-hex', '8']).stdout;
  expect(draw()).toMatch(/^[0-9a-f]{16}\n$/);
  expect(draw()).toBe(draw());
});
