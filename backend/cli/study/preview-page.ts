import { readFileSync } from 'node:fs';
import type { Study } from '#shared/studies/study.ts';
import { type PaperLanguage, studyPaper } from '#shared/studies/study-paper.ts';
import { studyTextFor } from '#shared/studies/study-texts.ts';
import { escaped, paperHtml } from './paper-html.ts';
import paperWords from './paper-words.json' with { type: 'json' };

/** Languages of the extension. */
export const previewLocales = Object.keys(paperWords) as (keyof typeof paperWords)[];

/** The extension's own styles, of which the page is made. */
const styles = ['tokens', 'base', 'controls', 'cards', 'studies/studies'];

/**
 * A page that shows a study as the extension shows it to a volunteer, by the same text, in the same order and with the same
 * styles: all of it stands in the one file.
 * @param sites names of sites by source
 */
export function previewPage(
  study: Study,
  locale: (typeof previewLocales)[number],
  sites: ReadonlyMap<string, string>,
): string {
  const texts: Record<string, string> = paperWords[locale];
  const word = (name: string, substitutions: string[] = []) =>
    (texts[name.replaceAll('.', '_')] ?? name).replace(
      /\$(\d)/g,
      (_, n) => substitutions[Number(n) - 1] ?? '',
    );
  const siteName = (source: string) =>
    texts[`site_${source.replace(/-./g, (pair) => pair.slice(1).toUpperCase())}`] ??
    sites.get(source) ??
    source;
  const language: PaperLanguage = { tag: word('language.tag'), words: word, siteName };
  const { locale: own, text } = studyTextFor(study.texts, language.tag);
  return `<!doctype html>
<html lang="${escaped(language.tag)}" dir="${escaped(word('language.direction'))}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(text.title)}</title>
<style>${styles.map(readStyle).join('\n')}
body { max-width: 60rem; margin: 0 auto; padding: 16px; }</style>
</head>
<body>
<article class="card">
<h1 lang="${escaped(own)}" dir="auto">${escaped(text.title)}</h1>
<div class="study-paper">${paperHtml(studyPaper(study, language))}</div>
<p><button type="button" class="primary" disabled>${escaped(word('studies.join'))}</button></p>
</article>
</body>
</html>
`;
}

function readStyle(name: string): string {
  return readFileSync(new URL(`../../../extension/ui/${name}.css`, import.meta.url), 'utf8');
}
