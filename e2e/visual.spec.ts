import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, expect, type TestInfo, test } from '@playwright/test';
import { Podflight } from './podflight';

/**
 * Twelve moments as pictures. They are compared only where Chromium and the fonts are those they were taken with:
 * `npx playwright test visual --update-snapshots` takes them anew and notes both.
 */

interface Moment {
  name: string;
  on: 'desktop' | 'phone';
  scheme: 'light' | 'dark';
  lang: 'en' | 'zh';
  lesson: string;
  /** What is done after the lesson has stopped. */
  click?: readonly ({ button: string | RegExp } | { tab: string } | { area: string })[];
}

const MOMENTS: readonly Moment[] = [
  { name: 'two-waits', on: 'desktop', scheme: 'light', lang: 'en', lesson: 'two-waits' },
  { name: 'two-waits-zh', on: 'desktop', scheme: 'dark', lang: 'zh', lesson: 'two-waits' },
  { name: 'hand-over', on: 'desktop', scheme: 'light', lang: 'en', lesson: 'hand-over' },
  {
    name: 'why-refused',
    on: 'desktop',
    scheme: 'dark',
    lang: 'en',
    lesson: 'resolves-but-refuses',
    click: [{ button: /^App container app/ }],
  },
  {
    name: 'why-namespace-zh',
    on: 'desktop',
    scheme: 'light',
    lang: 'zh',
    lesson: 'other-namespace',
    click: [{ tab: '为什么？' }],
  },
  { name: 'policies', on: 'desktop', scheme: 'light', lang: 'en', lesson: 'three-policies' },
  {
    name: 'directory',
    on: 'desktop',
    scheme: 'dark',
    lang: 'en',
    lesson: 'hidden-by-mount',
    click: [{ button: /^Volume site/ }],
  },
  { name: 'phone-two-waits', on: 'phone', scheme: 'light', lang: 'en', lesson: 'two-waits' },
  {
    name: 'phone-why-zh',
    on: 'phone',
    scheme: 'dark',
    lang: 'zh',
    lesson: 'two-waits',
    click: [{ area: '详情' }],
  },
  { name: 'phone-hand-over-zh', on: 'phone', scheme: 'light', lang: 'zh', lesson: 'hand-over' },
  { name: 'phone-crash', on: 'phone', scheme: 'dark', lang: 'en', lesson: 'crash-keeps' },
  {
    name: 'phone-transcript',
    on: 'phone',
    scheme: 'light',
    lang: 'en',
    lesson: 'forgotten-mount',
    click: [{ area: 'Details' }, { tab: 'Transcript' }],
  },
];

/** What decides how letters look. */
function drawnWith(browser: Browser): string {
  const match = (family: string): string => {
    try {
      return execFileSync('fc-match', [family], { encoding: 'utf8' }).trim();
    } catch {
      return 'unknown';
    }
  };
  const fonts = ['sans-serif', 'monospace', 'sans-serif:lang=zh-cn', 'monospace:lang=zh-cn'].map(match);
  return `${JSON.stringify({ chromium: browser.version().split('.')[0], fonts }, null, 2)}\n`;
}

function noteOrSkip(browser: Browser, { config, project }: TestInfo): void {
  const note = join(project.testDir, '__screenshots__', 'drawn-with.json');
  const here = drawnWith(browser);
  if (config.updateSnapshots === 'all' || config.updateSnapshots === 'changed') {
    writeFileSync(note, here);
    return;
  }
  const there = existsSync(note) ? readFileSync(note, 'utf8') : '';
  test.skip(here !== there, `the pictures were taken with another Chromium or other fonts: ${there} here: ${here}`);
}

test.use({ deviceScaleFactor: 1 });

for (const { name, on, scheme, lang, lesson, click = [] } of MOMENTS) {
  test(`${name}: ${lesson}, ${scheme}, ${lang}`, async ({ page, browser }, info) => {
    test.skip(info.project.name !== on, `a picture of the ${on}`);
    noteOrSkip(browser, info);
    // Nothing moves for those who asked for it: the lesson opens at its first stop.
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    const podflight = new Podflight(page);
    await podflight.open(`./?lesson=${lesson}&lang=${lang}`);
    await expect(page.getByTestId('pods').locator('b').first()).toBeVisible({ timeout: 20_000 });
    for (const step of click) {
      if ('button' in step) await page.getByTestId('stage').getByRole('button', { name: step.button }).click();
      if ('tab' in step) await page.getByRole('tab', { name: step.tab }).click();
      if ('area' in step) await page.getByRole('navigation').getByRole('button', { name: step.area }).click();
    }
    // Panels are loaded when they are first opened.
    if (click.length > 0) await expect(page.locator('.why-chain li, .transcript li').first()).toBeVisible();
    // What is pointed at is lit: point at nothing.
    await page.mouse.move(0, 0);
    if (name === 'directory') await expect(page.getByTestId('directory-microscope')).toContainText('50x.html');
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    await expect(page).toHaveScreenshot(`${name}.png`, { maxDiffPixelRatio: 0.02 });
  });
}
