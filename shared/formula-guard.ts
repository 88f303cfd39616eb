/**
 * Text that a spreadsheet would run: it begins with an operator, plain or full-width, or does so once the white space,
 * quotation marks and apostrophes before it are gone. Tab and line breaks count as operators themselves.
 */
const runnable = /^(?:[\s"'\u200b\u200e\u200f\u2060\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20|%]|["']*[\t\r\n])/u;

/** Puts an apostrophe before text that a spreadsheet would run. Undone exactly by {@link unguardFormula}. */
export function guardFormula(text: string): string {
  return runnable.test(text) ? `'${text}` : text;
}

/** The text as it was before {@link guardFormula}. */
export function unguardFormula(text: string): string {
  return text.startsWith("'") && runnable.test(text.slice(1)) ? text.slice(1) : text;
}
