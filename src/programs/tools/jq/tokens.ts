export class JqSyntaxError extends Error {}

const TOKEN =
  /\s+|#[^\n]*|"|\?\/\/|\/\/=|\|=|\+=|-=|\*=|\/=|==|!=|<=|>=|\/\/|\.\.|[.[\]{}()|,:;?=<>+\-*/%]|\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|\$[A-Za-z_]\w*|@\w+|[A-Za-z_]\w*/y;

/** Goes through a program token by token; strings are read by whoever meets their opening quote. */
export class TokenReader {
  /** Where the next token is looked for. */
  protected at = 0;
  protected token = '';

  constructor(protected readonly text: string) {
    this.next();
  }

  /** The token, for where the compiler believes that it has not changed. */
  protected current(): string {
    return this.token;
  }

  protected take(): string {
    const token = this.token;
    if (token === '') this.unexpected();
    this.next();
    return token;
  }

  protected accept(token: string): boolean {
    if (this.token !== token) return false;
    this.next();
    return true;
  }

  protected expect(token: string): void {
    if (!this.accept(token)) this.unexpected();
  }

  protected unexpected(): never {
    const shown = this.token === '' ? 'end of file' : this.token === '"' ? 'QQSTRING_START' : `'${this.token}'`;
    throw new JqSyntaxError(`syntax error, unexpected ${shown}`);
  }

  protected next(): void {
    for (;;) {
      TOKEN.lastIndex = this.at;
      const match = TOKEN.exec(this.text);
      if (!match) {
        if (this.at < this.text.length) throw new JqSyntaxError('syntax error, unexpected INVALID_CHARACTER');
        this.token = '';
        return;
      }
      this.at += match[0].length;
      if (/^[\s#]/.test(match[0])) continue;
      this.token = match[0];
      return;
    }
  }
}
