import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Locator, test } from '@playwright/test';
import { Podflight } from './podflight';

/** "Why?" of anything: the chain goes to the cause, to the line, to the rule. */

class Asking extends Podflight {
  get chain(): Locator {
    return this.page.getByRole('list', { name: 'Why?' });
  }

  /** On a phone the clock is beside the stage. */
  async clock(): Promise<number> {
    await this.show('Stage');
    return this.moment();
  }

  get stage(): Locator {
    return this.page.getByTestId('stage');
  }

  /** The lesson at its first stop. */
  async openStopped(lesson: string): Promise<void> {
    await this.page.emulateMedia({ reducedMotion: 'reduce' });
    await this.open(`./?lesson=${lesson}`);
    await expect.poll(() => this.moment()).toBeGreaterThan(0);
  }

  async openTab(name: 'Why?' | 'Files' | 'Logs' | 'Events' | 'Transcript'): Promise<void> {
    await this.show('Details');
    await this.page.getByRole('tab', { name }).click();
  }
}

test('why is it Init:0/1? the Service is missing here and present in another namespace', async ({ page }) => {
  const asking = new Asking(page);
  await asking.openStopped('other-namespace');
  await expect(asking.status).toHaveText('Init:0/1');
  await asking.openTab('Why?');
  await expect(asking.chain).toContainText('STATUS of short-name is Init:0/1.');
  await expect(asking.chain).toContainText('CoreDNS answered NXDOMAIN for db.default.svc.cluster.local.');
  await expect(asking.chain).toContainText('There is no Service db in namespace default; there is one in test.');
  await expect(asking.chain).toContainText('kubernetes.io: DNS for Services and Pods');
});

test('each link leads to its moment, and to its line in the manifest', async ({ page }) => {
  const asking = new Asking(page);
  await asking.openStopped('other-namespace');
  await asking.openTab('Why?');
  const started = asking.chain.getByRole('listitem').filter({ hasText: 'still runs' });
  await started.getByRole('button', { name: 'spec.initContainers[0].command' }).click();
  const editor = page.getByRole('textbox', { name: 'YAML of pod.yaml' });
  await expect(editor).toBeVisible();
  if (asking.isPhone) {
    // Reading the manifest is loaded for the first wish: the selection follows when it is there.
    const chosen = () =>
      editor.evaluate((area) =>
        area instanceof HTMLTextAreaElement ? area.value.slice(area.selectionStart, area.selectionEnd) : '',
      );
    await expect.poll(chosen).toBe('command');
  }
  const before = await asking.clock();
  await asking.openTab('Why?');
  await started.getByRole('button', { name: /^\d/ }).click();
  await expect.poll(() => asking.clock()).toBeLessThan(before);
});

test('why is a file absent? it was written into a volume that this container does not mount', async ({ page }) => {
  const asking = new Asking(page);
  await asking.openStopped('forgotten-mount');
  await asking.openTab('Files');
  await page.getByRole('textbox', { name: 'Path' }).fill('/work-dir/index.html');
  await page.getByRole('combobox', { name: 'in', exact: true }).selectOption({ label: 'one-mount / nginx' });
  await page.getByRole('button', { name: 'Ask', exact: true }).click();
  await expect(asking.chain).toContainText('There is no /work-dir/index.html in nginx.');
  await expect(asking.chain).toContainText('install wrote index.html into the volume workdir.');
  await expect(asking.chain).toContainText('nginx does not mount the volume workdir.');
  await expect(asking.chain).toContainText('kubernetes.io: Volumes');
});

test('why does the app not connect although the name resolves? nobody stands behind the Service', async ({ page }) => {
  const asking = new Asking(page);
  await asking.openStopped('resolves-but-refuses');
  await expect(asking.status).toHaveText('Running');
  await asking.stage.getByRole('button', { name: /^App container app/ }).click();
  await expect(asking.chain).toContainText('The connection to db:80 was refused.');
  await expect(asking.chain).toContainText('a name resolves as soon as the Service object exists');
  await expect(asking.chain).toContainText('No Pod in namespace default has the labels app=db.');
  await expect(asking.chain).toContainText('kubernetes.io: Service');
});

test('a line of output and an Event can be asked about', async ({ page }) => {
  const asking = new Asking(page);
  await asking.openStopped('other-namespace');
  await asking.openTab('Logs');
  await page.getByTestId('logs').getByRole('button', { name: 'Why was this printed?' }).last().click();
  await expect(asking.chain).toContainText('There is no Service db in namespace default; there is one in test.');
  await asking.openTab('Events');
  await page.getByRole('button', { name: 'Why? Started' }).click();
  await expect(asking.chain).toContainText('The next init container may start: 1 of 1.');
  await expect(asking.chain).toContainText('Somebody typed: kubectl apply -f pod.yaml');
});

test('the DNS desk opens the look-up, and says what other images would do', async ({ page }) => {
  const asking = new Asking(page);
  await asking.openStopped('short-names-newest');
  await asking.stage.getByRole('button', { name: 'Cluster DNS' }).click();
  const microscope = page.getByTestId('lookup-microscope');
  await expect(microscope).toContainText('options ndots:5');
  await expect(microscope).toContainText('myservice.svc.cluster.local');
  const row = (image: string) => microscope.getByRole('row', { name: image });
  await expect(row('busybox:1.28').getByRole('cell').last()).toHaveText('0', { timeout: 20_000 });
  await expect(row('busybox:1.36').getByRole('cell').last()).toHaveText('1');
});

test('a long message is read in full: by the focus alone, and as an answer', async ({ page }) => {
  const asking = new Asking(page);
  await asking.openStopped('max-not-sum');
  await asking.show('Stage');
  const scheduler = asking.stage.getByRole('button', { name: /^Scheduler: FailedScheduling/ });
  const message = '0/1 nodes are available: 1 Insufficient cpu.';
  if (!asking.isPhone) {
    await scheduler.focus();
    await expect(page.getByTestId('whole-text')).toContainText(message);
    await page.keyboard.press('Escape');
    await expect(page.getByTestId('whole-text')).toHaveCount(0);
  }
  await scheduler.press('Enter');
  await expect(asking.chain).toContainText(`The scheduler last reported FailedScheduling: ${message}`);
});

test('a volume opens its directory: what is hidden, who wrote what, what survives', async ({ page }) => {
  const asking = new Asking(page);
  await asking.openStopped('hidden-by-mount');
  await asking.stage.getByRole('button', { name: /^Volume site/ }).click();
  const microscope = page.getByTestId('directory-microscope');
  await expect(microscope).toContainText('50x.html', { timeout: 20_000 });
  await expect(microscope).toContainText('the Pod’s deletion');
});

test('the transcript tells the run, leads to its moments and can be copied', async ({ page }) => {
  const asking = new Asking(page);
  await asking.openStopped('two-waits');
  await asking.openTab('Transcript');
  const lines = page.getByRole('list', { name: 'What has happened, in sentences' }).getByRole('listitem');
  await expect(lines.first()).toContainText('Typed: kubectl apply -f myapp.yaml');
  await page.getByRole('button', { name: 'Copy as explanation' }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('init-myservice started.');
  await lines.filter({ hasText: 'init-myservice started.' }).getByRole('button').click();
  expect(await asking.clock()).toBeLessThan(2);
});

test('what is pointed at on the stage is lit on the timeline, and the other way round', async ({ page }) => {
  const asking = new Asking(page);
  test.skip(asking.isPhone, 'nobody points without a pointer');
  await asking.openStopped('two-waits');
  await asking.stage.getByRole('button', { name: /^Init container init-mydb/ }).hover();
  await expect(page.locator('.lane-highlighted')).toContainText('init-mydb');
  await page.locator('.lane', { hasText: 'myapp-container' }).hover();
  await expect(page.locator('.stage [data-lit]')).toHaveAttribute('aria-label', /^App container myapp-container/);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing in why, its microscopes and the transcript (${colorScheme})`, async ({ page }) => {
    const asking = new Asking(page);
    await asking.openStopped('hidden-by-mount');
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const expectAccessible = async (view: string) => {
      const { violations } = await new AxeBuilder({ page }).analyze();
      const told = violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
      );
      expect(told, view).toEqual([]);
    };
    await asking.stage.getByRole('button', { name: /^Volume site/ }).click();
    await expect(page.getByTestId('directory-microscope')).toContainText('50x.html', { timeout: 20_000 });
    await expectAccessible('directory');
    await asking.openTab('Transcript');
    await expect(page.getByTestId('transcript').getByRole('listitem').first()).toBeVisible();
    await expectAccessible('transcript');
    await asking.openStopped('short-names-newest');
    await asking.stage.getByRole('button', { name: 'Cluster DNS' }).click();
    await expect(page.getByTestId('lookup-microscope').getByRole('row', { name: 'busybox:1.28' })).toBeVisible({
      timeout: 20_000,
    });
    await expectAccessible('look-up');
  });
}
