import { scenario } from './building';
import { FIRST_LESSON } from './catalogue';
import type { Lesson } from './lesson';
import { TWO_SERVICES, TWO_WAITS } from './manifests';

export const CREATE_SERVICES = { code: 'create-services', run: 'kubectl apply -f services.yaml' };

/** What a first visit opens: the Pod of kubernetes.io's page on init containers. Part of the page's first load. */
export const firstLesson: Lesson = {
  id: FIRST_LESSON,
  group: 'O',
  scenario: scenario({ 'myapp.yaml': TWO_WAITS, 'services.yaml': TWO_SERVICES }),
  stops: [{ atMs: 9_000, code: 'two-waits.stuck', actions: [CREATE_SERVICES] }],
  expect: [
    { atMs: 9_000, status: { 'myapp-pod': 'Init:0/2' } },
    { atMs: 30_000, acted: true, status: { 'myapp-pod': 'Running' } },
  ],
};
