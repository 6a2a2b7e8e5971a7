import { createParser } from './parse/parser';
import type { Shell } from './state';

const ASH_PATH = '/sbin:/usr/sbin:/bin:/usr/bin';
const DEFAULT_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
const BASH_PATH = '/usr/local/bin:/usr/local/sbin:/usr/bin:/usr/sbin:/bin:/sbin:.';

/** The variables that a shell starts with: its environment, and what it sets itself. */
export function initialVariables(shell: Shell): void {
  const { variables, process, family } = shell;
  for (const [name, value] of Object.entries(process.env))
    if (/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) variables.put(name, { value, isExported: true, isReadonly: false });
  if (shell.isBash) importFunctions(shell);
  const set = (name: string, value: string, isExported = false, isReadonly = false): void =>
    variables.put(name, { value, isExported, isReadonly });
  const setDefault = (name: string, value: string): void => {
    if (!variables.get(name)) set(name, value);
  };
  set('IFS', ' \t\n');
  set('OPTIND', '1');
  set('PPID', String(process.parent?.pid ?? 0), false, shell.isBash);
  setDefault('PATH', family === 'ash' ? ASH_PATH : shell.isBash ? BASH_PATH : DEFAULT_PATH);
  setDefault('PS4', '+ ');
  if (!shell.isBash) {
    setDefault('PS1', family === 'dash' ? '# ' : '\\w \\$ ');
    setDefault('PS2', '> ');
  }
  set('PWD', process.cwd, true);
  if (shell.isBash) {
    if (!variables.get('OLDPWD')) variables.put('OLDPWD', { value: null, isExported: true, isReadonly: false });
    setDefault('SHELL', '/bin/bash');
    setDefault('TERM', 'dumb');
    set('OPTERR', '1');
    variables.change('OPTIND', { isInteger: true });
    setDefault('BASH_VERSION', '5.2.15(1)-release');
    setDefault('HOSTNAME', process.container.hostname);
    const bash = (name: string, value: string): void =>
      variables.put(name, { value, isExported: false, isReadonly: true, isInteger: true });
    bash('UID', String(process.uid));
    bash('EUID', String(process.uid));
    bash('PPID', String(process.parent?.pid ?? 0));
    set('BASH', '/usr/bin/bash');
    set('HOSTTYPE', 'x86_64');
    set('OSTYPE', 'linux-gnu');
    set('MACHTYPE', 'x86_64-pc-linux-gnu');
    const array = ['5', '2', '15', '1', 'release', 'x86_64-pc-linux-gnu'];
    variables.put('BASH_VERSINFO', { value: null, isExported: false, isReadonly: true, array });
  }
  if (family !== 'dash') {
    const level = Number.parseInt(variables.get('SHLVL')?.value ?? '0', 10) || 0;
    set('SHLVL', String(level + 1), true);
  }
}

/** Functions that the parent exported: `BASH_FUNC_name%%=() {  body\n}`. */
function importFunctions(shell: Shell): void {
  for (const [key, value] of Object.entries(shell.process.env)) {
    const name = /^BASH_FUNC_(.+)%%$/.exec(key)?.[1];
    if (name === undefined) continue;
    const text = `${name} ${value}`;
    const step = createParser(text, 'bash').next();
    if (step.kind !== 'command' || step.command.kind !== 'function') continue;
    shell.functions.set(name, step.command);
    shell.functionTexts.set(step.command, text);
    shell.variables.put(key, { value, isExported: true, isReadonly: false });
  }
}
