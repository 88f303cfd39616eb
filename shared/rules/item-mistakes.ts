import type { ItemRule } from './item-rule.ts';

/** [key, reason] of a mistake. */
type Mistake = [string, string];

/**
 * What is wrong with an item rule that its shape alone cannot say.
 * @param pack `people`: whether private people publish on its site
 */
export function mistakesIn(rule: ItemRule, { people }: { people?: true | undefined } = {}): Mistake[] {
  const mistakes: Mistake[] = [];
  for (const key of ['required', 'expected'] as const)
    for (const name of rule[key] ?? [])
      if (!(name in rule.fields)) mistakes.push([key, `${name} is not among the fields`]);
  if (rule.url && !('item.id' in rule.fields)) mistakes.push(['url', 'item.id is not among the fields']);
  if (rule.url && 'item.url' in rule.fields) mistakes.push(['url', 'item.url is among the fields as well']);
  if (rule.countOnly) return [...mistakes, ...mistakesInCounting(rule)];
  if (rule.kind === 'ad' && !rule.format) mistakes.push(['format', 'an ad needs a format']);
  if (rule.kind === 'answer' && !rule.provider) mistakes.push(['provider', 'an answer needs a provider']);
  const isPost = rule.kind === 'recommendation' || rule.kind === 'result';
  if (people && isPost && !rule.required.includes('publisher.status'))
    mistakes.push(['required', 'where private people publish, publisher.status must be required']);
  // "Liked by Anna", "Because you follow Ben": what stands around a post may name somebody.
  if (people && rule.labels?.some((label) => 'read' in label))
    mistakes.push([
      'labels',
      'where private people publish, a label is a word of the rule and none of the page',
    ]);
  if (people && rule.fields['position.section'])
    mistakes.push(['fields', 'where private people publish, no heading is read']);
  return [...mistakes, ...mistakesInKind(rule)];
}

/** Nothing is read of what is only counted, so nothing may say what to read. */
function mistakesInCounting(rule: ItemRule): Mistake[] {
  const unread = [
    'fields',
    'required',
    'expected',
    'url',
    'labels',
    'citations',
    'statuses',
    'query',
  ] as const;
  return unread.flatMap((key): Mistake[] => {
    const isEmpty = rule[key] === undefined || Object.keys(rule[key]).length === 0;
    return isEmpty ? [] : [[key, 'nothing is read of an item that is only counted']];
  });
}

function mistakesInKind(rule: ItemRule): Mistake[] {
  const mistakes: Mistake[] = [];
  for (const [kind, keys] of [
    ['ad', ['format', 'filled']],
    ['answer', ['provider', 'statuses', 'citations']],
  ] as const) {
    if (rule.kind === kind) continue;
    for (const key of keys) if (rule[key]) mistakes.push([key, `only an item of the kind "${kind}" has it`]);
    if (Object.keys(rule.fields).some((name) => name.startsWith(`${kind}.`)))
      mistakes.push(['fields', `fields that begin with "${kind}." are for the kind "${kind}" only`]);
  }
  return mistakes;
}
