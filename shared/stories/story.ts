import { z } from 'zod';
import { common, Day, PublicId, SourceId } from '../observations/fields.ts';
import { Observation } from '../observations/observation.ts';
import { StoryAudience, StoryCategory, StorySeverity } from './category.ts';

/** Limits of a story. */
export const storyLimits = { textLength: 8000, observations: 20, trail: 5 } as const;

/** A page that the person was on before, on a site that they switched on. Never an address, never a time. */
export const TrailPage = z.strictObject({
  source: SourceId,
  page: common.context.shape.page,
  hostItem: PublicId.nullable().describe('Public id of the item the page was about'),
});
export type TrailPage = z.infer<typeof TrailPage>;

/** An item as it may be pinned: a story is agreed to by itself, and what was typed on a site is not part of that. */
const Pinned = Observation.refine(({ context }) => context.query === undefined, 'Holds what was typed');

/** What a person tells: what happened, how it affected them, and the items that show it. */
export const StoryContent = z.strictObject({
  category: StoryCategory,
  severity: StorySeverity,
  text: z
    .string()
    .trim()
    .min(1)
    .max(storyLimits.textLength)
    .refine((text) => !text.includes('\0') && text.isWellFormed(), 'Holds NUL or half a character')
    .describe('In their own words, after personal data was taken out'),
  audience: StoryAudience,
  observations: z
    .array(Pinned)
    .max(storyLimits.observations)
    .describe('Items pinned as evidence, whole: a person who reads the story sees them'),
  removed: z.int().min(0).max(999).describe('Pinned items that the person took out again'),
  trail: z
    .array(TrailPage)
    .max(storyLimits.trail)
    .describe('Pages before, oldest first; empty unless asked for'),
  language: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)
    .describe('Language of the interface it was written in (BCP 47)'),
  day: Day.describe('Day it was first sent; an edit keeps it'),
});
export type StoryContent = z.infer<typeof StoryContent>;

/** What a person has written so far: everything that is asked for may still be missing. Never leaves as it is. */
export const StoryDraft = StoryContent.partial().extend({
  text: z.string().max(20_000).optional(),
  observations: StoryContent.shape.observations,
  removed: StoryContent.shape.removed,
  trail: StoryContent.shape.trail,
});
export type StoryDraft = z.infer<typeof StoryDraft>;
