import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { Podflight } from './podflight';

/** The same scenario in several worlds, two futures of one moment, and the statecharts that ran. */

const statuses = (page: Page) =>
  page
    .getByTestId('world')
    .evaluateAll((worlds) =>
      worlds.map(
        (world) => `${world.getAttribute('aria-label')}: ${world.querySelector('.world-status')?.textContent ?? ''}`,
      ),
    );

async function compare(page: Page, lesson: string): Promise<Podflight> {
  const podflight = new Podflight(page);
  await podflight.open(`./?lesson=${lesson}`);
  await expect(podflight.status).toHaveText(/Init:/, { timeout: 20_000 });
  await podflight.pause();
  await page.getByTestId('compare').click();
  return podflight;
}

test('three policies side by side: Never gives up where the others try again', async ({ page }) => {
  const podflight = await compare(page, 'three-policies');
  await expect(page.getByTestId('world')).toHaveCount(3, { timeout: 20_000 });
  const sentence = page.getByTestId('divergence');
  await expect(sentence).toContainText('Always, OnFailure go the same way all along');
  await page.getByRole('button', { name: /Go to/ }).click();
  const [always, onFailure, never] = await statuses(page);
  expect(never).toBe('Never: Init:Error');
  expect(always).not.toContain('Init:Error');
  expect(always?.replace('Always', '')).toBe(onFailure?.replace('OnFailure', ''));

  const moment = await podflight.moment();
  await page.getByRole('button', { name: 'Close the comparison' }).click();
  await expect(page.getByTestId('stage')).toBeVisible();
  expect(await podflight.moment()).toBe(moment);
  await expect(page.getByTestId('compare')).toBeFocused();
});

test('Services first or later: what makes no difference is said, what does is shown', async ({ page }) => {
  await compare(page, 'two-waits');
  await expect(page.getByRole('radio', { name: 'Services first or later' })).toBeChecked({ timeout: 20_000 });
  await expect(page.getByTestId('divergence')).toContainText(
    'Init:1/2 (Services first), Init:0/2 (Services 20 s later)',
  );
  await page.getByText('Restart policy').click();
  await expect(page.getByText('these worlds go the same way all along')).toBeVisible({ timeout: 20_000 });
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('worlds')).toHaveCount(0);
});

test('what is chosen in a world is asked in that world', async ({ page }) => {
  await compare(page, 'three-policies');
  await page.getByRole('button', { name: /Go to/ }).click();
  const never = page.getByTestId('world').filter({ has: page.getByRole('heading', { name: 'Never' }) });
  await never.getByRole('button', { name: /^Init container migrate/ }).press('Enter');
  const answer = never.getByTestId('world-why');
  await expect(answer).toContainText('restartPolicy is Never: it is not started again.');
  await expect(page.getByTestId('world-why')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(answer).toHaveCount(0);
  await expect(page.getByTestId('worlds')).toBeVisible();
});

test('in a narrower window the editor and the terminal can be called in beside three worlds', async ({ page }) => {
  test.skip(new Podflight(page).isPhone, 'A phone has its tabs.');
  await page.setViewportSize({ width: 1200, height: 800 });
  await compare(page, 'three-policies');
  await expect(page.getByTestId('world')).toHaveCount(3, { timeout: 20_000 });
  const command = page.getByTestId('command');
  await expect(command).toBeHidden();
  await page.getByRole('button', { name: 'Show editor and terminal' }).click();
  await expect(command).toBeVisible();
  await page.getByRole('button', { name: 'Hide editor and terminal' }).click();
  await expect(command).toBeHidden();
});

test('one slider moves all worlds, by keys too', async ({ page }) => {
  const podflight = await compare(page, 'two-waits');
  const slider = page.getByRole('slider', { name: 'Moment, in all worlds' });
  await expect(slider).toBeVisible({ timeout: 20_000 });
  await slider.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('PageUp');
  expect(await podflight.moment()).toBe(10);
  expect(await statuses(page)).toEqual(['Services first: Running', 'Services 20 s later: Init:0/2']);
  await page.keyboard.press('End');
  expect(await statuses(page)).toEqual(['Services first: Running', 'Services 20 s later: Running']);
});

test('my edit, before and after', async ({ page }) => {
  const podflight = new Podflight(page);
  await podflight.open('./?lesson=three-policies');
  await expect(podflight.status).toHaveText(/Init:/, { timeout: 20_000 });
  await podflight.writeFile(
    'pod.yaml',
    'apiVersion: v1\nkind: Pod\nmetadata:\n  name: failing-init\nspec:\n  containers:\n  - name: web\n    image: nginx\n',
  );
  await podflight.show('Stage');
  await page.getByTestId('compare').click();
  await expect(page.getByRole('radio', { name: 'My edit' })).toBeChecked({ timeout: 20_000 });
  await expect(page.getByTestId('divergence')).toContainText('With my edit');
});

test('a fork keeps both futures', async ({ page }) => {
  const podflight = new Podflight(page);
  await podflight.open();
  await expect(page.getByTestId('play')).toHaveAttribute('aria-pressed', 'false', { timeout: 20_000 });
  if (podflight.isPhone) await page.getByTestId('fork').click();
  else await page.keyboard.press('f');
  await expect(page.getByText('No difference yet.')).toBeVisible();
  await podflight.type('kubectl apply -f services.yaml');
  await expect(podflight.terminal).toContainText('service/mydb created', { timeout: 20_000 });
  await podflight.show('Stage');
  await podflight.speed(5);
  await expect.poll(() => statuses(page), { timeout: 30_000 }).toEqual(['Old future: Init:0/2', 'New future: Running']);
  await expect(page.getByTestId('divergence')).toContainText('Init:0/2 (Old future)');

  await page.getByRole('button', { name: 'Back to the old one' }).click();
  await expect(podflight.status).toHaveText('Init:0/2');
});

test("a machine's lit state follows the playhead", async ({ page }) => {
  const podflight = new Podflight(page);
  await podflight.open('./?lesson=three-policies');
  await expect(podflight.status).toHaveText('Init:Error', { timeout: 20_000 });
  await podflight.pause();
  await podflight.show('Details');
  await page.getByRole('tab', { name: 'Machines' }).click();
  const lit = page.getByTestId('machines').locator('[data-lit]');
  await expect(lit).toHaveCount(1);
  await page
    .getByTestId('machines')
    .getByRole('listitem')
    .filter({ hasText: 'Running.Started' })
    .first()
    .getByRole('button')
    .click();
  await expect(lit).toHaveAttribute('data-state', 'Running.Started');
  await page.getByRole('button', { name: 'CrashLoopBackOff: go to' }).click();
  await expect(lit).toHaveAttribute('data-state', 'CrashLoopBackOff');
  await page.getByRole('combobox', { name: 'Statechart' }).selectOption({ label: 'Pod' });
  await expect(lit).toHaveAttribute('data-state', 'Initializing');
});

test('axe finds nothing in worlds, forks and machines, light and dark', async ({ page }) => {
  const podflight = await compare(page, 'three-policies');
  await expect(page.getByTestId('world')).toHaveCount(3, { timeout: 20_000 });
  const findings = async () =>
    (await new AxeBuilder({ page }).analyze()).violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target }) => `${id} ${target.join(' ')}`),
    );
  for (const colorScheme of ['light', 'dark'] as const) {
    // Colours that are still on their way would be measured in between.
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect(await findings()).toEqual([]);
  }
  await page.keyboard.press('Escape');
  await page.getByTestId('fork').click();
  await expect(page.getByTestId('world')).toHaveCount(2);
  if (!podflight.isPhone) {
    await page.getByRole('tab', { name: 'Machines' }).click();
    // Its code is fetched on the first visit: what is not there yet would be found faultless.
    await expect(page.getByTestId('machines').getByRole('heading')).toBeVisible();
  }
  expect(await findings()).toEqual([]);
});
