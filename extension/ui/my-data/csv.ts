/**
 * Text that a spreadsheet would run: it begins with an operator, plain or full-width, or does so once the white space,
 * quotation marks and apostrophes before it are gone. Tab and line breaks count as operators themselves. The same rule
 * as for published files.
 */
const runnable = /^(?:[\s"'\u200b\u200e\u200f\u2060\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20|%]|["']*[\t\r\n])/u;

/** One line of CSV (RFC 4180). Text that a spreadsheet would run gets an apostrophe before it; numbers never do. */
export function csvLine(cells: readonly (string | number | null)[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(cell: string | number | null): string {
  if (typeof cell !== 'string') return cell === null ? '' : String(cell);
  const safe = runnable.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
