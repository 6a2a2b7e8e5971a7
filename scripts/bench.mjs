// Prints what DESIGN's budgets say beside what this machine measures. Not a test: figures vary with the machine.
// `npm run bench -- --page` also measures the built page in a browser, with a slowed processor and network.
import { bundle } from './run-ts.mjs';

const { url, dispose } = await bundle('src/testing/bench.ts');
try {
  const { main, report } = await import(url);
  main();
  if (process.argv.includes('--page')) {
    const { benchPage } = await import('./benchPage.mjs');
    await benchPage(report);
  }
} finally {
  dispose();
}
