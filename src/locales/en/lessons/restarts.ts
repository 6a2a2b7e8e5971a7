export const restarts = {
  'lesson.three-policies.notice':
    'Always and OnFailure retry the init container with growing back-off; Never makes the Pod Failed.',
  'three-policies.waiting':
    'The kubelet waits longer after every failure. Describe the Pod; try restartPolicy: Never in the editor.',
  'three-policies.compare': 'That was Always. Apply the same Pod with OnFailure and with Never.',
  'three-policies.result': 'Three Pods, all with the same STATUS. Compare phase and restarts.',
  'myth.never-does-not-restart': 'With restartPolicy: Never a failed init container is not started again.',
  'lesson.container-restarts.notice':
    'Only the init container that failed runs again. Pod, volumes and finished init containers stay.',
  'container-restarts.failed': 'check failed twice. Did download run again as well? Count the restarts.',
  'container-restarts.done': 'The third try succeeded: it found the tries before in the emptyDir. Read its log.',
  'myth.pod-restarts': 'When an init container fails, Kubernetes restarts the Pod.',
  'lesson.back-off.notice':
    'The wait between two starts doubles up to 300 s. A repaired cause is noticed at the next start only.',
  'back-off.growing': 'check fails at once when “web” is missing. Read the events: how long apart are the starts?',
  'back-off.repair': 'The waits have become long. Create the Service now.',
  'back-off.still': 'The Service is there, and the Pod has not noticed: it waits for its next start. Look at it.',
  'lesson.hidden-failure.notice':
    'A script exits with the code of its last command. A pipe exits with that of its last part.',
  'hidden-failure.app': 'The app finds no data, yet the init container was successful. Read its log.',
  'hidden-failure.cure': 'wget failed; the pipe and echo hid it. Apply a script with set -e and without a pipe.',
  'hidden-failure.compare': 'Now the failure stands where it happened. Compare the two Pods.',
  'lesson.never-and-no-image.notice':
    'Pulling is not running: restartPolicy says nothing about it, and the kubelet tries on.',
  'never-and-no-image.stuck': 'There is no busybox:1.63. Has the Pod failed? Read its phase.',
  'never-and-no-image.cure': 'Pending, in spite of Never: the kubelet goes on pulling. Correct the image.',
  'lesson.slow-delete.notice': 'Process 1 ignores SIGTERM unless it sets a trap. Then the grace period runs out.',
  'slow-delete.delete': 'The init container loops in sh. Delete the Pod and watch the time.',
  'slow-delete.cure': 'It took the whole grace period of 30 s. Apply a script with a trap, and delete that Pod.',
  'lesson.edit-init-image.notice':
    'A new image for an init container that is done changes nothing now. For the app, it restarts that container.',
  'edit-init-image.running': 'setup is done, the app runs. Change the image of setup.',
  'edit-init-image.nothing': 'Nothing happened. Change the image of the app.',
  'edit-init-image.app': 'The app restarted, setup did not run again. Look at RESTARTS.',
  'myth.init-image-restarts-pod': 'Changing the image of an init container restarts the Pod.',
  'lesson.sandbox-restart.notice':
    'A new sandbox means a new start of the same Pod: all init containers run once more.',
  'sandbox-restart.running':
    'Both init containers have written to the log. Now the sandbox dies, as when the node reboots.',
  'sandbox-restart.again': 'The same Pod, started again. Read what its init containers wrote.',
  'lesson.deadline.notice': 'activeDeadlineSeconds bounds the life of the whole Pod, not only its wait.',
  'deadline.running':
    'The wait took 20 of 60 seconds, and the app is healthy. Apply a Pod that bounds the wait inside its script.',
  'deadline.killed': 'After 60 s the healthy app was stopped. Describe the Pod.',
} as const;
