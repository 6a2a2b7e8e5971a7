import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arrayFlag, boolFlag, durationFlag, intFlag, listFlag, textFlag } from './flags';
import { parseArguments } from './parse';

const specs = [
  textFlag('output', '', { short: 'o' }),
  boolFlag('all', '', { short: 'a' }),
  boolFlag('wait', '', { default: 'true' }),
  intFlag('tail', '', { default: '-1' }),
  durationFlag('timeout', ''),
  listFlag('file', '', { short: 'f' }),
  arrayFlag('env', ''),
  textFlag('dry-run', '', { default: 'none', withoutValue: 'unchanged' }),
];

const read = (line: string) => {
  const parsed = parseArguments(specs, line.split(' '));
  if (!parsed.ok) return parsed.error;
  const { flags, args, beforeDash } = parsed.value;
  const given = specs.filter(({ name }) => flags.given(name));
  return {
    args,
    beforeDash,
    ...Object.fromEntries(
      given.map(({ name, kind }) => [
        name,
        kind === 'strings' || kind === 'array' ? flags.list(name) : flags.text(name),
      ]),
    ),
  };
};

describe('flags', () => {
  it.each([
    ['pods -o yaml', { args: ['pods'], output: 'yaml' }],
    ['-oyaml pods', { args: ['pods'], output: 'yaml' }],
    ['-o=yaml pods', { args: ['pods'], output: 'yaml' }],
    ['--output=yaml pods', { args: ['pods'], output: 'yaml' }],
    ['-ao yaml', { args: [], all: 'true', output: 'yaml' }],
    ['--wait=false pods', { args: ['pods'], wait: 'false' }],
    ['-f a,b -f c', { args: [], file: ['a', 'b', 'c'] }],
    ['--env a=1,2 --env b=3', { args: [], env: ['a=1,2', 'b=3'] }],
    ['--dry-run pods', { args: ['pods'], 'dry-run': 'unchanged' }],
    ['pod -- ls -o x', { args: ['pod', 'ls', '-o', 'x'], beforeDash: 1 }],
    ['--nope', 'unknown flag: --nope'],
    ['-z', "unknown shorthand flag: 'z' in -z"],
    ['-az', "unknown shorthand flag: 'z' in -z"],
    ['--output', 'flag needs an argument: --output'],
    ['-o', "flag needs an argument: 'o' in -o"],
    ['--tail=x', 'invalid argument "x" for "--tail" flag: strconv.ParseInt: parsing "x": invalid syntax'],
    ['--timeout=5', 'invalid argument "5" for "--timeout" flag: time: missing unit in duration "5"'],
    [
      '--all=maybe',
      'invalid argument "maybe" for "-a, --all" flag: strconv.ParseBool: parsing "maybe": invalid syntax',
    ],
  ])('%s', (line, expected) => {
    const parsed = read(line);
    expect(parsed).toEqual(typeof expected === 'string' ? expected : { beforeDash: undefined, ...expected });
  });

  it('take any words', () => {
    fc.assert(fc.property(fc.array(fc.string()), (words) => void parseArguments(specs, words)));
  });
});
