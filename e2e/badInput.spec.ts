import { expect, test } from '@playwright/test';
import { Podflight } from './podflight';

/** Bad input is answered in clear words, nothing typed is lost, the page stays alive. */

const pod = (spec: string) => `apiVersion: v1\nkind: Pod\nmetadata:\n  name: p\nspec:\n  containers:\n${spec}`;

async function applied(podflight: Podflight, yaml: string): Promise<void> {
  await podflight.open();
  await podflight.writeFile('myapp.yaml', yaml);
  await podflight.show('Stage');
  await podflight.speed(10);
  await podflight.play();
}

test('broken YAML is answered as kubectl answers it', async ({ page }) => {
  const podflight = new Podflight(page);
  await applied(podflight, 'apiVersion: v1\nkind: Pod\nmetadata:\n\tname: tabbed\n');
  await podflight.show('Terminal');
  await expect(podflight.terminal).toContainText('found character that cannot start any token');
});

test('an unknown kind is answered as kubectl answers it', async ({ page }) => {
  const podflight = new Podflight(page);
  await applied(podflight, 'apiVersion: v1\nkind: Podd\nmetadata:\n  name: x\n');
  await podflight.show('Terminal');
  await expect(podflight.terminal).toContainText('no matches for kind "Podd" in version "v1"');
});

test('a script that never ends leaves the page alive', async ({ page }) => {
  const podflight = new Podflight(page);
  await applied(
    podflight,
    pod("  - name: app\n    image: busybox:1.36\n    command: ['sh', '-c', 'while true; do :; done']\n"),
  );
  await expect(podflight.status).toHaveText('Running', { timeout: 20_000 });
  await podflight.type('echo still here');
  await expect(podflight.terminal).toContainText('still here', { timeout: 20_000 });
});

test('an unknown image is said to be unknown', async ({ page }) => {
  const podflight = new Podflight(page);
  await applied(podflight, pod('  - name: app\n    image: example.com/team/never-heard-of:3\n'));
  await expect(page.getByTestId('pods')).toContainText('p', { timeout: 20_000 });
  await expect(page.getByTestId('not-simulated')).toContainText(
    'The image example.com/team/never-heard-of:3 is not in the catalogue',
  );
});

test('a text of 5 MB is refused, and the text before it is kept', async ({ page }) => {
  const podflight = new Podflight(page);
  await podflight.open();
  await podflight.show('YAML');
  const editor = page.getByRole('textbox', { name: 'YAML of myapp.yaml' });
  await editor.evaluate((element) => {
    if (!(element instanceof HTMLTextAreaElement)) return;
    const set = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set;
    set?.call(element, '# filler\n'.repeat(600_000));
    element.dispatchEvent(new Event('input', { bubbles: true }));
  });
  await expect(page.getByText(/A file may hold/)).toBeVisible();
  await expect(editor).toHaveValue(/name: myapp-pod/);
  await podflight.type('echo alive');
  await expect(podflight.terminal).toContainText('alive', { timeout: 20_000 });
});

test('a damaged link says so and shows the first scenario', async ({ page }) => {
  const podflight = new Podflight(page);
  await podflight.open('./#v1=AAAAAAAA.zzzzz');
  await expect(page.getByText('This link is damaged')).toBeVisible();
  await expect(podflight.status).toHaveText('Init:0/2', { timeout: 20_000 });
});
