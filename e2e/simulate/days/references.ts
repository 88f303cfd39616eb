import type { AnswerDetail } from '#shared/observations/fields.ts';
import { between, chance, favour, pick, type Random, times } from '../random.ts';
import type { Shown } from './page-view.ts';

const subjects = ['kelp', 'rain', 'bread', 'bridge', 'lamp', 'garden', 'tide', 'wool', 'clock', 'map'];
const kinds = ['encyclopedia', 'institute', 'forum', 'gazette'];

/** 40 invented websites that answers rest on and searches find, the commonest first. */
export const references = kinds.flatMap((kind) =>
  subjects.map((subject) => `${subject}-${kind}.example`),
) as [string, ...string[]];

const headings = ['A short history', 'What is known', 'Numbers by year', 'Questions and answers'] as const;

/** A heading of an invented page. */
export function aHeading(random: Random): string {
  return pick(random, headings);
}

/** Probabilities of what becomes of a question; what is left is answered. */
interface Odds {
  refused: number;
  unavailable: number;
  partial: number;
}

/**
 * An answer of a machine.
 * @param who provider, model and mode, as the site names them
 * @param cites probability that it names sources
 */
export function anAnswer(
  random: Random,
  who: Pick<AnswerDetail, 'provider' | 'model' | 'mode'>,
  cites: number,
  odds: Odds,
): Shown {
  const status = drawStatus(random, odds);
  const hasText = status === 'answered' || status === 'partial';
  const domains = new Set(
    hasText && chance(random, cites) ? times(between(random, 1, 5), () => favour(random, references)) : [],
  );
  return {
    kind: 'answer',
    item: { id: null, url: null, title: null, publisher: { id: null, name: null } },
    answer: {
      ...who,
      status,
      text: hasText ? 'In short: it depends on the tide, and on who is asked.' : null,
      citations: [...domains].map((domain, index) => ({
        ...{ n: index + 1, url: `https://${domain}/page`, domain, title: aHeading(random) },
      })),
    },
  };
}

function drawStatus(random: Random, { refused, unavailable, partial }: Odds): AnswerDetail['status'] {
  const at = random();
  if (at < refused) return 'refused';
  if (at < refused + unavailable) return 'unavailable';
  return at < refused + unavailable + partial ? 'partial' : 'answered';
}
