import { expect, test } from 'vitest';
import { hostPort, reverseName } from './address';

test.each([
  ['10.96.0.10', '10.0.96.10.in-addr.arpa'],
  ['::1', `1.${'0.'.repeat(31)}ip6.arpa`],
  ['fd00::a:1', `1.0.0.0.a.0.0.0.${'0.'.repeat(20)}0.0.d.f.ip6.arpa`],
])('the name of %s', (address, name) => {
  expect(reverseName(address)).toBe(name);
});

test('an address of IPv6 stands in brackets before its port', () => {
  expect([hostPort('10.0.0.1', 80), hostPort('::1', 80)]).toEqual(['10.0.0.1:80', '[::1]:80']);
});
