import type { StoryCategory } from '#shared/stories/category.ts';

/** What a story can be about, as the form groups it. A test holds it against the closed list. */
export const categoryGroups = {
  recommendations: ['recommendation-harmful', 'recommendation-repeated', 'recommendation-children'],
  ads: ['ad-misleading', 'ad-personal'],
  answers: ['answer-wrong', 'answer-unfair', 'answer-hidden-ad'],
  prices: ['price-different'],
  beyond: ['voice-assistant', 'ride-or-delivery', 'smart-home', 'wearable'],
  rest: ['other'],
} as const satisfies Record<string, readonly StoryCategory[]>;
export type CategoryGroup = keyof typeof categoryGroups;

/** Names of the groups, in the order of the form. */
export const categoryGroupNames = Object.keys(categoryGroups) as CategoryGroup[];

type Camel<Text extends string> = Text extends `${infer Word}-${infer Rest}`
  ? `${Word}${Capitalize<Camel<Rest>>}`
  : Text;

/** A category's key in the locale files: the names of messages may hold no hyphen. */
export function categoryKey<Category extends StoryCategory>(category: Category): Camel<Category> {
  return category.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase()) as Camel<Category>;
}
