import type { StructureNode } from './structure.ts';

/** One line of a structure for people to read, indented by its depth: `<a href="same:/watch?v=…">`, or `t16` for a text. */
export function outlineLine(node: StructureNode): string {
  const indent = '  '.repeat(node.depth);
  if ('text' in node) return `${indent}t${node.text}`;
  const attributes = Object.entries(node.attributes ?? {}).map(([name, value]) =>
    value === '' ? ` ${name}` : ` ${name}="${value}"`,
  );
  return `${indent}<${node.tag}${attributes.join('')}>`;
}
