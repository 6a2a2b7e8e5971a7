import type { lessons as en } from '../en/lessons';
import { configuration } from './lessons/configuration';
import { dns } from './lessons/dns';
import { order } from './lessons/order';
import { restarts } from './lessons/restarts';
import { sidecars } from './lessons/sidecars';
import { volumes } from './lessons/volumes';
import { workloads } from './lessons/workloads';

/** Built-in scenarios: what they are called, what to notice, what they say where they stop. */
export const lessons: Record<keyof typeof en, string> = {
  'group.O': '顺序与状态',
  'group.D': 'DNS 与等待',
  'group.V': '卷与文件',
  'group.R': '重启',
  'group.Q': '资源、镜像与配置',
  'group.S': '边车容器',
  'group.W': '工作负载',
  'action.create-services': '创建 Service',
  'action.create-service': '创建 Service',
  'action.create-myservice': '创建 myservice',
  'action.create-mydb': '创建 mydb',
  'action.create-db': '创建 db 背后的 Pod',
  'action.create-configmap': '创建 ConfigMap',
  'action.create-secret': '创建 Secret',
  'action.read-log': '查看日志',
  'action.read-init-log': '查看 Init 容器的日志',
  'action.read-all-logs': '查看所有日志',
  'action.read-page': '在 nginx 中读取页面',
  'action.read-phase': '查看阶段',
  'action.read-states': '查看各容器状态',
  'action.read-resolv-conf': '查看 resolv.conf',
  'action.read-events': '查看事件',
  'action.describe': '描述该 Pod',
  'action.get-pods': '查看 Pod',
  'action.get-jobs': '查看 Job',
  'action.list-services': '列出所有 Service',
  'action.list-endpoints': '查看端点',
  'action.list-files': '查看文件',
  'action.connect': '用 wget 试试',
  'action.ask-nginx': '请求 nginx',
  'action.apply-fixed': '应用修正',
  'action.apply-other': '应用另一个',
  'action.apply-others': '应用另外两个',
  'action.apply-and-delete': '应用，然后删除',
  'action.replace-pod': '替换该 Pod',
  'action.delete-pod': '删除该 Pod',
  'action.restart-sandbox': '让沙箱消失',
  'action.set-image': '更换镜像',
  'action.set-app-image': '更换应用的镜像',
  'action.count-restarts': '数一数重启次数',
  'action.compare': '比较',
  'action.publish': '公布地址',
  ...order,
  ...dns,
  ...volumes,
  ...restarts,
  ...configuration,
  ...sidecars,
  ...workloads,
};
