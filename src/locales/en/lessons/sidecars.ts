export const sidecars = {
  'lesson.sidecar-first.notice':
    'restartPolicy: Always on an init container makes it a sidecar: the next one starts once it has started.',
  'sidecar-first.both': 'Init:1/2: proxy counts as done as soon as it has started, and it runs on. Read its log.',
  'sidecar-first.running': 'The app runs, and so does proxy: it counts in READY. Look at the Pod.',
  'lesson.job-never-ends.notice':
    'A Job ends when its app containers end. Sidecars are stopped then; a second app container is not.',
  'job-never-ends.held': 'work is done, logger goes on. Is the Job complete?',
  'job-never-ends.cure': 'The logger holds the Job. Apply the same Job with the logger as a sidecar.',
  'job-never-ends.compare': 'The sidecar was stopped when work was done. Compare the two Jobs.',
  'lesson.sidecar-startup-probe.notice':
    'Without a startupProbe, the next container starts as soon as the sidecar runs.',
  'sidecar-startup-probe.waiting':
    'proxy runs, but its startupProbe has not succeeded yet. Apply the same Pod without the probe.',
  'lesson.sidecar-crashes.notice':
    'A sidecar restarts with back-off under any restartPolicy of the Pod. The app runs on.',
  'sidecar-crashes.down': 'STATUS names the sidecar, the app still runs. Look at READY and RESTARTS.',
  'lesson.sidecar-exit-code.notice': 'How a sidecar ends after the app is done does not matter for the Pod or the Job.',
  'sidecar-exit-code.ended': 'work is done, and the logger did not listen to SIGTERM. Describe the Pod: its exit code?',
  'sidecar-exit-code.job': '137: killed after the grace period. Look at the Job.',
  'lesson.sidecars-stop-last.notice':
    'When a Pod is deleted, the app stops first, then the sidecars from last to first.',
  'sidecars-stop-last.running': 'Two sidecars and an app, each says when it stops. Follow the logs and delete the Pod.',
} as const;
