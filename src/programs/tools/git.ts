import type { Blocking, Process, Program } from '../../process/types';
import { isErrno, notice } from '../network/socket';
import { cloneCommand, FATAL, fetchRepository, makeRepository } from './gitClone';
import { configCommand, settingOf } from './gitConfig';

const NO_REPOSITORY = 'fatal: not a git repository (or any of the parent directories): .git';
const KNOWN =
  'add am archive bisect branch checkout cherry-pick clean commit describe diff fetch format-patch gc grep log ls-files merge mv ' +
  'notes pull push rebase remote reset restore revert rev-parse rm show stash status submodule switch tag worktree';
const INITIAL_BRANCH_HINT = `hint: Using 'master' as the name for the initial branch. This default branch name
hint: is subject to change. To configure the initial branch name to use in all
hint: of your new repositories, which will suppress this warning, call:
hint: 
hint: \tgit config --global init.defaultBranch <name>
hint: 
hint: Names commonly chosen instead of 'master' are 'main', 'trunk' and
hint: 'development'. The just-created branch can be renamed via this command:
hint: 
hint: \tgit branch -m <name>`;

/** git: clone, init, config, and what is asked of a fresh clone; everything else is refused by name. */
export const git: Program = function* (process, argv): Blocking<number> {
  const args = argv.slice(1);
  while (args[0] === '-c' || args[0] === '-C') {
    const [option, value = ''] = args.splice(0, 2);
    if (option === '-C' && !enter(process, value)) {
      yield* process.error(`fatal: cannot change to '${value}': No such file or directory`);
      return FATAL;
    }
  }
  const [command = '--help', ...rest] = args;
  if (command === 'clone') return yield* cloneCommand(process, rest);
  if (command === '--version' || command === 'version' || command === '-v') {
    yield* process.write(1, 'git version 2.49.1\n');
    return 0;
  }
  if (command === 'config') return yield* configCommand(process, rest);
  if (command === 'init') return yield* init(process, rest);
  if (command === 'ls-remote') return yield* listRemote(process, rest);
  if (!KNOWN.split(' ').includes(command) && !command.startsWith('-')) {
    yield* process.error(`git: '${command}' is not a git command. See 'git --help'.`);
    return 1;
  }
  if (!process.exists('.git/HEAD') && !command.startsWith('-')) {
    yield* process.error(NO_REPOSITORY);
    return FATAL;
  }
  return yield* inRepository(process, command, rest);
};

function enter(process: Process, folder: string): boolean {
  if (process.tryStat(folder)?.type !== 'directory') return false;
  process.cwd = process.realPath(folder);
  return true;
}

function* init(process: Process, args: readonly string[]): Blocking<number> {
  const branchAt = args.findIndex((arg) => arg === '-b' || arg === '--initial-branch');
  const named =
    branchAt < 0 ? args.find((arg) => arg.startsWith('--initial-branch='))?.replace(/^.*=/, '') : args[branchAt + 1];
  const branch = named ?? settingOf(process, 'init.defaultBranch');
  const folder = args.filter((arg, i) => !arg.startsWith('-') && (branchAt < 0 || i !== branchAt + 1))[0] ?? '.';
  if (args.includes('--bare')) {
    yield* process.error("git: Podflight does not simulate 'git init --bare'");
    return 1;
  }
  const isAgain = process.exists(`${folder}/.git`);
  try {
    if (!isAgain) makeRepository(process, folder, '', '', branch ?? 'master');
  } catch (error) {
    if (!isErrno(error)) throw error;
    yield* process.error(`fatal: cannot mkdir ${folder}: ${error.message}`);
    return FATAL;
  }
  if (args.includes('-q') || args.includes('--quiet')) return 0;
  if (branch === undefined && !isAgain) yield* process.error(INITIAL_BRANCH_HINT);
  const path = process.realPath(`${folder}/.git`);
  yield* process.write(1, `${isAgain ? 'Reinitialized existing' : 'Initialized empty'} Git repository in ${path}/\n`);
  return 0;
}

function* listRemote(process: Process, args: readonly string[]): Blocking<number> {
  const source = args.find((arg) => !arg.startsWith('-')) ?? settingOf(process, 'remote.origin.url');
  if (source === undefined) {
    yield* process.error('fatal: No remote configured to list refs from.');
    return FATAL;
  }
  const fetched = yield* fetchRepository(process, source);
  if (!('text' in fetched)) {
    yield* process.error(fetched.problem);
    return FATAL;
  }
  yield* process.write(1, `${hashOf(source)}\tHEAD\n${hashOf(source)}\trefs/heads/main\n`);
  notice(process, 'program.approximated', { program: 'git', topic: 'ls-remote' });
  return 0;
}

/** A clone stays what it was: its one commit has a made-up name, and nothing new ever comes. */
function* inRepository(process: Process, command: string, args: readonly string[]): Blocking<number> {
  const source = settingOf(process, 'remote.origin.url');
  const branch = process.readFile('.git/HEAD').trim().replace('ref: refs/heads/', '');
  notice(process, 'program.approximated', { program: 'git', topic: command });
  if (source === undefined) {
    if (command === 'status') {
      yield* process.write(
        1,
        `On branch ${branch}\n\nNo commits yet\n\nnothing to commit (create/copy files and use "git add" to track)\n`,
      );
      return 0;
    }
    if (command === 'log') {
      yield* process.error(`fatal: your current branch '${branch}' does not have any commits yet`);
      return FATAL;
    }
  } else if (command === 'pull' || command === 'fetch') {
    const fetched = yield* fetchRepository(process, source);
    if (!('text' in fetched)) {
      yield* process.error(fetched.problem);
      return command === 'pull' ? 1 : FATAL;
    }
    if (command === 'pull' && !args.includes('-q')) yield* process.write(1, 'Already up to date.\n');
    return 0;
  } else if (command === 'status') {
    yield* process.write(
      1,
      `On branch ${branch}\nYour branch is up to date with 'origin/${branch}'.\n\nnothing to commit, working tree clean\n`,
    );
    return 0;
  } else if (command === 'rev-parse' && args.at(-1) === 'HEAD') {
    const hash = hashOf(source);
    const isShort = args.includes('--short');
    yield* process.write(1, `${args.includes('--abbrev-ref') ? branch : isShort ? hash.slice(0, 7) : hash}\n`);
    return 0;
  }
  yield* process.error(`git: Podflight does not simulate 'git ${command}'`);
  return 1;
}

/** Forty digits that stand for the one commit of a repository. */
function hashOf(source: string): string {
  let state = 0x811c9dc5;
  let text = '';
  for (let part = 0; part < 5; part++) {
    for (const character of `${source}${part}`) state = Math.imul(state ^ character.charCodeAt(0), 0x01000193);
    text += (state >>> 0).toString(16).padStart(8, '0');
  }
  return text;
}
