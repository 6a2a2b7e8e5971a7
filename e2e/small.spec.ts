import { expect, test } from '@playwright/test';
import { Podflight } from './podflight';

// Frames in documents and small phones: what matters stays in sight, and can be pressed.

test.use({ reducedMotion: 'reduce' });

test('in a low frame the headline and what to do stay in sight while the picture is scrolled', async ({
  page,
}, info) => {
  test.skip(info.project.name !== 'desktop', 'the frame has one size');
  await page.setViewportSize({ width: 600, height: 400 });
  await page.goto('./?embed=1&lang=en');
  const room = page.getByTestId('stage');
  const headline = room.locator('.stage-caption');
  await expect(headline).toContainText('there is no such name', { timeout: 20_000 });
  await expect(page.getByRole('button', { name: 'Create the Services' })).toBeInViewport({ ratio: 1 });
  const isScrolled = await room.evaluate((element) => {
    element.scrollTop = element.scrollHeight;
    return element.scrollTop > 40;
  });
  expect(isScrolled).toBe(true);
  await expect(headline).toBeInViewport({ ratio: 1 });
  await expect(page.getByRole('button', { name: 'Create the Services' })).toBeInViewport({ ratio: 1 });
  await expect(page.getByTestId('moment')).toBeInViewport({ ratio: 1 });
});

test('a row too narrow for a line says what it runs below its name', async ({ page }, info) => {
  test.skip(info.project.name !== 'desktop', 'one size is enough');
  await page.setViewportSize({ width: 320, height: 640 });
  const podflight = new Podflight(page);
  await podflight.open('./?lang=en');
  const card = page.getByTestId('stage').getByRole('button', { name: /^Init container init-myservice/ });
  await expect(card.locator('.command')).toContainText(/nslookup|sleep/, { timeout: 20_000 });
});

test('fingers find at least 24 pixels in every list', async ({ page }) => {
  const podflight = new Podflight(page);
  await podflight.open('./?lesson=back-off&lang=en');
  await expect(podflight.status).toBeVisible({ timeout: 20_000 });
  for (const tab of ['Logs', 'Events', 'Files', 'Objects'] as const) {
    await podflight.details(tab);
    const small = await page
      .locator('main')
      .getByRole('button')
      .evaluateAll((buttons) =>
        buttons
          .filter((button) => button instanceof HTMLElement && button.offsetParent !== null)
          .map((button) => ({ name: button.textContent, box: button.getBoundingClientRect() }))
          .filter(({ box }) => box.height < 24 || box.width < 24)
          .map(({ name, box }) => `${name}: ${box.width} × ${box.height}`),
      );
    expect(small, tab).toEqual([]);
  }
});

test('nothing that the address does not need is fetched ahead', async ({ page }) => {
  const fetched: string[] = [];
  page.on('request', (request) => fetched.push(request.url()));
  const podflight = new Podflight(page);
  await podflight.open('./?lesson=hand-over&lang=zh');
  await expect(podflight.status).toBeVisible({ timeout: 20_000 });
  expect(fetched.filter((url) => /first-run|\/en-/.test(url))).toEqual([]);
});

test('a lesson does not speak of what nobody has done', async ({ page }) => {
  const podflight = new Podflight(page);
  await podflight.open('./?lesson=wrong-order&lang=en');
  await expect(podflight.status).toHaveText('Init:0/2', { timeout: 20_000 });
  const callout = page.getByTestId('callout');
  await page.getByRole('slider').press('End');
  await expect(callout).toContainText('Neither Service exists.');
  await callout.getByRole('button', { name: 'Create mydb' }).click();
  await expect(callout).not.toContainText('mydb exists');
});
