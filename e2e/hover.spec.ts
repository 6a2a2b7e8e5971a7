import { expect, type Locator, test } from '@playwright/test';
import { Podflight } from './podflight';

/** Whatever is pointed at lights up everywhere: stage, manifest, log, events, timeline. The keyboard's focus counts. */

class Pointing extends Podflight {
  /** The first lesson at its first stop. */
  async openStopped(lesson = 'two-waits'): Promise<void> {
    await this.page.emulateMedia({ reducedMotion: 'reduce' });
    await this.open(`./?lesson=${lesson}`);
    await expect.poll(() => this.moment()).toBeGreaterThan(0);
  }

  get onStage(): Locator {
    return this.page.locator('.stage [data-lit]');
  }

  get lane(): Locator {
    return this.page.locator('.lane-highlighted');
  }

  card(name: string): Locator {
    return this.page.getByTestId('stage').getByRole('button', { name: new RegExp(`container ${name}:`) });
  }

  tab(name: string): Promise<void> {
    return this.page.getByRole('tab', { name }).click();
  }

  /** The lines that are lit in Monaco, however many there are. */
  get lines(): Locator {
    return this.page.locator('.monaco-editor .pointed-lines');
  }

  async openEditor(): Promise<void> {
    await this.page.getByRole('textbox', { name: /^YAML of/ }).hover();
    await expect(this.page.getByTestId('editor')).toBeVisible();
  }
}

test.beforeEach(({ isMobile }) => test.skip(isMobile, 'nobody points without a pointer'));

test('a line of the manifest lights its container on the stage and on the timeline', async ({ page }) => {
  const pointing = new Pointing(page);
  await pointing.openStopped();
  await pointing.openEditor();
  const line = page.locator('.monaco-editor .view-line');
  await expect(async () => {
    await page.getByTestId('moment').hover();
    await line.filter({ hasText: 'init-mydb' }).hover();
    await expect(pointing.onStage).toHaveAttribute('aria-label', /init-mydb/, { timeout: 500 });
  }).toPass();
  await expect(pointing.lane).toContainText('init-mydb');
  await line.filter({ hasText: 'myapp-container' }).hover();
  await expect(pointing.onStage).toHaveAttribute('aria-label', /myapp-container/);
  await page.getByTestId('moment').hover();
  await expect(pointing.onStage).toHaveCount(0);
});

test('the caret is enough', async ({ page }) => {
  const pointing = new Pointing(page);
  await pointing.openStopped();
  await pointing.openEditor();
  await page.locator('.monaco-editor .view-line', { hasText: 'init-mydb' }).click();
  await page.getByTestId('moment').hover();
  await expect(pointing.onStage).toHaveAttribute('aria-label', /init-mydb/);
  // One line of text up: still the container before it.
  for (let line = 0; line < 3; line++) await page.keyboard.press('ArrowUp');
  await expect(pointing.onStage).toHaveAttribute('aria-label', /init-myservice/);
  await page.keyboard.press('Escape');
  await expect(pointing.onStage).toHaveCount(0);
});

test('a card lights its lines, and the focus does as a pointer does', async ({ page }) => {
  const pointing = new Pointing(page);
  await pointing.openStopped();
  await pointing.openEditor();
  await expect(async () => {
    await page.getByTestId('moment').hover();
    await pointing.card('init-mydb').hover();
    await expect(pointing.lines).not.toHaveCount(0, { timeout: 500 });
  }).toPass();
  await page.getByTestId('moment').hover();
  await expect(pointing.lines).toHaveCount(0);
  await pointing.card('init-mydb').focus();
  await expect(pointing.lines).not.toHaveCount(0);
  await expect(pointing.lane).toContainText('init-mydb');
});

test('a line of output lights who printed it, its moment, and the very command', async ({ page }) => {
  const pointing = new Pointing(page);
  await pointing.openStopped();
  await pointing.openEditor();
  await pointing.tab('Logs');
  const printed = page.getByTestId('logs').getByRole('listitem').filter({ hasText: 'resolve' }).first();
  await expect(async () => {
    await page.getByTestId('moment').hover();
    await printed.hover();
    await expect(page.locator('.monaco-editor .lit-text').first()).toContainText('nslookup', { timeout: 500 });
  }).toPass();
  await expect(pointing.onStage).toHaveAttribute('aria-label', /init-myservice/);
  await expect(page.locator('.timeline-pointed')).toHaveCount(1);
  await pointing.card('init-myservice').hover();
  await expect(printed).toHaveAttribute('data-lit', '');
});

test('an event lights its container, and a lane lights its events', async ({ page }) => {
  const pointing = new Pointing(page);
  await pointing.openStopped();
  await pointing.tab('Events');
  const started = page.getByTestId('events').getByRole('row').filter({ hasText: 'Started' }).first();
  await started.hover();
  await expect(pointing.onStage).toHaveAttribute('aria-label', /init-myservice/);
  await expect(pointing.lane).toContainText('init-myservice');
  await expect(page.locator('.timeline-pointed')).toHaveCount(1);
  await page.getByTestId('moment').hover();
  await expect(started).not.toHaveAttribute('data-lit');
  await page.locator('.lane', { hasText: 'init-myservice' }).hover();
  await expect(started).toHaveAttribute('data-lit', '');
  await page.getByTestId('moment').hover();
  await started.getByRole('button').first().focus();
  await expect(pointing.onStage).toHaveAttribute('aria-label', /init-myservice/);
});

test('a Service is marked on the tab of the file that describes it', async ({ page }) => {
  const pointing = new Pointing(page);
  await pointing.openStopped();
  await pointing.openEditor();
  await pointing.type('kubectl apply -f services.yaml');
  const service = page.getByTestId('stage').getByRole('button', { name: /^Service mydb\. 10/ });
  await expect(service).toBeVisible({ timeout: 20_000 });
  await service.hover();
  await expect(page.getByRole('tab', { name: 'services.yaml' }).locator('.pointed-file')).toBeVisible();
});
