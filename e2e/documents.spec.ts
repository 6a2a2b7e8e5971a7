import { expect, test } from '@playwright/test';
import { Podflight } from './podflight';

/** The documents' own examples, as their readers would meet them. */

test('a first visit opens running, stops at Init:0/2 and offers one thing to do', async ({ page }) => {
  const podflight = new Podflight(page);
  await podflight.open();
  await expect(podflight.status).toHaveText('Init:0/2');
  await expect(page.getByTestId('play')).toHaveAttribute('aria-pressed', 'false', { timeout: 20_000 });
  await page.getByTestId('callout').getByRole('button', { name: 'Create the Services' }).click();
  await podflight.speed(5);
  await expect(podflight.status).toHaveText('Running', { timeout: 20_000 });
  await podflight.show('Terminal');
  await expect(podflight.terminal).toContainText('service/myservice created');
});

test('services are created later by typing, and the logs tell the wait', async ({ page }) => {
  const podflight = new Podflight(page);
  await podflight.open();
  await expect(page.getByTestId('play')).toHaveAttribute('aria-pressed', 'false', { timeout: 20_000 });
  await podflight.type('kubectl apply -f services.yaml');
  await expect(podflight.terminal).toContainText('service/mydb created');
  await podflight.show('Stage');
  await podflight.speed(5);
  await expect(podflight.status).toHaveText('Running', { timeout: 20_000 });
  await podflight.type('kubectl logs myapp-pod -c init-mydb');
  await expect(podflight.terminal).toContainText('Name:      mydb.default.svc.cluster.local');
});

test('short names end on busybox 1.28 and never on the newest', async ({ page }) => {
  const podflight = new Podflight(page);
  await podflight.open('./?lesson=short-names');
  await expect(page.getByTestId('play')).toHaveAttribute('aria-pressed', 'false', { timeout: 20_000 });
  await page.getByRole('button', { name: 'Create the Services' }).click();
  await podflight.speed(10);
  await expect(podflight.status).toHaveText('Running', { timeout: 20_000 });

  await podflight.open('./?lesson=short-names-newest');
  await podflight.speed(60);
  // The lesson stops where there is something to see: each time the reader plays on.
  const playOn = async () => {
    await podflight.play();
    return podflight.moment();
  };
  await expect.poll(playOn, { timeout: 30_000 }).toBeGreaterThan(15);
  await expect(podflight.status).toHaveText('Init:0/2');
  await podflight.details('Logs');
  await expect(page.getByTestId('logs')).toContainText("** server can't find myservice.svc.cluster.local: NXDOMAIN");
  await expect(page.getByTestId('logs')).toContainText('Name:');
});

test('nginx serves what the init container fetched', async ({ page }) => {
  const podflight = new Podflight(page);
  await podflight.open('./?lesson=hand-over');
  await expect(podflight.status).toHaveText('Running', { timeout: 20_000 });
  await podflight.type('kubectl exec init-demo -- cat /usr/share/nginx/html/index.html');
  await expect(podflight.terminal).toContainText('home of the first website');
  await podflight.details('Files');
  await expect(page.getByTestId('files')).toContainText('index.html');
});

test('the loop {1..100} runs once in sh', async ({ page }) => {
  const podflight = new Podflight(page);
  await podflight.open('./?lesson=brace-loop');
  await expect(podflight.status).toHaveText('Init:Error', { timeout: 20_000 });
  await podflight.type('kubectl logs bounded-wait -c wait');
  await expect(podflight.terminal).toContainText("nslookup: can't resolve 'myservice'");
  const text = (await podflight.terminal.textContent()) ?? '';
  expect(text.match(/can't resolve 'myservice'/g)).toHaveLength(1);
});

test('three restart policies make different things of one failure', async ({ page }) => {
  const podflight = new Podflight(page);
  await podflight.open('./?lesson=three-policies');
  await expect(podflight.status).toHaveText('Init:Error', { timeout: 20_000 });
  // An Error is gone after a second: the lesson stops at one that stays.
  await expect(page.getByTestId('play')).toHaveAttribute('aria-pressed', 'false', { timeout: 20_000 });
  await podflight.type('kubectl get pods');
  await expect(podflight.terminal).toContainText(/Init:(Error|CrashLoopBackOff)\s+[1-9]/);

  const yaml = (policy: string) => `apiVersion: v1
kind: Pod
metadata:
  name: failing-init
spec:
  restartPolicy: ${policy}
  initContainers:
  - name: migrate
    image: busybox:1.36
    command: ["false"]
  containers:
  - name: app
    image: busybox:1.36
    command: ["sleep", "3600"]
`;
  await podflight.writeFile('pod.yaml', yaml('Never'));
  await podflight.details('Objects');
  await expect(page.getByTestId('object')).toHaveValue(/phase: Failed/);
  await podflight.writeFile('pod.yaml', yaml('OnFailure'));
  await podflight.details('Objects');
  await expect(page.getByTestId('object')).toHaveValue(/phase: Pending/);
});
