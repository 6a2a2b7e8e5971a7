import type { workloads as en } from '../../en/lessons/workloads';

export const workloads: Record<keyof typeof en, string> = {
  'lesson.three-migrations.notice': 'Init 容器每个 Pod 运行一次，而不是每个 Deployment 一次。',
  'three-migrations.racing': '三个 Pod 同时启动。查看它们的 Init 容器的日志。',
  'three-migrations.cure': '每个 Pod 都在迁移数据库。只该做一次的事属于 Job。应用一个 Job。',
  'lesson.deleted-pod-comes-back.notice': 'ReplicaSet 会创建名称不同的新 Pod，它的 Init 容器也会运行。',
  'deleted-pod-comes-back.running': 'Deployment 的 Pod 已就位。删除它。',
  'deleted-pod-comes-back.new': '有了一个新的 Pod。查看它的 Init 容器的日志。',
  'myth.deleted-pod-runs-init-again': '删除 Pod 后，它的 Init 容器会再次运行。',
  'lesson.job-makes-pods.notice': '使用 Never 时，Job 每次重试都创建新的 Pod；使用 OnFailure 时，kubelet 重启容器。',
  'job-makes-pods.pods': 'Init 容器每次都失败，backoffLimit 是 2。数一数 Pod。',
  'job-makes-pods.compare': '三个 Pod，没有重启，Job 已失败。应用使用 OnFailure 的 Job。',
  'job-makes-pods.restarts': '只有一个 Pod，重启的是它的容器。看看 RESTARTS。',
  'lesson.statefulset-in-turn.notice': 'db-0 就绪后才会创建 db-1。Init 容器找到什么，取决于它排在第几个。',
  'statefulset-in-turn.one': '需要三个副本。看看 Pod：现在有几个？',
  'statefulset-in-turn.all': '每个 Pod 都等到前一个就绪。比较第一个和最后一个找到了什么。',
};
