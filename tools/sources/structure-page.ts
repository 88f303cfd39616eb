import type { StructureNode } from '#shared/structures/structure.ts';

const words = [
  'amber',
  'basket',
  'candle',
  'drift',
  'ember',
  'fable',
  'garden',
  'harbour',
  'island',
  'juniper',
];
const empty = /^(?:area|base|br|col|hr|img|link|meta|source|track|wbr)$/;

/**
 * A page built like a structure. Its texts are made up, about as long as those that were there; so are all ids in its
 * addresses. The same structure gives the same page.
 * @param address of the page, for links to the same site
 */
export function structurePage(nodes: readonly StructureNode[], address: string): string {
  let made = 0;
  const { host } = new URL(address);
  const site = host.split('.').slice(-2).join('.');
  const madeUp = () => `madeup${String(made++).padStart(5, '0')}`;
  const hrefOf = (shape: string): string => {
    const [where, path = ''] = [shape.slice(0, 5), shape.slice(shape.indexOf(':') + 1)];
    const filled = path.replaceAll('…', madeUp);
    if (where === 'same:') return filled;
    return where === 'site:' ? `https://elsewhere.${site}${filled}` : `https://other.example/${madeUp()}`;
  };
  const open: { close: string; depth: number }[] = [];
  const lines = ['<!doctype html>'];
  const closeTo = (depth: number) => {
    for (let last = open.at(-1); last && last.depth >= depth; last = open.at(-1)) {
      lines.push(`${'  '.repeat(last.depth)}${last.close}`);
      open.pop();
    }
  };
  for (const node of nodes) {
    closeTo(node.depth);
    const indent = '  '.repeat(node.depth);
    if ('text' in node) {
      lines.push(indent + textLike(node.text, made++));
      continue;
    }
    const isShadow = node.tag === '#shadow';
    const tag = isShadow ? 'template' : node.tag;
    const attributes = Object.entries(isShadow ? { shadowrootmode: 'open' } : (node.attributes ?? {}));
    const written = attributes.map(([name, value]) =>
      value === '' ? ` ${name}` : ` ${name}="${name === 'href' ? hrefOf(value) : value}"`,
    );
    lines.push(`${indent}<${tag}${written.join('')}>`);
    if (!empty.test(tag)) open.push({ close: `</${tag}>`, depth: node.depth });
  }
  closeTo(0);
  return `${lines.join('\n')}\n`;
}

/** Words of about three quarters of a length class, another beginning for each number. */
function textLike(length: number, number: number): string {
  const wanted = Math.max(1, Math.ceil(length * 0.75));
  let text = '';
  for (let i = number; text.length < wanted; i++) text += `${text && ' '}${words[i % words.length]}`;
  return text.slice(0, wanted).trimEnd();
}
