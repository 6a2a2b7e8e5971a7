/** `$(VAR)` in commands, arguments and values. Models third_party/forked/golang/expansion/expand.go. */
export function expand(text: string, lookUp: (name: string) => string | undefined): string {
  let result = '';
  let index = 0;
  while (index < text.length) {
    const dollar = text.indexOf('$', index);
    if (dollar < 0 || dollar + 1 >= text.length) return result + text.slice(index);
    result += text.slice(index, dollar);
    const next = text[dollar + 1];
    const close = next === '(' ? text.indexOf(')', dollar + 2) : -1;
    if (next === '$') {
      result += '$';
      index = dollar + 2;
    } else if (close >= 0) {
      const name = text.slice(dollar + 2, close);
      result += lookUp(name) ?? `$(${name})`;
      index = close + 1;
    } else if (next === '(') {
      // Never closed: stays as it is, and so does the rest.
      result += '$(';
      index = dollar + 2;
    } else {
      result += `$${next}`;
      index = dollar + 2;
    }
  }
  return result;
}
