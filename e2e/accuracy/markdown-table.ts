type Cell = string | number | null;

/** A Markdown table with columns as wide as what they hold, which reads well on a terminal, too. `-` where there is nothing. */
export function markdownTable(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const table = [head, head.map(() => '---'), ...rows.map((row) => row.map(say))];
  const widths = head.map((_, i) => Math.max(...table.map((row) => row[i]?.length ?? 0)));
  return table
    .map((row, y) => {
      const cells = row.map((cell, i) => cell.padEnd(widths[i] ?? 0, y === 1 ? '-' : ' '));
      return `| ${cells.join(' | ')} |`;
    })
    .join('\n');
}

function say(value: Cell): string {
  if (value === null) return '-';
  return typeof value === 'number' && !Number.isInteger(value) ? value.toFixed(3) : String(value);
}
