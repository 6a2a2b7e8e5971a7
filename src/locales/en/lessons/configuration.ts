export const configuration = {
  'lesson.missing-configmap.notice':
    'The container cannot be created until the ConfigMap exists. Then it heals by itself.',
  'missing-configmap.stuck': 'Init:CreateContainerConfigError. Describe the Pod: what is missing?',
  'missing-configmap.cure': 'There is no ConfigMap “settings”. Create it, and wait for the next try.',
  'lesson.missing-secret.notice': 'Volumes come before all containers: not even the first init container starts.',
  'missing-secret.stuck':
    'Only the second init container mounts the Secret, yet the first does not start. Describe the Pod.',
  'missing-secret.cure': 'All volumes of the Pod are mounted first. Create the Secret, and wait for the next try.',
  'lesson.wrong-command.notice': 'A program that does not exist is a failed start; in a shell it is exit code 127.',
  'wrong-command.failed': 'There is no bash in busybox. Describe the Pod: did its container ever run?',
  'wrong-command.compare': 'StartError, code 128: it never ran. Apply the same call from within sh.',
  'wrong-command.cure': 'Here sh ran, did not find bash and exited 127. Apply the script for sh.',
  'lesson.out-of-memory.notice':
    'Limits hold for init containers too. Whoever exceeds the memory limit is killed with code 137.',
  'out-of-memory.failed': 'Init:OOMKilled. Describe the Pod: which limit, which exit code?',
  'lesson.max-not-sum.notice':
    'A Pod needs the larger of two: its largest init container, or the sum of its app containers.',
  'max-not-sum.pending': 'The node has 1.5 CPUs, the apps ask for 1. Describe the Pod: why does it not fit?',
  'max-not-sum.cure': 'The init container unpack asks for 2 CPUs. Apply the Pod with 1 CPU for each init container.',
  'myth.only-app-requests': 'The scheduler looks at the requests of the app containers only.',
  'lesson.sidecar-sum.notice': 'A sidecar runs while later init containers run, so its request is added to theirs.',
  'sidecar-sum.pending': 'The node has 250m, no single container asks for more than 200m. Describe the Pod.',
  'sidecar-sum.compare': 'proxy 100m beside setup 200m makes 300m. Apply the Pod with proxy as an app container.',
} as const;
