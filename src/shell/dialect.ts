import type { Dialect } from '../process/types';
import { familyOf, type ShellFamily } from './common/family';

/** What the evaluator does differently from shell to shell. The parser has traits of its own. */
export interface ShellTraits {
  readonly dialect: Dialect;
  readonly family: ShellFamily;
  /** busybox before 1.29: `X=1 f` leaves X set, no LINENO, no patterns in `[[`. */
  readonly isOldAsh: boolean;
  /** `[[ $x == a* ]]` matches a pattern, `=~` a regular expression. */
  readonly hasConditionPatterns: boolean;
  /** `local x` hides the outer value; dash keeps it. */
  readonly localStartsUnset: boolean;
  /** Exit status of a fatal error in an expansion or of a special builtin. */
  readonly fatalStatus: number;
  /** `set -u` and an unset parameter. */
  readonly unsetStatus: number;
  /** A redirection of a builtin or external command that fails. */
  readonly redirectionStatus: number;
  readonly prompt: string;
  /** `errexit` reaches into `$(…)`: ash, like bash, switches it off there. */
  readonly substitutionKeepsErrexit: boolean;
}

const ASH: ShellTraits = {
  dialect: 'busybox-1.35',
  family: 'ash',
  isOldAsh: false,
  hasConditionPatterns: true,
  localStartsUnset: true,
  fatalStatus: 2,
  unsetStatus: 2,
  redirectionStatus: 1,
  prompt: '\\w # ',
  substitutionKeepsErrexit: false,
};

const TRAITS: Readonly<Record<Dialect, ShellTraits>> = {
  'busybox-1.28': { ...ASH, dialect: 'busybox-1.28', isOldAsh: true, hasConditionPatterns: false },
  'busybox-1.35': ASH,
  dash: {
    ...ASH,
    dialect: 'dash',
    family: 'dash',
    hasConditionPatterns: false,
    localStartsUnset: false,
    redirectionStatus: 2,
    prompt: '# ',
    substitutionKeepsErrexit: true,
  },
  bash: {
    ...ASH,
    dialect: 'bash',
    family: 'bash',
    fatalStatus: 1,
    unsetStatus: 127,
    prompt: '\\s-\\v\\$ ',
  },
};

export function traitsOf(dialect: Dialect): ShellTraits {
  return TRAITS[dialect];
}

export { familyOf };

/** Builtins that each family does not have. */
const ABSENT: Readonly<Record<ShellFamily, ReadonlySet<string>>> = {
  dash: new Set(
    'source declare typeset let [[ mapfile readarray shopt pushd popd dirs history builtin disown caller enable logout suspend compgen complete compopt bind fc help'.split(
      ' ',
    ),
  ),
  ash: new Set(
    'declare typeset mapfile readarray shopt pushd popd dirs builtin disown caller enable logout suspend compgen complete compopt bind fc help'.split(
      ' ',
    ),
  ),
  bash: new Set(['[[']),
};

export function hasBuiltin(traits: ShellTraits, name: string): boolean {
  return !ABSENT[traits.family].has(name);
}

/** POSIX' special builtins: their assignments stay, their errors end a POSIX shell, functions cannot hide them. */
export const SPECIAL_BUILTINS: ReadonlySet<string> = new Set(
  ': . break continue eval exec exit export readonly return set shift times trap unset'.split(' '),
);
