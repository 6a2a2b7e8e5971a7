import { execFileSync } from 'node:child_process';
import type { Command } from '../../kubectl/cli';
import { COMMANDS } from '../../kubectl/commands';
import { commandHelp } from '../../kubectl/help';

/** What is fact in a help text: the sentences are our own and not compared. */
interface HelpFacts {
  /** Titles of the blocks, in order. */
  sections: string[];
  aliases: string;
  usage: string;
  /** `-o, --output=''`, without what it is for. */
  flags: string[];
  footer: string;
}

/** Every difference between the built-in help and the real one, command by command. */
export function helpDifferences(binary: string): { compared: number; found: string[] } {
  const found: string[] = [];
  let compared = 0;
  const visit = (command: Command, above: readonly string[]) => {
    const path = [...above, command.name];
    compared++;
    const real = factsOf(execFileSync(binary, [...path, '--help'], { encoding: 'utf8' }));
    const own = factsOf(commandHelp(command, path));
    found.push(...factDifferences(real, own).map((text) => `kubectl ${path.join(' ')} --help: ${text}`));
    for (const each of command.subcommands ?? []) visit(each, path);
  };
  // `kubectl options --help` is `kubectl options`.
  for (const command of COMMANDS) if (command.name !== 'options') visit(command, []);
  return { compared, found };
}

function factsOf(help: string): HelpFacts {
  const lines = help.split('\n');
  const after = (title: string) => lines[lines.indexOf(title) + 1]?.trim() ?? '';
  return {
    sections: lines.filter((line) => /^(?:Aliases|Examples|Available Commands|Options|Usage):$/.test(line)),
    aliases: lines.includes('Aliases:') ? after('Aliases:') : '',
    usage: after('Usage:'),
    flags: lines.filter((line) => /^ {4}(?:-\w, )?--[\w-]+=.*:$/.test(line)).map((line) => line.trim().slice(0, -1)),
    footer: lines
      .slice(lines.indexOf('Usage:'))
      .filter((line) => line.startsWith('Use "kubectl'))
      .join(' '),
  };
}

/** A flag that is not simulated may be missing. One that the real kubectl does not have may not be there. */
function factDifferences(real: HelpFacts, own: HelpFacts): string[] {
  const optional = ['Examples:', 'Options:', 'Available Commands:'].filter((title) => !own.sections.includes(title));
  const sections = real.sections.filter((title) => !optional.includes(title));
  const differs = (what: string, left: string, right: string) =>
    left === right ? [] : [`${what}\n- ${left}\n+ ${right}`];
  const extra = own.flags.filter((flag) => !real.flags.includes(flag));
  const name = (flag: string) => /--([\w-]+)/.exec(flag)?.[1] ?? '';
  return [
    ...differs('sections', sections.join(' '), own.sections.join(' ')),
    ...differs('aliases', real.aliases, own.aliases),
    ...differs('usage', real.usage, own.usage),
    ...(optional.includes('Available Commands:') ? [] : differs('footer', real.footer, own.footer)),
    ...extra.map((flag) => {
      const same = real.flags.find((each) => name(each) === name(flag));
      return same ? `flag\n- ${same}\n+ ${flag}` : `flag that the real one has not\n+ ${flag}`;
    }),
  ];
}
