import type { Observation } from '#shared/observations/observation.ts';
import type { StoryCategory, StorySeverity } from '#shared/stories/category.ts';
import type { StoryContent } from '#shared/stories/story.ts';
import { favour, pick, type Random } from './random.ts';

type Kind = Observation['kind'];

/** What people tell of each kind of thing, the commonest first. Invented, like those who tell it. */
const told: Record<Kind, [Tale, ...Tale[]]> = {
  recommendation: [
    ['recommendation-repeated', 'One video about knots, and for a week it showed me nothing but knots.'],
    ['recommendation-harmful', 'I was sad and it kept showing me things that made me sadder.'],
    ['recommendation-children', 'My child watched a cartoon, and what came next was not for children.'],
  ],
  ad: [
    ['ad-misleading', 'The ad promised a prize. There was no prize, only a form.'],
    ['ad-personal', 'It advertised something that I had spoken about with nobody but my doctor.'],
    ['price-different', 'My neighbour was shown the same thing for less.'],
  ],
  answer: [
    ['answer-wrong', 'It told me with confidence that the ferry sails on Sundays. It does not.'],
    ['answer-hidden-ad', 'I asked for advice and got the name of a shop.'],
    ['answer-unfair', 'It spoke about people from my town as if we were all the same.'],
  ],
  result: [
    ['other', 'I had to scroll for long until there was something that nobody had paid for.'],
    ['price-different', 'The price went up when I looked for it a second time.'],
  ],
};
type Tale = [StoryCategory, string];

const severities: [StorySeverity, ...StorySeverity[]] = ['little', 'much', 'none', 'harm'];

/** A plausible story about something that a person saw, with that as its evidence. */
export function makeUpStory(
  random: Random,
  [first, ...others]: [Observation, ...Observation[]],
): StoryContent {
  const pinned = pick(random, [first, ...others]);
  const [category, text] = favour(random, told[pinned.kind]);
  return {
    ...{
      category,
      text,
      severity: favour(random, severities),
      audience: pick(random, ['researchers', 'public']),
    },
    ...{ observations: [pinned], removed: 0, trail: [], language: 'en', day: pinned.seen.day },
  };
}
