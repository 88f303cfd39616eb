import { z } from 'zod';
import { RejectReason } from '#shared/stories/reject-reason.ts';
import { StoryNumber } from '#shared/stories/story-number.ts';
import { DiscardReason } from '#shared/wire/quarantine.ts';
import { StoryName } from '../moderation/story-reference.ts';
import type { Cuts } from '../moderation/take-out.ts';
import { OperatorError } from '../operator-error.ts';
import { BatchName } from '../quarantine/find-batch.ts';
import type { AdminDeps } from './admin-deps.ts';
import type { Desk } from './desk.ts';

/** What a form says: every field once, but for places in a text. */
export type Form = Record<string, string | File | (string | File)[]>;

const Place = z
  .string()
  .regex(/^\d{1,5}-\d{1,5}$/)
  .transform((place): [number, number] => {
    const [from = 0, to = 0] = place.split('-').map(Number);
    return [from, to];
  });
const Places = z.preprocess(
  (given) => (given === undefined ? [] : Array.isArray(given) ? given : [given]),
  z.array(Place).max(2000),
);

/** Something that a moderator decides, from a form, in one sentence for the next page. Undefined: the form makes no sense. */
type Decision = (
  desks: Pick<AdminDeps, 'desk' | 'quarantine'>,
  by: string,
  form: Form,
) => Promise<string> | undefined;

const publish = (desk: Desk, by: string, story: string, cuts: Cuts) =>
  desk
    .publish(story, by, cuts)
    .then(({ published, redacted }) =>
      published
        ? `Published${redacted ? ' with words taken out' : ''}.`
        : 'You agreed. It is published when another moderator wants the same.',
    );

/** Decisions, by the path that their form is sent to. */
export const decisions: Readonly<Record<string, Decision>> = {
  '/publish': ({ desk }, by, form) => {
    const story = StoryName.safeParse(form.story);
    return story.success ? publish(desk, by, story.data, []) : undefined;
  },
  '/redact': ({ desk }, by, form) => {
    const story = StoryName.safeParse(form.story);
    const places = Places.safeParse(form.out);
    if (!story.success || !places.success) return undefined;
    return places.data.length === 0
      ? Promise.reject(new OperatorError('No word was ticked, so nothing was decided.'))
      : publish(desk, by, story.data, places.data);
  },
  '/reject': ({ desk }, by, form) => {
    const story = StoryName.safeParse(form.story);
    const reason = RejectReason.safeParse(form.reason);
    return story.success && reason.success
      ? desk.reject(story.data, by, reason.data).then(() => 'Not published. Its writer is told why.')
      : undefined;
  },
  '/release': ({ quarantine }, by, form) => {
    const batch = BatchName.safeParse(form.batch);
    return batch.success
      ? quarantine
          .release(batch.data, by)
          .then(({ observations }) => `Let in: ${observations} observations are stored now.`)
      : undefined;
  },
  '/discard': ({ quarantine }, by, form) => {
    const batch = BatchName.safeParse(form.batch);
    const reason = DiscardReason.safeParse(form.reason);
    return batch.success && reason.success
      ? quarantine.discard(batch.data, by, reason.data).then(() => 'Discarded. Its sender can read why.')
      : undefined;
  },
  '/keep': ({ desk }, by, form) => {
    const number = StoryNumber.safeParse(form.number);
    return number.success
      ? desk.keep(number.data, by).then(() => 'It stays as it is; its reports are settled.')
      : undefined;
  },
};
