import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { Podflight } from './podflight';

/** No view may shut anybody out: axe finds nothing, keys reach everything, a larger text does not break the page. */

async function expectAccessible(page: Page, view: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
  expect(told, view).toEqual([]);
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing in any view (${colorScheme})`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    const podflight = new Podflight(page);
    await podflight.open();
    await expect(page.getByTestId('play')).toHaveAttribute('aria-pressed', 'false', { timeout: 20_000 });
    await expectAccessible(page, 'stage');
    for (const tab of ['Logs', 'Events', 'Files', 'Objects'] as const) {
      await podflight.details(tab);
      await expectAccessible(page, tab);
    }
    await podflight.type('kubectl get pods');
    await expect(podflight.terminal).toContainText('Init:0/2', { timeout: 20_000 });
    await expectAccessible(page, 'terminal');
    await podflight.show('YAML');
    await expectAccessible(page, 'editor');
    await page.getByRole('button', { name: 'Share' }).click();
    await expectAccessible(page, 'share');
  });
}

test('the page works by keyboard alone', async ({ page }) => {
  const podflight = new Podflight(page);
  await podflight.open();
  await expect(podflight.status).toHaveText('Init:0/2', { timeout: 20_000 });
  await page.keyboard.press('Home');
  await expect(page.getByTestId('pods')).toContainText('No Pods');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  const stepped = await podflight.moment();
  expect(stepped).toBeGreaterThan(0);
  await page.keyboard.press('ArrowLeft');
  expect(await podflight.moment()).toBeLessThan(stepped);
  await page.keyboard.press('End');
  await expect.poll(() => podflight.moment()).toBeGreaterThan(60);
  await page.keyboard.press(' ');
  await expect(page.getByTestId('play')).toHaveAttribute('aria-pressed', 'true');
});

test('Chinese is complete and remembered', async ({ page }) => {
  await page.goto('./?lang=zh');
  await expect(page.getByRole('button', { name: '分享' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('button', { name: 'Share' })).toBeVisible();
  await page.goto('./');
  await expect(page.getByRole('button', { name: 'Share' })).toBeVisible();
});

test('text at twice its size neither overflows nor hides the stage', async ({ page }) => {
  test.skip((page.viewportSize()?.width ?? 0) < 1024, 'a zoomed desktop has the width of a tablet');
  await page.setViewportSize({ width: 720, height: 450 });
  const podflight = new Podflight(page);
  await podflight.open();
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
  await expect(page.getByTestId('stage')).toBeInViewport();
});
