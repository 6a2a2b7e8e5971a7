export class JqSyntaxError extends Error {
  constructor(
    message: string,
    /** Where in the program: jq puts as many blanks behind it as stand ahead of this in its line. */
    readonly at = 0,
  ) {
    super(message);
  }
}

const TOKEN =
  /\s+|#[^\n]*|"|\?\/\/|\/\/=|\|=|\+=|-=|\*=|\/=|==|!=|<=|>=|\/\/|\.\.|[.[\]{}()|,:;?=<>+\-*/%]|\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|\$[A-Za-z_]\w*|@\w+|[A-Za-z_]\w*/y;

/** Goes through a program token by token; strings are read by whoever meets their opening quote. */
export class TokenReader {
  /** Where the next token is looked for. */
  protected at = 0;
  protected token = '';
  /** Where the last token began, how many there were, and whether there is one only. */
  #last = 0;
  #count = 0;
  #isFirst = false;

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
    this.mistake(tokenName(this.token, this.text.charAt(this.at - this.token.length - 1)));
  }

  /** The end of the program has no place of its own: the last token is shown. */
  protected mistake(shown: string): never {
    const words = `syntax error, unexpected ${shown}${this.#isFirst ? ', expecting end of file' : ''}`;
    const before = this.token === '' ? this.#last : this.at - this.token.length;
    throw new JqSyntaxError(`${words} (Unix shell quoting issues?)`, before);
  }

  protected next(): void {
    for (;;) {
      TOKEN.lastIndex = this.at;
      const match = TOKEN.exec(this.text);
      if (!match) {
        const wasFirst = this.#count === 0;
        this.#isFirst = wasFirst && this.at < this.text.length;
        if (this.at < this.text.length) {
          this.token = this.text.charAt(this.at++);
          this.mistake('INVALID_CHARACTER');
        }
        this.token = '';
        return;
      }
      this.at += match[0].length;
      if (/^[\s#]/.test(match[0])) continue;
      this.token = match[0];
      this.#last = this.at - match[0].length;
      this.#isFirst = this.#count++ === 0;
      return;
    }
  }
}

/** What bison's grammar calls a token. */
function tokenName(token: string, ahead: string): string {
  if (token === '') return 'end of file';
  if (token === '"') return 'QQSTRING_START';
  if (/^\d/.test(token)) return 'LITERAL';
  if (token.startsWith('@')) return 'FORMAT';
  if (token.startsWith('$')) return 'BINDING';
  if (/^[)\]}]$/.test(token)) return 'INVALID_CHARACTER';
  if (/^(?:then|else|elif|end|as|and|or|def|catch|if|try|reduce|foreach|label|import|include)$/.test(token))
    return token;
  if (/^[A-Za-z_]/.test(token)) return ahead === '.' ? 'FIELD' : 'IDENT';
  return token.length > 1 ? `"${token}"` : `'${token}'`;
}
