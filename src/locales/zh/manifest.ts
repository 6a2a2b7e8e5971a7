import type { manifest as english } from '../en/manifest';

/** 清单中的问题与修改建议。{message} 是 kubectl 或服务器的原话。 */
export const manifest: Record<keyof typeof english, string> = {
  'manifest.too-large': '文本超过 {most} KB，没有读取。',
  'manifest.not-yaml': '这不是合法的 YAML：{message}',
  'manifest.not-an-object': '清单应是包含 apiVersion、kind 和 metadata 的映射，这里不是。',
  'manifest.kind-missing': '缺少 kind：请说明这是什么，例如 kind: Pod。',
  'manifest.version-missing': '缺少 apiVersion。',
  'manifest.version-missing.known': '缺少 apiVersion。{kind} 需要 apiVersion: {version}。',
  'manifest.version-wrong': '{apiVersion} 中没有 {kind}，它属于 {version}。',
  'manifest.kind-unknown': '集群不认识类型“{kind}”。',
  'manifest.kind-unknown.nearest': '集群不认识类型“{kind}”。是否想写 {nearest}？',
  'manifest.kind-not-simulated': '真实集群有 {kind}，本模拟没有。kubectl 会说不认识它。',
  'manifest.wrong-type': '值的类型不对：{message}',
  'manifest.unknown-field': '这里没有字段“{field}”，API 服务器会拒绝。',
  'manifest.unknown-field.nearest': '这里没有字段“{field}”。是否想写 {nearest}？',
  'manifest.only-for-sidecars': '“{name}”是 Init 容器：运行一次就结束，所以不能有 {field}。边车容器可以。',
  'manifest.volume-missing': 'Pod 没有名为“{name}”的卷。挂载需要 spec.volumes 下有同名的卷。',
  'manifest.duplicate-name': '名称“{name}”已被使用。Init 容器和应用容器不能重名。',
  'manifest.init-never-ends': '“{name}”看起来永不结束，应用将永远不会启动。是想写成边车容器吗？',
  'manifest.no-default-class':
    '此申领没有指定 StorageClass，也没有文件提供默认的 StorageClass：它会一直处于 Pending，使用它的 Pod 会一直等待。',
  'manifest.no-storage-class':
    '没有文件提供名为“{name}”的 StorageClass 或属于该类的 PersistentVolume：此申领会一直处于 Pending，使用它的 Pod 会一直等待。',
  'manifest.no-volume':
    '空的 storageClassName 要求一个不属于任何类的 PersistentVolume，而没有文件提供这样的卷：此申领会一直处于 Pending，使用它的 Pod 会一直等待。',
  'manifest.refused': 'API 服务器拒绝：{message}',
  'manifest.warned': 'API 服务器警告：{message}',
  'manifest.support.approximated': '近似模拟',
  'manifest.support.ignored': '未模拟：这里没有任何行为取决于它',
  'manifest.fix.rename-field': '把 {from} 改为 {to}',
  'manifest.fix.replace-value': '改为 {to}',
  'manifest.fix.remove-field': '删除 {field}',
  'manifest.fix.make-sidecar': '把 {name} 变成边车容器（restartPolicy: Always）',
  'manifest.fix.add-default-class': '添加会供应卷的默认 StorageClass“{name}”',
  'manifest.fix.add-class': '添加会供应卷的 StorageClass“{name}”',
  'manifest.fix.describe-image': '说明“{name}”做什么：{behaviour}',
  'manifest.fix.add-volume': '添加 emptyDir 卷“{name}”',
};
