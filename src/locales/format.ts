/** A catalogue of sentences: code → text with `{name}` placeholders. `zh` must have exactly the codes of `en`. */
export type Messages = Readonly<Record<string, string>>;

/** Puts parameters into a sentence. A placeholder without a parameter stays as it is, so that a gap is visible. */
export function format(text: string, params: Readonly<Record<string, string | number | boolean>> = {}): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => (name in params ? String(params[name]) : whole));
}
