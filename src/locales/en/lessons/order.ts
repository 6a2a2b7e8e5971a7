export const order = {
  'lesson.wrong-order.notice':
    'An init container that has not started cannot notice anything: only the first one asks.',
  'wrong-order.both': 'Neither Service exists. Create the second one, mydb, first.',
  'wrong-order.still': 'mydb exists, yet Init:0/2 stays: init-mydb has not started. Create myservice.',
  'lesson.wrong-log.notice': 'Without -c, kubectl logs asks for the first app container, which has not started.',
  'wrong-log.stuck': 'The Pod stays in Init:0/2. Read its log.',
  'wrong-log.refused': 'That was the app, which waits to start. Name the init container with -c.',
  'lesson.pending.notice':
    'STATUS is what kubectl makes of a Pod. Its phase is Pending until every init container is done.',
  'pending.status': 'STATUS says Init:0/1. Read the phase and the conditions: they use other words.',
  'myth.initialized-true': 'While a Pod is initializing, its condition Initialized is True.',
  'lesson.same-reason.notice':
    'PodInitializing means “not my turn yet”. It stands at later init containers as well as at the app.',
  'same-reason.waiting': 'Only the first init container runs. Read what the others give as their reason.',
  'lesson.in-a-row.notice': 'Init containers never overlap. What may run at once belongs into one of them.',
  'in-a-row.second':
    'After 20 s the second download has just begun. Apply a Pod that runs both at once in one init container.',
  'lesson.server-as-init.notice': 'An init container must end. A server does not, and nothing reports an error.',
  'server-as-init.stuck': 'The server runs well, and the app never starts. Look for an error.',
  'server-as-init.cure':
    'No event tells of a problem. With restartPolicy: Always the container becomes a sidecar. Apply it.',
  'lesson.probe-on-init.notice': 'Only sidecars, init containers with restartPolicy: Always, may have probes.',
  'probe-on-init.refused': 'The API server refused the Pod: see its message. Apply the same container as a sidecar.',
} as const;
