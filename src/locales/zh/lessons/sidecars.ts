import type { sidecars as en } from '../../en/lessons/sidecars';

export const sidecars: Record<keyof typeof en, string> = {
  'lesson.sidecar-first.notice': '给 Init 容器加上 restartPolicy: Always，它就成为边车：它一启动，下一个就开始。',
  'sidecar-first.both': 'Init:1/2：proxy 一启动就算完成，并继续运行。查看它的日志。',
  'sidecar-first.running': '应用在运行，proxy 也在运行：它计入 READY。看看这个 Pod。',
  'lesson.job-never-ends.notice': '应用容器都结束，Job 才结束。这时边车会被停止，第二个应用容器则不会。',
  'job-never-ends.held': 'work 已完成，logger 仍在运行。Job 完成了吗？',
  'job-never-ends.cure': 'logger 拖住了 Job。应用同样的 Job，把 logger 作为边车。',
  'job-never-ends.compare': 'work 完成后，边车就被停止了。比较这两个 Job。',
  'lesson.sidecar-startup-probe.notice': '没有 startupProbe 时，边车一运行，下一个容器就会启动。',
  'sidecar-startup-probe.waiting': 'proxy 在运行，但它的 startupProbe 还没有成功。应用不带探针的同样的 Pod。',
  'lesson.sidecar-crashes.notice': '不论 Pod 的 restartPolicy 是什么，边车都会以退避方式重启；应用继续运行。',
  'sidecar-crashes.down': 'STATUS 说的是边车，应用仍在运行。看看 READY 和 RESTARTS。',
  'lesson.sidecar-exit-code.notice': '应用完成之后，边车如何结束，对 Pod 和 Job 都没有影响。',
  'sidecar-exit-code.ended': 'work 已完成，logger 没有理会 SIGTERM。描述这个 Pod：它的退出码是多少？',
  'sidecar-exit-code.job': '137：宽限期过后被杀死。看看这个 Job。',
  'lesson.sidecars-stop-last.notice': '删除 Pod 时，应用先停止，然后边车从最后一个到第一个依次停止。',
  'sidecars-stop-last.running': '两个边车和一个应用，停止时各自都会说明。跟踪日志并删除这个 Pod。',
};
