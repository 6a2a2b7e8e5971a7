import { expect, test } from '@playwright/test';
import { encodeLink } from '../src/scenario/link';
import { frameOf, inCourseDocument } from './courseDocument';
import { Podflight } from './podflight';

/**
 * Most programs are loaded by the engine's worker when a simulation needs them. This Pod ends well only if awk and jq have
 * run: jq can be guessed from its text, awk cannot.
 */
const manifest = `apiVersion: v1
kind: Pod
metadata:
  name: adds
spec:
  restartPolicy: Never
  containers:
  - name: add
    image: example.com/tools
    command: [sh, -c]
    args:
    - |
      a=aw
      sum=$(echo 1 2 | $a"k" '{ print $1; print $2 }' | jq -s add)
      test "$sum" = 3
`;
const link = encodeLink({
  scenario: {
    kubernetes: '1.36',
    namespace: 'default',
    files: { 'pod.yaml': manifest },
    steps: [{ atMs: 0, run: 'kubectl apply -f pod.yaml' }],
    untilMs: 30_000,
  },
  atMs: 30_000,
});

test('the page loads programs where a scenario needs them, guessed or not', async ({ page }) => {
  const loaded: string[] = [];
  page.on('request', (request) =>
    loaded.push(new URL(request.url()).pathname.replace(/^.*\/([\w-]+?)-[\w-]{8}\.js$/, '$1')),
  );
  await page.goto(`./#${link}`);
  await expect(page.getByTestId('pods').locator('b').first()).toHaveText('Completed', { timeout: 30_000 });
  expect(loaded).toEqual(expect.arrayContaining(['engine', 'json', 'awk']));
  expect(loaded).not.toContain('mysql');
});

test('a part that cannot be fetched is told, and the next change tries again', async ({ page, context }) => {
  await context.route(/awk-/, (route) => route.abort());
  await page.goto(`./#${link}`);
  const told = page.getByText('a part of the simulator could not be loaded');
  await expect(told).toBeVisible({ timeout: 30_000 });
  await context.unroute(/awk-/);
  const podflight = new Podflight(page);
  await podflight.writeFile('pod.yaml', `${manifest}# changed\n`);
  await expect(told).toBeHidden({ timeout: 30_000 });
  await podflight.show('Stage');
  await expect(podflight.status).toHaveText('Completed', { timeout: 30_000 });
});

for (const sandbox of ['allow-scripts', 'allow-scripts allow-same-origin']) {
  test(`so does an iframe with sandbox="${sandbox}"`, async ({ page, baseURL }) => {
    await inCourseDocument(page, frameOf(`${baseURL}?embed=1&lang=en#${link}`, sandbox), async () => {
      const frame = page.frameLocator('iframe');
      await expect(frame.getByTestId('pods').locator('b').first()).toHaveText('Completed', { timeout: 30_000 });
    });
  });
}
