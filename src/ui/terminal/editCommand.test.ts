import { describe, expect, it } from 'vitest';
import { editedPlace } from './editCommand';

describe('kubectl edit', () => {
  it.each([
    ['kubectl edit pod demo', { kind: 'Pod', namespace: 'default', name: 'demo', path: 'spec' }],
    ['kubectl edit svc/db', { kind: 'Service', namespace: 'default', name: 'db', path: 'spec' }],
    ['kubectl edit', undefined],
    ['kubectl edit nothing x', undefined],
    ['kubectl get pod demo', undefined],
  ])('%s opens %j', (command, place) => expect(editedPlace(command, 'default')).toEqual(place));
});
