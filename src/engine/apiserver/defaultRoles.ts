/** Roles and bindings that every cluster starts with. Models plugin/pkg/auth/authorizer/rbac/bootstrappolicy/policy.go. */
import type { PolicyRule } from '../../api/access';

export const MASTERS = 'system:masters';
export const AUTHENTICATED = 'system:authenticated';
export const ACCOUNTS = 'system:serviceaccounts';

const READ = 'get list watch';
const WRITE = 'create delete deletecollection patch update';

const words = (text: string): readonly string[] => text.split(' ');

/** `resources` are separated by spaces; `+name` stands for `name` and `name/status`. */
const rule = (verbs: string, group: string, resources: string): PolicyRule => ({
  verbs: words(verbs),
  apiGroups: [group],
  resources: words(resources).flatMap((name) =>
    name.startsWith('+') ? [name.slice(1), `${name.slice(1)}/status`] : name,
  ),
});

const urls = (paths: string): readonly PolicyRule[] => [{ verbs: ['get'], nonResourceURLs: words(paths) }];

const SCALED = 'replicasets/scale deployments/scale';

const view: readonly PolicyRule[] = [
  rule(
    READ,
    '',
    'configmaps endpoints +persistentvolumeclaims pods replicationcontrollers replicationcontrollers/scale',
  ),
  rule(READ, '', 'serviceaccounts +services'),
  rule(READ, '', 'bindings events limitranges namespaces/status pods/log pods/status replicationcontrollers/status'),
  rule(READ, '', '+resourcequotas namespaces'),
  rule(READ, 'discovery.k8s.io', 'endpointslices'),
  rule(
    READ,
    'apps',
    `controllerrevisions +daemonsets +deployments +replicasets +statefulsets ${SCALED} statefulsets/scale`,
  ),
  rule(READ, 'autoscaling', '+horizontalpodautoscalers'),
  rule(READ, 'batch', '+cronjobs +jobs'),
  rule(READ, 'extensions', `+daemonsets +deployments +ingresses networkpolicies +replicasets ${SCALED}`),
  rule(READ, 'extensions', 'replicationcontrollers/scale'),
  rule(READ, 'policy', '+poddisruptionbudgets'),
  rule(READ, 'networking.k8s.io', '+ingresses networkpolicies'),
];

const edit: readonly PolicyRule[] = [
  rule(READ, '', 'pods/attach pods/exec pods/portforward pods/proxy secrets services/proxy'),
  rule('impersonate', '', 'serviceaccounts'),
  rule(WRITE, '', 'pods pods/attach pods/exec pods/portforward pods/proxy'),
  rule('create', '', 'pods/eviction'),
  rule(
    WRITE,
    '',
    'configmaps events persistentvolumeclaims replicationcontrollers replicationcontrollers/scale secrets',
  ),
  rule(WRITE, '', 'serviceaccounts services services/proxy'),
  rule('create', '', 'serviceaccounts/token'),
  rule(
    WRITE,
    'apps',
    `daemonsets deployments deployments/rollback replicasets statefulsets ${SCALED} statefulsets/scale`,
  ),
  rule(WRITE, 'autoscaling', 'horizontalpodautoscalers'),
  rule(WRITE, 'batch', 'cronjobs jobs'),
  rule(
    WRITE,
    'extensions',
    `daemonsets deployments deployments/rollback ingresses networkpolicies replicasets ${SCALED}`,
  ),
  rule(WRITE, 'extensions', 'replicationcontrollers/scale'),
  rule(WRITE, 'policy', 'poddisruptionbudgets'),
  rule(WRITE, 'networking.k8s.io', 'ingresses networkpolicies'),
  rule(`${WRITE} ${READ}`, 'coordination.k8s.io', 'leases'),
  ...view,
];

const HEALTH = '/healthz /livez /readyz /version /version/';

/** Rules by the name of the ClusterRole. */
export const DEFAULT_ROLES: Readonly<Record<string, readonly PolicyRule[]>> = {
  'cluster-admin': [rule('*', '*', '*'), { verbs: ['*'], nonResourceURLs: ['*'] }],
  'system:basic-user': [
    rule('create', 'authorization.k8s.io', 'selfsubjectaccessreviews selfsubjectrulesreviews'),
    rule('create', 'authentication.k8s.io', 'selfsubjectreviews'),
  ],
  'system:discovery': urls(`/api /api/* /apis /apis/* /openapi /openapi/* ${HEALTH}`),
  'system:public-info-viewer': urls(HEALTH),
  'system:service-account-issuer-discovery': urls(
    '/.well-known/openid-configuration /.well-known/openid-configuration/ /openid/v1/jwks /openid/v1/jwks/',
  ),
  view,
  edit,
  admin: [
    rule('create', 'authorization.k8s.io', 'localsubjectaccessreviews'),
    rule(`${WRITE} ${READ}`, 'rbac.authorization.k8s.io', 'rolebindings roles'),
    ...edit,
  ],
};

/** Which of them hold for whom in every cluster: group by ClusterRole. */
export const DEFAULT_BINDINGS: readonly (readonly [role: string, group: string])[] = [
  ['cluster-admin', MASTERS],
  ['system:basic-user', AUTHENTICATED],
  ['system:discovery', AUTHENTICATED],
  ['system:public-info-viewer', AUTHENTICATED],
  ['system:service-account-issuer-discovery', ACCOUNTS],
];
