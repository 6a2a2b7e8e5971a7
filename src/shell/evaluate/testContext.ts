import type { TestContext } from '../common/testOperators';
import { bash } from '../parts';
import type { Shell } from '../state';

/** What `test` and `[[` ask the shell. */
export function testContext(shell: Shell): TestContext {
  const { process, family } = shell;
  if (!shell.isBash) return { process, family };
  return {
    process,
    family,
    isVariableSet: (name) => bash.get().isVariableSet(shell, name),
    isReference: (name) => Boolean(shell.variables.own(name)?.refersTo),
    isOptionSet: (name) => shell.options[name] ?? false,
  };
}
