/**
 * An error that ends the command, or the whole shell, wherever it happens inside: an unset parameter, a readonly
 * variable, a bad option of a special builtin. Caught by the evaluator, never seen outside of the shell.
 */
export class ShellError extends Error {
  constructor(
    /** Without the shell's prefix; '' if everything was said already. */
    message: string,
    readonly status: number,
    /** bash goes on after some errors that end the others; not after this one. */
    readonly endsBash = false,
    /** A builtin said it: the message names it already. */
    public ofBuiltin = false,
    /** bash: a mistake in arithmetic gives up the line, but does not end a shell with `set -e`. */
    readonly isArithmetic = false,
  ) {
    super(message);
  }

  /** bash: what a builtin or `((` meets so ends only itself. */
  get isReadonly(): boolean {
    return this.message.endsWith(': readonly variable');
  }
}
