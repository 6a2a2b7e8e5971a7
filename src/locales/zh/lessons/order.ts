import type { order as en } from '../../en/lessons/order';

export const order: Record<keyof typeof en, string> = {
  'lesson.wrong-order.notice': '还没有启动的 Init 容器什么也察觉不到：只有第一个在查询。',
  'wrong-order.both': '两个 Service 都不存在。先创建第二个：mydb。',
  'wrong-order.still': 'mydb 已经存在，状态仍是 Init:0/2：init-mydb 还没有启动。现在创建 myservice。',
  'lesson.wrong-log.notice': '不带 -c 时，kubectl logs 读取的是第一个应用容器，而它还没有启动。',
  'wrong-log.stuck': 'Pod 一直停在 Init:0/2。查看它的日志。',
  'wrong-log.refused': '那是应用容器，它还在等待启动。用 -c 指定 Init 容器。',
  'lesson.pending.notice': 'STATUS 是 kubectl 归纳出来的；在所有 Init 容器完成之前，Pod 的阶段都是 Pending。',
  'pending.status': 'STATUS 显示 Init:0/1。查看阶段和状况：它们用的是另一套词。',
  'myth.initialized-true': 'Pod 正在初始化时，它的状况 Initialized 为 True。',
  'lesson.same-reason.notice': 'PodInitializing 的意思是“还没轮到我”：后面的 Init 容器和应用容器都这样显示。',
  'same-reason.waiting': '只有第一个 Init 容器在运行。看看其他容器给出的原因。',
  'lesson.in-a-row.notice': 'Init 容器从不重叠运行。可以同时进行的工作应放进同一个 Init 容器。',
  'in-a-row.second': '20 秒过去了，第二个下载才刚开始。应用另一个 Pod：它在一个 Init 容器里同时进行两个下载。',
  'lesson.server-as-init.notice': 'Init 容器必须结束。服务器不会结束，而且没有任何地方报告错误。',
  'server-as-init.stuck': '服务器运行正常，应用却一直不启动。找找有没有错误。',
  'server-as-init.cure': '没有任何事件提到问题。加上 restartPolicy: Always，这个容器就成为边车。应用它。',
  'lesson.probe-on-init.notice': '只有边车（restartPolicy: Always 的 Init 容器）才可以有探针。',
  'probe-on-init.refused': 'API 服务器拒绝了这个 Pod：请看它的消息。把同一个容器作为边车来应用。',
};
