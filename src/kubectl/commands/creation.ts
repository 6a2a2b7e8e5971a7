import type { Cli } from '../cli';
import type { Outcome } from '../failure';
import type { FlagSpec, FlagValues } from '../flags/flags';
import type { JsonObject } from '../resources/json';

/** What a subcommand of `kubectl create` makes of its name, its flags and the words behind the name. */
export type Build = (cli: Cli, name: string, flags: FlagValues, args: readonly string[]) => Outcome<JsonObject>;

export interface Creation {
  name: string;
  aliases?: readonly string[];
  use: string;
  short: string;
  flags: readonly FlagSpec[];
  build: Build;
}
