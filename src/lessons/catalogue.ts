import type { LessonGroup } from './lesson';

/** What a first visit opens. */
export const FIRST_LESSON = 'two-waits';

/** The ids of all lessons, in the order of the menu: part of the first load, so nothing else stands here. */
export const IDS: Readonly<Record<LessonGroup, readonly string[]>> = {
  O: [
    FIRST_LESSON,
    'wrong-order',
    'wrong-log',
    'pending',
    'same-reason',
    'in-a-row',
    'server-as-init',
    'probe-on-init',
  ],
  D: [
    'short-names',
    'short-names-newest',
    'dotted-name',
    'other-namespace',
    'brace-loop',
    'dig-exits-zero',
    'resolves-but-refuses',
    'no-traffic-yet',
    'service-variables',
    'node-dns',
    'host-network',
    'no-token',
    'headless-peers',
  ],
  V: [
    'hand-over',
    'forgotten-mount',
    'hidden-by-mount',
    'copy-then-cover',
    'crash-keeps',
    'not-idempotent',
    'exported-variable',
    'permission-denied',
    'root-refused',
    'size-limit',
  ],
  R: [
    'three-policies',
    'container-restarts',
    'back-off',
    'hidden-failure',
    'never-and-no-image',
    'slow-delete',
    'edit-init-image',
    'sandbox-restart',
    'deadline',
  ],
  Q: ['missing-configmap', 'missing-secret', 'wrong-command', 'out-of-memory', 'max-not-sum', 'sidecar-sum'],
  S: [
    'sidecar-first',
    'job-never-ends',
    'sidecar-startup-probe',
    'sidecar-crashes',
    'sidecar-exit-code',
    'sidecars-stop-last',
  ],
  W: ['three-migrations', 'deleted-pod-comes-back', 'job-makes-pods', 'statefulset-in-turn'],
};
