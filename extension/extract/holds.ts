import type { Condition } from '#shared/rules/reader.ts';
import { drawnText } from './drawn-text.ts';
import { closestTo, findAll, findSelfOrBelow } from './find-elements.ts';
import { referred } from './referred.ts';
import { textOf, tidy } from './text-of.ts';

/** Most elements that are looked at for one condition. */
const mostTried = 20;

/** Whether a condition holds for an item. Words count only where they are rendered: pages hide what they do not say. */
export function holds(item: Element, condition: Condition): boolean {
  const start = condition.closest ? closestTo(item, condition.closest) : item;
  if (!start) return false;
  const { select, attribute, refers, says, begins, longest } = condition;
  if (select && !attribute && !refers && !says && !begins && !longest)
    return findSelfOrBelow(start, select) !== undefined;
  const found = select ? [...(start.matches(select) ? [start] : []), ...findAll(start, select)] : [start];
  return found.slice(0, mostTried).some((element) => saysSo(element, condition));
}

function saysSo(element: Element, condition: Condition): boolean {
  const { attribute, refers, says, begins, longest } = condition;
  if (!refers && !says && !begins && !longest) return attribute ? element.hasAttribute(attribute) : true;
  const text = tidy(wordsOf(element, condition)).toLowerCase();
  return (
    text !== '' &&
    text.length <= (longest ?? Number.POSITIVE_INFINITY) &&
    (!says || says.some((words) => text.includes(words.toLowerCase()))) &&
    (!begins || begins.some((words) => text.startsWith(words.toLowerCase())))
  );
}

function wordsOf(element: Element, { attribute, refers, drawn, longest }: Condition): string {
  if (refers)
    return referred(element, refers)
      .map((other) => textOf(other))
      .join(' ');
  if (attribute) return element.getAttribute(attribute) ?? '';
  return drawn ? drawnText(element) : textOf(element, { rendered: true, most: longest });
}
