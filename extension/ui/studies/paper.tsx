import { type ComponentChild, h } from 'preact';
import type { PaperNode } from '#shared/studies/study-paper.ts';

/** Draws the paper of a study, as the operator's preview draws it, too. */
export function Paper({ nodes }: { nodes: readonly PaperNode[] }) {
  return <div class="study-paper">{nodes.map(draw)}</div>;
}

function draw({ tag, class: className, lang, text, children = [] }: PaperNode, key: number): ComponentChild {
  const own = lang === undefined ? {} : { lang, dir: 'auto' };
  return h(
    tag,
    { key, ...(className === undefined ? {} : { class: className }), ...own },
    text ?? children.map(draw),
  );
}
