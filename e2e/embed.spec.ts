import { createServer } from 'node:http';
import { expect, test } from '@playwright/test';

/** Training documents embed the page in frames of another origin, often without allow-same-origin. */

for (const sandbox of ['allow-scripts', 'allow-scripts allow-same-origin']) {
  test(`an iframe with sandbox="${sandbox}" runs a scenario`, async ({ page, baseURL }) => {
    const host = createServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html' });
      response.end(
        `<!doctype html><title>Course</title><h1>Lesson 1</h1><iframe title="Podflight" src="${baseURL}?embed=1&lesson=hand-over&lang=en" sandbox="${sandbox}" width="900" height="600"></iframe>`,
      );
    });
    await new Promise<void>((resolve) => host.listen(0, resolve));
    const address = host.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    try {
      await page.goto(`http://127.0.0.1:${port}/`);
      const frame = page.frameLocator('iframe');
      await expect(frame.getByTestId('pods').locator('b')).toHaveText('Running', { timeout: 30_000 });
      expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BODY');
    } finally {
      host.close();
    }
  });
}
