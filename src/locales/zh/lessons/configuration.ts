import type { configuration as en } from '../../en/lessons/configuration';

export const configuration: Record<keyof typeof en, string> = {
  'lesson.missing-configmap.notice': '在 ConfigMap 出现之前容器无法创建；它一出现，问题就自行消除。',
  'missing-configmap.stuck': 'Init:CreateContainerConfigError。描述这个 Pod：缺了什么？',
  'missing-configmap.cure': '没有 ConfigMap “settings”。创建它，然后等待下一次尝试。',
  'lesson.missing-secret.notice': '卷先于所有容器：连第一个 Init 容器也不会启动。',
  'missing-secret.stuck': '只有第二个 Init 容器挂载这个 Secret，第一个却没有启动。描述这个 Pod。',
  'missing-secret.cure': 'Pod 的所有卷要先挂载好。创建 Secret，然后等待下一次尝试。',
  'lesson.wrong-command.notice': '程序不存在，容器就启动失败；在 shell 里则是退出码 127。',
  'wrong-command.failed': 'busybox 里没有 bash。描述这个 Pod：它的容器运行过吗？',
  'wrong-command.compare': 'StartError，退出码 128：它从未运行。应用一个在 sh 里做同样调用的 Pod。',
  'wrong-command.cure': '这次 sh 运行了，没找到 bash，以 127 退出。应用为 sh 写的脚本。',
  'lesson.out-of-memory.notice': '限制对 Init 容器同样有效；超出内存限制的进程会被杀死，退出码为 137。',
  'out-of-memory.failed': 'Init:OOMKilled。描述这个 Pod：限制是多少，退出码是多少？',
  'lesson.max-not-sum.notice': 'Pod 需要的是两者中较大的：最大的 Init 容器，或所有应用容器之和。',
  'max-not-sum.pending': '节点有 1.5 个 CPU，应用只请求 1 个。描述这个 Pod：为什么放不下？',
  'max-not-sum.cure': 'Init 容器 unpack 请求 2 个 CPU。应用每个 Init 容器只请求 1 个 CPU 的 Pod。',
  'myth.only-app-requests': '调度器只看应用容器的请求。',
  'lesson.sidecar-sum.notice': '后面的 Init 容器运行时边车也在运行，所以它的请求要与它们的相加。',
  'sidecar-sum.pending': '节点有 250m，没有哪个容器请求超过 200m。描述这个 Pod。',
  'sidecar-sum.compare': 'proxy 的 100m 加上 setup 的 200m 就是 300m。应用把 proxy 作为应用容器的 Pod。',
};
