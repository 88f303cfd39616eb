import type { Figure } from '../measure/figure.ts';

/** The same of the answers that stand above results. */
const figure: Figure = {
  id: 'search-answers-citing-sources',
  title: 'AI answers on search pages that name a source',
  question: 'Of the AI answers that search engines give a person, how many name a website as their source?',
  among: `kind = 'answer' and answer_status = 'answered' and source in ('bing', 'duckduckgo', 'google-search')`,
  counted: `cited_domains <> ''`,
  words: { counted: 'answers that cite a website', among: 'AI answers of search engines' },
};
export default figure;
