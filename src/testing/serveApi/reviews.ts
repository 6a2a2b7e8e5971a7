/** What a user asks about himself: SelfSubjectReview, SelfSubjectAccessReview, SelfSubjectRulesReview. */
import type { NonResourceAttributes, ResourceAttributes } from '../../api/access';
import { type Answer, type Exchange, json } from './exchange';
import { protobufAt, protobufStrings } from './protobuf';

export function reviewOf({ client, body }: Exchange, path: string): Answer | undefined {
  const { access } = client;
  const answer = (kind: string, group: string, status: unknown) =>
    json(201, { kind, apiVersion: `${group}/v1`, metadata: {}, spec: {}, status });
  if (path === '/apis/authentication.k8s.io/v1/selfsubjectreviews')
    return answer('SelfSubjectReview', 'authentication.k8s.io', { userInfo: access.user });
  if (!Buffer.isBuffer(body)) return undefined;
  if (path === '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews')
    return answer('SelfSubjectAccessReview', 'authorization.k8s.io', access.mayI(askedIn(body)));
  if (path === '/apis/authorization.k8s.io/v1/selfsubjectrulesreviews') {
    const spec = protobufAt(body, SPEC);
    const { namespace = '' } = spec ? protobufStrings(spec, { 1: 'namespace' }) : {};
    const rules = access.rulesIn(namespace);
    return answer('SelfSubjectRulesReview', 'authorization.k8s.io', {
      resourceRules: rules.filter(({ resources }) => resources?.length),
      nonResourceRules: rules.filter(({ nonResourceURLs }) => nonResourceURLs?.length),
      incomplete: false,
    });
  }
  return undefined;
}

/** Field numbers of authorization/v1. */
const SPEC = 2;
const RESOURCE_FIELDS = { 1: 'namespace', 2: 'verb', 3: 'group', 5: 'resource', 6: 'subresource', 7: 'name' };
const URL_FIELDS = { 1: 'path', 2: 'verb' };

function askedIn(body: Buffer): ResourceAttributes | NonResourceAttributes {
  const resource = protobufAt(body, SPEC, 1);
  if (resource) return { verb: '', group: '', resource: '', ...protobufStrings(resource, RESOURCE_FIELDS) };
  return { verb: '', path: '', ...protobufStrings(protobufAt(body, SPEC, 2) ?? Buffer.alloc(0), URL_FIELDS) };
}
