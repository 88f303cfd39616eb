import type { Figure } from '../measure/figure.ts';

/** Whether an answer can be checked at all. */
const figure: Figure = {
  id: 'answers-citing-sources',
  title: 'AI answers that name a source',
  question: 'Of the answers that assistants give a person, how many name a website as their source?',
  among: `kind = 'answer' and answer_status = 'answered' and source in ('chatgpt', 'claude', 'copilot', 'gemini', 'perplexity')`,
  counted: `cited_domains <> ''`,
  words: { counted: 'answers that cite a website', among: 'answers of assistants' },
};
export default figure;
