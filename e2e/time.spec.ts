import { expect, test } from '@playwright/test';
import { Podflight } from './podflight';

/** Time belongs to the reader: scrub, edit the past, send the moment. */

test('editing the YAML changes the picture', async ({ page }) => {
  const podflight = new Podflight(page);
  await podflight.open();
  await expect(podflight.status).toHaveText('Init:0/2', { timeout: 20_000 });
  await podflight.writeFile(
    'myapp.yaml',
    'apiVersion: v1\nkind: Pod\nmetadata:\n  name: changed\nspec:\n  containers:\n  - name: web\n    image: nginx\n',
  );
  await podflight.show('Stage');
  await expect(page.getByTestId('pods')).toContainText('changed');
  await expect(page.getByTestId('stage')).toContainText('web');
});

test('scrubbing back takes terminal, logs and files back', async ({ page }) => {
  const podflight = new Podflight(page);
  await podflight.open('./?lesson=hand-over');
  await expect(podflight.status).toHaveText('Running', { timeout: 20_000 });
  await podflight.type('kubectl get pods');
  await expect(podflight.terminal).toContainText('1/1');
  await podflight.show('Stage');
  await podflight.pause();
  await page.getByRole('button', { name: 'Back to the start' }).click();
  await expect(page.getByTestId('pods')).toContainText('No Pods');
  await podflight.details('Files');
  await expect(page.getByText('No volume holds files yet.')).toBeVisible();
  await podflight.details('Logs');
  await expect(page.getByText('No container has started yet.')).toBeVisible();
  await podflight.show('Terminal');
  if (!podflight.isPhone) await page.getByRole('tab', { name: 'Terminal' }).click();
  await expect(podflight.terminal).not.toContainText('1/1');
});

test('a link opens the same experiment at the same moment elsewhere', async ({ page, browser }) => {
  const podflight = new Podflight(page);
  await podflight.open();
  await expect(page.getByTestId('play')).toHaveAttribute('aria-pressed', 'false', { timeout: 20_000 });
  await podflight.type('kubectl get pods -o wide');
  await expect(podflight.terminal).toContainText('NOMINATED NODE');
  await podflight.show('Stage');
  await podflight.pause();
  const moment = await podflight.moment();
  await page.getByRole('button', { name: 'Share' }).click();
  const link = await page.getByTestId('share-link').inputValue();
  expect(link).toMatch(/#v1=.*[a-z0-9]$/);

  const elsewhere = await browser.newContext({ viewport: page.viewportSize() ?? { width: 1440, height: 900 } });
  const other = new Podflight(await elsewhere.newPage());
  await other.open(link);
  await expect(other.status).toHaveText('Init:0/2');
  expect(await other.moment()).toBeCloseTo(moment, 1);
  await other.show('Terminal');
  await expect(other.terminal).toContainText('NOMINATED NODE');
  await elsewhere.close();
});

test('an embedded page shows stage and timeline only', async ({ page }) => {
  await page.goto('./?embed=1&lesson=two-waits');
  await expect(page.getByTestId('stage')).toBeVisible();
  await expect(page.getByRole('slider').first()).toBeVisible();
  await expect(page.getByRole('banner')).toHaveCount(0);
  await expect(page.getByTestId('command')).toHaveCount(0);
});

test('of more containers than the stage has room for, the one whose turn it is stays in sight', async ({ page }) => {
  await page.setViewportSize({ width: 600, height: 700 });
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const podflight = new Podflight(page);
  await podflight.open();
  const steps = Array.from(
    { length: 11 },
    (_, at) => `  - {name: step-${at}, image: busybox, command: [sleep, '2']}\n`,
  );
  const app = '  containers:\n  - {name: app, image: nginx}\n';
  await podflight.writeFile(
    'myapp.yaml',
    `apiVersion: v1\nkind: Pod\nmetadata:\n  name: many\nspec:\n  initContainers:\n${steps.join('')}${app}`,
  );
  await podflight.show('Stage');
  const stage = page.getByTestId('stage');
  const slider = page.getByRole('slider', { name: 'Moment' });
  await slider.focus();
  await page.keyboard.press('End');
  const card = (name: string) => stage.getByRole('button', { name: new RegExp(`container ${name}:`) });
  await expect(card('app')).toBeInViewport({ ratio: 1 });
  await page.keyboard.press('Home');
  await page.keyboard.press('PageUp');
  await expect(card('step-2')).toBeInViewport({ ratio: 1 });
  await expect(card('app')).not.toBeInViewport();
});
