import type { Shell } from '../state';

const LONG_OPTIONS = `debug debugger dump-po-strings dump-strings help init-file login noediting noprofile norc posix
  pretty-print rcfile restricted verbose version`.split(/\s+/);

/** What bash prints of itself where it was called with an option that it does not have. */
export function refuseInvocation(shell: Shell, option: string): number {
  const { name } = shell;
  const shown = option.startsWith('--') ? option : option.slice(0, 2);
  const lines = [
    `${name}: ${shown}: invalid option`,
    `Usage:\t${name} [GNU long option] [option] ...`,
    `\t${name} [GNU long option] [option] script-file ...`,
    'GNU long options:',
    ...LONG_OPTIONS.map((each) => `\t--${each}`),
    'Shell options:',
    '\t-ilrsD or -c command or -O shopt_option\t\t(invocation only)',
    '\t-abefhkmnptuvxBCEHPT or -o option',
  ];
  shell.put(2, `${lines.join('\n')}\n`);
  return 2;
}
