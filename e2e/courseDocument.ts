import { createServer } from 'node:http';
import type { Page } from '@playwright/test';

/** Opens a training document of another origin that holds `body`, and closes its server when the story has been told. */
export async function inCourseDocument(page: Page, body: string, story: () => Promise<void>): Promise<void> {
  const host = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' });
    response.end(`<!doctype html><title>Course</title>${body}`);
  });
  await new Promise<void>((resolve) => host.listen(0, resolve));
  const address = host.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  try {
    await page.goto(`http://127.0.0.1:${port}/`);
    await story();
  } finally {
    host.close();
  }
}

/** A frame as documents write it. */
export const frameOf = (address: string, sandbox: string): string =>
  `<iframe title="Podflight" src="${address}" sandbox="${sandbox}" width="900" height="600"></iframe>`;
