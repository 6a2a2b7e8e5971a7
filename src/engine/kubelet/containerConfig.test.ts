import { expect, it, test } from 'vitest';
import { busybox, podStates, runPod } from '../../testing/podRun';

const APP_ARMOR = 'appArmorProfile: {type: Localhost, localhostProfile: deny-write}';
const SECCOMP = 'seccompProfile: {type: Localhost, localhostProfile: profiles/audit.json}';
const NO_APP_ARMOR =
  'failed to get container spec opts: failed to generate apparmor spec opts: apparmor profile not found deny-write';
const FILE = '/var/lib/kubelet/seccomp/profiles/audit.json';
const NO_SECCOMP = `failed to create containerd container: cannot load seccomp profile "${FILE}": open ${FILE}: no such file or directory`;

test.each([
  [`{${APP_ARMOR}}`, '{}', NO_APP_ARMOR],
  [`{${SECCOMP}}`, '{}', NO_SECCOMP],
  ['{}', `{${SECCOMP}}`, NO_SECCOMP],
  [`{${SECCOMP}}`, '{seccompProfile: {type: RuntimeDefault}}', undefined],
  ['{seccompProfile: {type: Unconfined}}', '{appArmorProfile: {type: RuntimeDefault}}', undefined],
])('a profile that the node does not have: Pod %s, container %s', (pod, container, message) => {
  const spec = `{securityContext: ${pod}, containers: [${busybox('a', 'sleep 9', `securityContext: ${container}`)}]}`;
  const state = podStates(runPod(spec, 5000)).at(-1)?.status?.containerStatuses?.[0]?.state;
  expect(state?.waiting).toEqual(message === undefined ? undefined : { reason: 'CreateContainerError', message });
});

it("gives a process the Pod's groups in the kernel's order", () => {
  const security = '{runAsUser: 1000, runAsGroup: 3000, fsGroup: 2000, supplementalGroups: [4000]}';
  const spec = `{securityContext: ${security}, containers: [${busybox('a', 'id > /dev/termination-log')}]}`;
  const status = podStates(runPod(spec, 3000)).at(-1)?.status?.containerStatuses?.[0];
  const ended = status?.lastState?.terminated ?? status?.state?.terminated;
  expect(ended?.message).toBe('uid=1000 gid=3000 groups=2000,3000,4000\n');
});
