export const workloads = {
  'lesson.three-migrations.notice': 'Init containers run once per Pod, not once per Deployment.',
  'three-migrations.racing': 'Three Pods start at the same time. Read the logs of their init containers.',
  'three-migrations.cure': 'Each Pod migrates the database. What is to happen once belongs into a Job. Apply one.',
  'lesson.deleted-pod-comes-back.notice':
    'The ReplicaSet makes a new Pod, with a new name, and its init containers run.',
  'deleted-pod-comes-back.running': 'The Deployment has its Pod. Delete it.',
  'deleted-pod-comes-back.new': 'There is a new Pod. Read the log of its init container.',
  'myth.deleted-pod-runs-init-again': 'When a Pod is deleted, its init containers run again.',
  'lesson.job-makes-pods.notice':
    'With Never the Job makes a new Pod for each retry; with OnFailure the kubelet restarts the container.',
  'job-makes-pods.pods': 'The init container fails every time, backoffLimit is 2. Count the Pods.',
  'job-makes-pods.compare': 'Three Pods, no restarts, and the Job has failed. Apply the Job with OnFailure.',
  'job-makes-pods.restarts': 'One Pod, and its container restarts. Look at RESTARTS.',
  'lesson.statefulset-in-turn.notice':
    'db-1 is made once db-0 is ready. What an init container finds depends on its turn.',
  'statefulset-in-turn.one': 'Three replicas are wanted. Look at the Pods: how many are there?',
  'statefulset-in-turn.all':
    'Each Pod waited for the one before to be ready. Compare what the first and the last found.',
} as const;
