import { z } from 'zod';

/**
 * What a story can be about: the consumer AI of Mozilla's 2020 call, in the browser and beyond it. A closed list; the
 * words for people stand in the locale files under `category`, and docs/story-categories.md is made from both.
 */
export const StoryCategory = z.enum([
  'recommendation-harmful',
  'recommendation-repeated',
  'recommendation-children',
  'ad-misleading',
  'ad-personal',
  'answer-wrong',
  'answer-unfair',
  'answer-hidden-ad',
  'price-different',
  'voice-assistant',
  'ride-or-delivery',
  'smart-home',
  'wearable',
  'other',
]);
export type StoryCategory = z.infer<typeof StoryCategory>;

/** How much it affected the person who tells it, in their own judgement. */
export const StorySeverity = z.enum(['none', 'little', 'much', 'harm']);
export type StorySeverity = z.infer<typeof StorySeverity>;

/** Who may read a story: people who run and use the study, or everybody once a moderator has let it through. */
export const StoryAudience = z.enum(['researchers', 'public']);
export type StoryAudience = z.infer<typeof StoryAudience>;
