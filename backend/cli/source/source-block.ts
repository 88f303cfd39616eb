import type { CatalogueSource } from '#shared/rules/catalogue.ts';
import { fieldWords, hostWords, kindWords, triedWords } from '../../../tools/sources/catalogue-words.ts';

const width = 110;

/**
 * What there is on one site, in lines for people.
 * @param published what of its rules is published, in words
 */
export function sourceBlock(entry: CatalogueSource, published: string): string {
  const { source, name, version, group, people, hosts, surfaces } = entry;
  const choice = hostWords(entry);
  return [
    `${source}: ${name}, ${group}, rules version ${version}, published: ${published}`,
    wrapped('  on ', hosts).join('\n') + (choice && ` (${choice})`),
    ...(people ? ['  private people publish here, too: of posts only public ones are read'] : []),
    ...surfaces.flatMap((surface) => [
      `  ${surface.id} (${surface.paths.join(', ')}), ${surface.verified ? `tried on: ${triedWords(surface)}` : 'unverified: never tried on a real page'}`,
      ...surface.kinds.flatMap((kind) =>
        kind.counted === 'all'
          ? [`    ${kindWords(kind)}`]
          : wrapped(`    ${kindWords(kind)}: `, fieldWords(kind)),
      ),
    ]),
  ].join('\n');
}

/** Words with commas between them, in lines that begin below the first word. */
function wrapped(start: string, words: readonly string[]): string[] {
  const lines: string[] = [];
  let line = start;
  for (const [i, word] of words.entries()) {
    const part = i < words.length - 1 ? `${word}, ` : word;
    if (line.trim() !== '' && line.length + part.length > width && line !== start) {
      lines.push(line.trimEnd());
      line = ' '.repeat(start.length);
    }
    line += part;
  }
  return [...lines, line.trimEnd()];
}
