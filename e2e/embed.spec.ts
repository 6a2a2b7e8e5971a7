import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { frameOf, inCourseDocument } from './courseDocument';

/** Training documents embed the page in frames of another origin, often without allow-same-origin. */

for (const sandbox of ['allow-scripts', 'allow-scripts allow-same-origin']) {
  test(`an iframe with sandbox="${sandbox}" runs a scenario`, async ({ page, baseURL }) => {
    const body = `<h1>Lesson 1</h1>${frameOf(`${baseURL}?embed=1&lesson=hand-over&lang=en`, sandbox)}`;
    await inCourseDocument(page, body, async () => {
      const frame = page.frameLocator('iframe');
      await expect(frame.getByTestId('pods').locator('b')).toHaveText('Running', { timeout: 30_000 });
      expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BODY');
    });
  });
}

test('a manifest in a document becomes a stage, and obeys the document', async ({ page, baseURL }) => {
  const body = `<script type="module" src="${baseURL}embed.js"></script>
<podflight-stage lang="en"><pre>apiVersion: v1
kind: Pod
metadata:
  name: from-the-document
spec:
  containers:
  - name: web
    image: nginx
</pre></podflight-stage>`;
  await inCourseDocument(page, body, async () => {
    const frame = page.frameLocator('podflight-stage iframe');
    await expect(frame.getByTestId('pods')).toBeVisible({ timeout: 30_000 });
    await page.evaluate(() => {
      const stage = document.querySelector('podflight-stage') as HTMLElement & { send(message: object): void };
      stage.send({ do: 'seek', atMs: 20_000 });
    });
    await expect(frame.getByTestId('pods')).toContainText('from-the-document');
    await expect(frame.getByTestId('pods').locator('b')).toHaveText('Running');
  });
});

test('a click in the frame asks why, and the whole page opens at that moment', async ({ page }) => {
  await page.goto('./?embed=1&lang=en');
  await expect(page.getByTestId('play')).toHaveAttribute('aria-pressed', 'false', { timeout: 20_000 });
  await page.getByRole('button', { name: /^Cluster DNS/ }).click();
  const why = page.getByTestId('embedded-why');
  await expect(why).toContainText('There is no Service myservice in namespace default.');
  const link = why.getByRole('button', { name: / s$/ }).first();
  const moment = (await link.textContent()) ?? '';
  await link.click();
  await expect(page.getByTestId('moment')).toContainText(moment);

  const findings = (await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id);
  expect(findings).toEqual([]);

  const opened = page.waitForEvent('popup');
  await why.getByRole('link', { name: 'Open the full page' }).click();
  const whole = await opened;
  await expect(whole.getByRole('combobox', { name: 'Scenarios' })).toBeVisible({ timeout: 20_000 });
  await expect(whole.getByTestId('moment')).toContainText(moment, { timeout: 20_000 });

  await why.press('Escape');
  await expect(why).toHaveCount(0);
});
