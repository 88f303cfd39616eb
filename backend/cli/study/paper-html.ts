import type { PaperNode } from '#shared/studies/study-paper.ts';

/** The paper of a study as HTML, element for element as the extension draws it. */
export function paperHtml(nodes: readonly PaperNode[]): string {
  return nodes
    .map(({ tag, class: className, lang, text, children = [] }) => {
      const attributes = [
        ...(className === undefined ? [] : [` class="${escaped(className)}"`]),
        ...(lang === undefined ? [] : [` lang="${escaped(lang)}" dir="auto"`]),
      ].join('');
      return `<${tag}${attributes}>${text === undefined ? paperHtml(children) : escaped(text)}</${tag}>`;
    })
    .join('');
}

/** A text as it may stand in HTML, also within quotes. */
export function escaped(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign);
}
