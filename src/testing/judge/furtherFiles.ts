/** More files beside the scenario's own: what YAML allows, what it does not, and values of another type. */
import { FURTHER_OBJECTS } from './furtherObjects';
import { WORKLOAD_FILES } from './workloadFiles';

const pod = (name: string, rest: string): string =>
  `apiVersion: v1
kind: Pod
metadata:
  name: ${name}
spec:
  containers:
  - name: app
    image: busybox:1.36
    command: ["sleep", "3600"]
${rest}`;

const configMap = (name: string, data: string): string =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\n${data}`;

export const FURTHER_FILES: Readonly<Record<string, string>> = {
  ...WORKLOAD_FILES,
  'y-tab-value.yaml': 'apiVersion: v1\nkind: Pod\nmetadata:\n  name:\tx\n',
  'y-tab-list.yaml': 'apiVersion: v1\nkind: Pod\nspec:\n  containers:\n\t- name: x\n',
  'y-tab-after-dash.yaml': 'apiVersion: v1\nkind: Pod\nspec:\n  containers:\n  -\tname: x\n',
  'y-single-quote.yaml': "apiVersion: v1\nkind: Pod\nmetadata:\n  name: 'x\nspec: {}\n",
  'y-quote-middle.yaml': 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: "x" y\nspec: {}\n',
  'y-escape.yaml': 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: "x\\d"\n',
  'y-bracket.yaml': 'apiVersion: v1\nkind: Pod\nspec:\n  containers: [\n    {name: a}\n  restartPolicy: Never\n',
  'y-command-open.yaml':
    'apiVersion: v1\nkind: Pod\nspec:\n  containers:\n  - name: a\n    command: ["sh", "-c", "x"\n    image: b\n',
  'y-command-comma.yaml':
    'apiVersion: v1\nkind: Pod\nspec:\n  containers:\n  - name: a\n    command: ["sh" "-c"]\n    image: b\n',
  'y-close-only.yaml': 'apiVersion: v1\nkind: Pod\nspec: ]\n',
  'y-no-colon.yaml': 'apiVersion: v1\nkind: Pod\nmetadata:\n  name x\n  labels: {}\n',
  'y-no-colon-first.yaml': 'apiVersion v1\nkind: Pod\n',
  'y-no-colon-last.yaml': 'apiVersion: v1\nkind: Pod\nmetadata\n',
  'y-no-space.yaml': 'apiVersion: v1\nkind: Pod\nmetadata:\n  name:x\n',
  'y-no-space-then.yaml': 'apiVersion: v1\nkind: Pod\nmetadata:\n  name:x\n  labels: {}\n',
  'y-dedent-list.yaml': 'apiVersion: v1\nkind: Pod\nspec:\n  containers:\n  - name: a\n   image: b\n',
  'y-indent-image.yaml': 'apiVersion: v1\nkind: Pod\nspec:\n  containers:\n  - name: a\n      image: b\n',
  'y-dedent-key.yaml': 'apiVersion: v1\nkind: Pod\nspec:\n    containers:\n  restartPolicy: Never\n',
  'y-indent-first.yaml': ' apiVersion: v1\nkind: Pod\n',
  'y-list-then-key.yaml': 'apiVersion: v1\nkind: Pod\nspec:\n  containers:\n  - name: a\n  image: b\n',
  'y-list-dedent.yaml': 'apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: a\n  - name: b\n',
  'y-list-indent.yaml': 'apiVersion: v1\nkind: Pod\nspec:\n  containers:\n  - name: a\n    - name: b\n',
  'y-list-deeper.yaml': 'apiVersion: v1\nkind: Pod\nspec:\n  containers:\n  - name: a\n    image: b\n      ports: []\n',
  'y-dash-no-space.yaml': 'apiVersion: v1\nkind: Pod\nspec:\n  containers:\n  -name: a\n   image: b\n',
  'y-dash-only.yaml': 'apiVersion: v1\nkind: Pod\nspec:\n  containers:\n  -\n  - name: a\n',
  'y-anchor.yaml': `${configMap('anchor', 'data:\n  a: &x "1"\n  b: *x\n')}`,
  'y-anchor-twice.yaml': `${configMap('anchor', 'data:\n  a: &x &y "1"\n')}`,
  'y-merge.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: &m\n  name: merge\ndata:\n  <<: {a: "1"}\n  b: "2"\n',
  'y-merge-bad.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: merge\ndata:\n  <<: a\n',
  'y-tag.yaml': `${configMap('tag', 'data:\n  a: !!str 1\n  b: !!int "2"\n')}`,
  'y-tag-unknown.yaml': `${configMap('tag', 'data:\n  a: !foo 1\n')}`,
  'y-tag-bad.yaml': `${configMap('tag', 'data:\n  a: !x!foo 1\n')}`,
  'y-block.yaml': `${configMap('block', 'data:\n  a: |\n    one\n     two\n  b: >-\n    folded\n    text\n  c: |2\n      x\n')}`,
  'y-block-bad.yaml': `${configMap('block', 'data:\n  a: | text\n')}`,
  'y-block-dedent.yaml': `${configMap('block', 'data:\n  a: |\n    one\n   two\n')}`,
  'y-block-tab.yaml': `${configMap('block', 'data:\n  a: |\n    one\n\ttwo\n')}`,
  'y-block-spaces.yaml': `${configMap('block', 'data:\n  a: |\n      \n    one\n')}`,
  'y-complex-key.yaml': `${configMap('key', 'data:\n  ? a\n  : b\n')}`,
  'y-list-key.yaml': `${configMap('key', 'data:\n  [a]: b\n')}`,
  'y-null-key.yaml': `${configMap('key', 'data:\n  : b\n')}`,
  'y-brace-template.yaml': `${configMap('key', 'data:\n  a: {{ .Values.x }}\n')}`,
  'y-asterisk.yaml': `${configMap('key', 'data:\n  a: *\n')}`,
  'y-ampersand.yaml': `${configMap('key', 'data:\n  a: & b\n')}`,
  'y-backtick.yaml': `${configMap('key', 'data:\n  a: `b`\n')}`,
  'y-pipe-in.yaml': `${configMap('key', 'data:\n  a: b | c\n')}`,
  'y-hash.yaml': `${configMap('hash', 'data:\n  a: b#c # d\n  e: "#f"\n')}`,
  'y-url.yaml': `${configMap('url', 'data:\n  a: http://x:80/\n')}`,
  'y-time.yaml': `${configMap('time', 'data:\n  a: 12:30:45\n')}`,
  'y-date.yaml': `${configMap('date', 'data:\n  a: 2026-01-02\n')}`,
  'y-octal.yaml': `${configMap('octal', 'data:\n  a: 0644\n')}`,
  'y-float.yaml': `${configMap('float', 'data:\n  a: 1.5\n')}`,
  'y-exp.yaml': `${configMap('exp', 'data:\n  a: 1e3\n')}`,
  'y-on.yaml': `${configMap('on', 'data:\n  a: on\n')}`,
  'y-null.yaml': `${configMap('null', 'data:\n  a: null\n  b: ~\n  c:\n')}`,
  'y-inf.yaml': `${configMap('inf', 'data:\n  a: .inf\n')}`,
  'y-bool-key.yaml': `${configMap('boolkey', 'data:\n  yes: "a"\n  1: "b"\n  1.5: "c"\n')}`,
  'y-directive.yaml': `%YAML 1.1\n---\n${configMap('directive', 'data: {}\n')}`,
  'y-directive-bad.yaml': `%YAML 2.0\n---\n${configMap('directive', 'data: {}\n')}`,
  'y-end.yaml': `${configMap('end', 'data: {}\n')}...\n`,
  'y-start.yaml': `---\n${configMap('start', 'data: {}\n')}---\n`,
  'y-start-comment.yaml': `# a\n---\n# b\n${configMap('start', '')}---\n# c\n`,
  'y-three-empty.yaml': '---\n---\n---\n',
  'y-separator-space.yaml': `${configMap('a', '')}--- \n${configMap('b', '')}`,
  'y-separator-text.yaml': `${configMap('a', '')}--- # next\n${configMap('b', '')}`,
  'y-separator-indent.yaml': `${configMap('a', '')} ---\n${configMap('b', '')}`,
  'y-separator-four.yaml': `${configMap('a', '')}----\n${configMap('b', '')}`,
  'y-crlf.yaml': configMap('crlf', 'data:\n  a: b\n').replaceAll('\n', '\r\n'),
  'y-crlf-multi.yaml': `${configMap('a', '')}---\n${configMap('b', '')}`.replaceAll('\n', '\r\n'),
  'y-bom.yaml': `\uFEFF${configMap('bom', 'data:\n  a: b\n')}`,
  'y-null-doc.yaml': 'null\n',
  'y-number-doc.yaml': '3\n',
  'y-quote-curly.yaml': configMap('curly', 'data:\n  a: “b”\n'),
  'y-dup-meta.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\nmetadata:\n  name: b\n',
  'y-json-list.json': '[{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"j"}}]',
  'y-json-two.json': `{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"j"}}
{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"k"}}`,
  'y-json-comma.json': '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"j",}}',
  'y-json-open.json': '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"j"}',
  'y-json-single.json': "{'apiVersion':'v1','kind':'ConfigMap','metadata':{'name':'j'}}",
  'y-json-dup.json': '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"j"},"data":{"a":"1","a":"2"}}',
  'm-name-number.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: 12\n',
  'm-name-list.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: [a]\n',
  'm-name-map.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {a: b}\n',
  'm-labels-number.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n  labels:\n    version: 1\n',
  'm-labels-bool.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n  labels:\n    on: true\n',
  'm-labels-list.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n  labels:\n  - a\n',
  'm-labels-text.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n  labels: a\n',
  'm-annotations-number.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n  annotations:\n    a: 1\n',
  'm-annotations-map.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n  annotations:\n    a: {b: c}\n',
  'm-metadata-list.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n- name: a\n',
  'm-metadata-text.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: a\n',
  'm-kind-number.yaml': 'apiVersion: v1\nkind: 3\nmetadata:\n  name: a\n',
  'm-kind-list.yaml': 'apiVersion: v1\nkind: [Pod]\nmetadata:\n  name: a\n',
  'm-version-number.yaml': 'apiVersion: 1\nkind: Pod\nmetadata:\n  name: a\n',
  'm-version-slash.yaml': 'apiVersion: a/b/c\nkind: Pod\nmetadata:\n  name: a\n',
  'm-version-group.yaml': 'apiVersion: apps/v1\nkind: Pod\nmetadata:\n  name: a\n',
  'm-version-old.yaml': 'apiVersion: extensions/v1beta1\nkind: Deployment\nmetadata:\n  name: a\n',
  'm-version-core.yaml': 'apiVersion: v1\nkind: Deployment\nmetadata:\n  name: a\n',
  'm-kind-plural.yaml': 'apiVersion: v1\nkind: Pods\nmetadata:\n  name: a\n',
  'm-no-metadata.yaml': 'apiVersion: v1\nkind: ConfigMap\n',
  'm-null-metadata.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n',
  'm-empty-name.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ""\n',
  'm-null-name.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name:\n',
  'm-generate.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  generateName: cm-\n',
  'm-slash-name.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a/b\n',
  'm-namespace-number.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n  namespace: 1\n',
  'm-namespace-bad.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n  namespace: A_B\n',
  'm-cluster-namespace.yaml': 'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: fresh\n  namespace: other\n',
  'm-list-empty.yaml': 'apiVersion: v1\nkind: List\nitems: []\n',
  'm-list-null.yaml': 'apiVersion: v1\nkind: List\n',
  'm-list-bad.yaml': `apiVersion: v1
kind: List
items:
- apiVersion: v1
  kind: ConfigMap
  metadata: {name: a}
- kind: ConfigMap
`,
  'm-list-typed.yaml':
    'apiVersion: v1\nkind: ConfigMapList\nitems:\n- apiVersion: v1\n  kind: ConfigMap\n  metadata: {name: typed}\n',
  'm-managed.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n  resourceVersion: "1"\n  uid: abc\n',
  'm-status.yaml': pod('stat', 'status:\n  phase: Running\n'),
  'm-twice.yaml': `${configMap('twice', 'data: {a: "1"}\n')}---\n${configMap('twice', 'data: {a: "2"}\n')}`,
  'm-unknown-many.yaml': pod(
    'many',
    `    imagePulPolicy: Always
    ports:
    - containerport: 80
      nam: x
  restartpolicy: Never
  volume: []
extra: 1
`,
  ),
  'm-unknown-case.yaml': 'apiVersion: v1\nkind: ConfigMap\nMetadata:\n  name: a\nmetadata:\n  name: b\n  Labels: {}\n',
  'm-dup-strict.yaml': `apiVersion: v1
kind: Pod
metadata:
  name: dup
spec:
  containers:
  - name: a
    name: b
    image: busybox:1.36
    comand: []
`,
  't-list-for-map.yaml': pod('types', '    resources: []\n'),
  't-map-for-list.yaml': pod('types', '    env:\n      A: b\n'),
  't-text-for-map.yaml': pod('types', '    resources: small\n'),
  't-text-for-list.yaml': pod('types', '    args: hello\n'),
  't-number-in-args.yaml': pod('types', '    args: [1, "2"]\n'),
  't-bool-in-args.yaml': pod('types', '    args: [true]\n'),
  't-text-port.yaml': pod('types', '    ports:\n    - containerPort: "80"\n'),
  't-float-port.yaml': pod('types', '    ports:\n    - containerPort: 80.5\n'),
  't-big-port.yaml': pod('types', '    ports:\n    - containerPort: 99999999999\n'),
  't-env-bool.yaml': pod('types', '    env:\n    - name: A\n      value: true\n'),
  't-text-bool.yaml': pod('types', '    tty: "yes"\n'),
  't-number-bool.yaml': pod('types', '  hostNetwork: 1\n'),
  't-text-seconds.yaml': pod('types', '  terminationGracePeriodSeconds: "30"\n'),
  't-duration.yaml': pod('types', '  activeDeadlineSeconds: 30s\n'),
  't-quantity-map.yaml': pod('types', '    resources:\n      limits:\n        memory: {a: b}\n'),
  't-quantity-unit.yaml': pod('types', '    resources:\n      limits:\n        memory: 64MB\n'),
  't-quantity-empty.yaml': pod('types', '    resources:\n      limits:\n        memory: ""\n'),
  't-volumes-map.yaml': pod('types', '  volumes:\n    name: data\n'),
  't-emptydir-text.yaml': pod('types', '  volumes:\n  - name: data\n    emptyDir: yes\n'),
  't-selector-text.yaml':
    'apiVersion: v1\nkind: Service\nmetadata:\n  name: types\nspec:\n  selector: app\n  ports: [{port: 80}]\n',
  't-ports-text.yaml': 'apiVersion: v1\nkind: Service\nmetadata:\n  name: types\nspec:\n  ports: 80\n',
  't-port-text.yaml': 'apiVersion: v1\nkind: Service\nmetadata:\n  name: types\nspec:\n  ports: [{port: http}]\n',
  't-target-bool.yaml':
    'apiVersion: v1\nkind: Service\nmetadata:\n  name: types\nspec:\n  ports: [{port: 80, targetPort: true}]\n',
  't-replicas-text.yaml': `apiVersion: apps/v1
kind: Deployment
metadata:
  name: types
spec:
  replicas: "2"
  selector: {matchLabels: {a: b}}
`,
  't-match-number.yaml':
    'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: types\nspec:\n  selector: {matchLabels: {a: 1}}\n',
  't-secret-plain.yaml': 'apiVersion: v1\nkind: Secret\nmetadata:\n  name: types\ndata:\n  password: hunter!2\n',
  't-secret-number.yaml': 'apiVersion: v1\nkind: Secret\nmetadata:\n  name: types\nstringData:\n  password: 1234\n',
  't-secret-nested.yaml': 'apiVersion: v1\nkind: Secret\nmetadata:\n  name: types\nstringData:\n  password: {a: b}\n',
  't-cm-nested.yaml': configMap('types', 'data:\n  a:\n    b: c\n'),
  't-cm-list.yaml': configMap('types', 'data: [a]\n'),
  't-cm-binary.yaml': configMap('types', 'binaryData:\n  a: "***"\n'),
  ...FURTHER_OBJECTS,
};
