import { expect, type Page, test } from '@playwright/test';
import { Podflight } from './podflight';

/** The editor knows what the cluster would say, and shows what runs where it is written. */

const pod = (spec: string) => `apiVersion: v1\nkind: Pod\nmetadata:\n  name: demo\nspec:\n${spec}`;
const APP = '  containers:\n  - name: app\n    image: busybox:1.36\n    command: [sleep, "3600"]\n';

const strip = (page: Page) => page.getByRole('region', { name: 'Problems in myapp.yaml' });

async function written(page: Page, yaml: string): Promise<Podflight> {
  const podflight = new Podflight(page);
  await podflight.open();
  await podflight.writeFile('myapp.yaml', yaml);
  return podflight;
}

test('a misspelt field shows the server’s words, and the fix repairs it', async ({ page }) => {
  const podflight = await written(page, pod(APP.replace('image:', 'imagee:')));
  await expect(strip(page)).toContainText('Did you mean image?');
  await expect(strip(page)).toContainText('unknown field "spec.containers[0].imagee"');
  await strip(page).getByRole('button', { name: 'Rename imagee to image' }).click();
  await expect(strip(page)).toContainText('No problems');
  await podflight.show('Stage');
  await podflight.speed(10);
  await podflight.play();
  await expect(podflight.status).toHaveText('Running', { timeout: 20_000 });
});

test('a probe on an init container is explained; the init container can become a sidecar', async ({ page }) => {
  const probe = '    livenessProbe:\n      exec:\n        command: [ls]\n';
  await written(
    page,
    pod(`  initContainers:\n  - name: wait\n    image: busybox:1.36\n    command: [sleep, "3600"]\n${probe}${APP}`),
  );
  await expect(strip(page)).toContainText('it cannot have livenessProbe');
  await expect(strip(page)).toContainText('spec.initContainers[0].livenessProbe');
  await strip(page)
    .getByRole('button', { name: /Make wait a sidecar/ })
    .click();
  await expect(strip(page)).toContainText('No problems');
});

test('a fix can be taken back, and a problem takes the reader to its place', async ({ page }) => {
  const podflight = await written(page, pod(APP.replace('image:', 'imagee:')));
  await strip(page).getByRole('button', { name: 'Remove imagee' }).click();
  await expect(strip(page)).toContainText('Required value');
  await strip(page)
    .getByRole('button', { name: /Required value/ })
    .click();
  const editor = page.getByRole('textbox', { name: 'YAML of myapp.yaml' });
  await expect(editor).toBeFocused();
  if (podflight.isPhone) return;
  await page.keyboard.press('ControlOrMeta+z');
  await expect(strip(page)).toContainText('Did you mean image?');
});

test('fields that are not simulated and images that nobody knows are marked', async ({ page }) => {
  const ignored = `  hostIPC: true\n${APP}`.replace('busybox:1.36', 'example.com/team/never-heard-of:3');
  const podflight = await written(page, pod(ignored));
  const summary = strip(page).getByRole('button', { name: '1 field is not simulated' });
  await summary.click();
  await expect(strip(page)).toContainText('Not simulated: spec.hostIPC.');
  await expect(strip(page)).toContainText('The image example.com/team/never-heard-of:3 is not in the catalogue.');
  await expect(page.locator('.field-ignored').first()).toHaveText('hostIPC');
  // What it does can be said, and is only roughly simulated then.
  await strip(page).getByRole('button', { name: 'Say what “app” does: opens=8080 ready=2s' }).click();
  await expect(strip(page)).toContainText('1 field is simulated roughly');
  if (!podflight.isPhone) await expect(page.locator('.field-mark')).toHaveCount(2);
});

test('the command that runs is lit in the YAML', async ({ page }) => {
  const script = 'sleep 6; echo ready; sleep 600';
  const podflight = await written(page, pod(APP.replace('sleep, "3600"', `sh, -c, "${script}"`)));
  await podflight.show('Stage');
  await podflight.play();
  await podflight.show('YAML');
  const lit = page.locator('.lit-text');
  await expect(lit).toHaveText('sleep 6', { timeout: 20_000 });
  await expect(lit).toHaveText('sleep 600', { timeout: 20_000 });
});

test('the running line is lit before anybody has touched the page', async ({ page }) => {
  const podflight = new Podflight(page);
  await podflight.open();
  test.skip(podflight.isPhone, 'a phone shows the stage first');
  await expect(page.locator('.lit-text').first()).toHaveText(/nslookup|sleep 2/, { timeout: 20_000 });
});

test('Tab completes a Pod’s name', async ({ page }) => {
  const podflight = new Podflight(page);
  await podflight.open('./?lesson=hand-over');
  await expect(podflight.status).toHaveText('Running', { timeout: 20_000 });
  await podflight.show('Terminal');
  const line = page.getByTestId('command');
  await line.fill('kubectl get pod ini');
  await line.press('Tab');
  await expect(line).toHaveValue('kubectl get pod init-demo ');
  await line.fill('kub');
  await line.press('Tab');
  await expect(line).toHaveValue('kubectl ');
});

test('exec -it opens a shell that answers what is typed', async ({ page }) => {
  const podflight = new Podflight(page);
  await podflight.open('./?lesson=hand-over');
  await expect(podflight.status).toHaveText('Running', { timeout: 20_000 });
  await podflight.type('kubectl exec -it init-demo -- sh');
  const line = page.getByTestId('command');
  await expect(page.getByRole('textbox', { name: 'Type into the running command' })).toBeVisible();
  await expect(page.getByTestId('prompt')).toHaveText('# ');
  await line.fill('ls /usr/share/nginx/html');
  await line.press('Enter');
  await expect(podflight.terminal).toContainText('# ls /usr/share/nginx/html\nindex.html');
  await line.fill('exit');
  await line.press('Enter');
  await expect(page.getByRole('textbox', { name: /Type a command/ })).toBeVisible();
  await podflight.type('kubectl get pods');
  await expect(podflight.terminal).toContainText('1/1');
});

test('a new command interrupts one that would not end', async ({ page }) => {
  const podflight = new Podflight(page);
  await podflight.open('./?lesson=hand-over');
  await expect(podflight.status).toHaveText('Running', { timeout: 20_000 });
  await podflight.type('kubectl get pods --watch');
  await expect(podflight.terminal).toContainText('init-demo');
  await podflight.type('echo next');
  await expect(podflight.terminal).toContainText(/echo next\s*next/);
});

test('what is typed while the full editor loads is kept', async ({ page }) => {
  const podflight = new Podflight(page);
  await podflight.open();
  test.skip(podflight.isPhone, 'phones keep the text area');
  const area = page.getByRole('textbox', { name: 'YAML of myapp.yaml' });
  await area.focus();
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.type('# one two three\n', { delay: 60 });
  await expect(page.getByTestId('editor')).toBeVisible();
  await page.keyboard.type('# four\n', { delay: 30 });
  await expect(page.getByTestId('editor')).toContainText('# one two three');
  await expect(page.getByTestId('editor')).toContainText('# four');
});

test('what is lit lies behind its words, however far the text area is scrolled', async ({ page }) => {
  const podflight = new Podflight(page);
  await podflight.open();
  test.skip(podflight.isPhone, 'a phone shows the stage first');
  await expect(page.locator('.lit-text').first()).toBeVisible({ timeout: 20_000 });
  await expect
    .poll(() =>
      page.evaluate(() => {
        const area = document.querySelector('section textarea');
        return area && area.scrollTop - (area.previousElementSibling?.scrollTop ?? 0);
      }),
    )
    .toBe(0);
});
