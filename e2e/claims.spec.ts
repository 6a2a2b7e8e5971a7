import { expect, test } from '@playwright/test';
import { Podflight } from './podflight';

test('a sentence one often reads is judged by the learner first, then by the run', async ({ page }) => {
  const podflight = new Podflight(page);
  await podflight.open('./?lesson=container-restarts&lang=en');
  const callout = page.getByTestId('callout');
  await expect(callout).toContainText('Kubernetes restarts the Pod');
  await expect(callout).not.toContainText('Only the init container that failed');
  await callout.getByRole('button', { name: 'True' }).click();
  await expect(callout.getByRole('status')).toContainText('Not so, as this run shows. Not what you expected.');

  await podflight.open('./?lesson=container-restarts&lang=en');
  await callout.getByRole('button', { name: 'Not so' }).click();
  await expect(callout.getByRole('status')).toContainText('Not so, as this run shows. You saw it coming.');
});
