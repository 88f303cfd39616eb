import type { RulePack } from '#shared/rules/rule-pack.ts';

const rule = { select: 'article', fields: {}, required: [] };
const reader = [{ select: 'h1' }];
const surface = { page: 'page', path: '/*', container: ['main'], unverified: true as const };

/** Test builder: a search engine, on which what was typed is a search term. */
export const searchPack: RulePack = {
  source: 'search-site',
  name: 'Search site',
  version: 1,
  group: 'search',
  hosts: ['https://search.example/*'],
  surfaces: [{ id: 'results', ...surface, query: reader, items: ['result', 'ad'] }],
  items: { result: { ...rule, kind: 'result' }, ad: { ...rule, kind: 'ad', format: 'text' } },
};

/** Test builder: an assistant, on which what was typed is a prompt. */
export const assistantPack: RulePack = {
  source: 'assistant',
  name: 'Assistant',
  version: 1,
  group: 'assistants',
  hosts: ['https://chat.example/*'],
  surfaces: [{ id: 'chat', ...surface, items: ['answer'] }],
  items: { answer: { ...rule, kind: 'answer', provider: 'Somebody', query: reader } },
};
