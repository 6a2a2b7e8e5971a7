// Prints what DESIGN's budgets say beside what this machine measures. Not a test: figures vary with the machine.
import { bundle } from './run-ts.mjs';

const { url, dispose } = await bundle('src/testing/bench.ts');
try {
  const { main } = await import(url);
  await main();
} finally {
  dispose();
}
