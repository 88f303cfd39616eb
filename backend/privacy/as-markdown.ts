import type { PrivacySection } from './privacy-section.ts';

/** A paper of sections as Markdown. Bars in cells are escaped, so that a table stays one. */
export function asMarkdown(title: string, sections: readonly PrivacySection[]): string {
  const parts = sections.map(({ title: heading, paragraphs, table }) =>
    [`## ${heading}`, ...paragraphs, ...(table ? [tableOf(table)] : [])].join('\n\n'),
  );
  return `${[`# ${title}`, ...parts].join('\n\n')}\n`;
}

function tableOf({ head, rows }: NonNullable<PrivacySection['table']>): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
