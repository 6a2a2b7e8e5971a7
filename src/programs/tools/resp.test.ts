import { expect, test } from 'vitest';
import { plainReply, type Reply, typedReply } from './resp';

const LIST: Reply = {
  kind: 'list',
  members: [
    { kind: 'string', text: 'b' },
    { kind: 'nil' },
    { kind: 'list', members: [{ kind: 'integer', text: '1' }] },
  ],
};

// As redis-cli 7.0 printed LRANGE, MGET and nested replies.
test.each<[Reply, string, string]>([
  [LIST, 'b\n\n1', '1) "b"\n2) (nil)\n3) 1) (integer) 1\n'],
  [{ kind: 'list', members: [] }, '', '(empty array)\n'],
  [{ kind: 'error', text: 'ERR no' }, 'ERR no\n', '(error) ERR no\n'],
  [{ kind: 'string', text: 'a"\n' }, 'a"\n', '"a\\"\\n"\n'],
])('%j', (reply, plain, typed) => {
  expect(plainReply(reply)).toBe(plain);
  expect(typedReply(reply)).toBe(typed);
});
