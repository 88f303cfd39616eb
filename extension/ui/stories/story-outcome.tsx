import { i18n } from '#i18n';
import type { RejectReason } from '#shared/stories/reject-reason.ts';
import { takenOut } from '#shared/stories/taken-out.ts';
import type { ShownOutcome } from '../../messages/stories.ts';

/** What moderators decided about a story that everybody may read, with what everybody reads of it. */
export function StoryOutcome({ outcome }: { outcome: ShownOutcome }) {
  const { state, day, text, address, reason } = outcome;
  return (
    <section class={`story-outcome ${state}`} aria-label={i18n.t('story.outcome.title')}>
      {state === 'waiting' && <p>{i18n.t('story.outcome.waiting')}</p>}
      {state === 'published' && <p>{i18n.t('story.outcome.published', [sayUtcDay(day)])}</p>}
      {text !== null && (
        <>
          <p>{i18n.t('story.outcome.shortened')}</p>
          <blockquote class="as-published" dir="auto">
            <Shortened text={text} />
          </blockquote>
        </>
      )}
      {state === 'published' &&
        (address === null ? (
          <p class="help">{i18n.t('story.outcome.notYet')}</p>
        ) : (
          <a class="button" href={address} target="_blank" rel="noreferrer">
            {i18n.t('story.outcome.read')}
          </a>
        ))}
      {state === 'rejected' && (
        <>
          <p>{i18n.t('story.outcome.rejected', [sayUtcDay(day)])}</p>
          <p class="reason">
            {i18n.t(`story.outcome.reason.${reason === null ? 'unknown' : reasons[reason]}`)}
          </p>
          <p class="help">{i18n.t('story.outcome.again')}</p>
        </>
      )}
    </section>
  );
}

/** In a word, for the list of all stories. */
export function OutcomeWord({ outcome }: { outcome: ShownOutcome }) {
  return (
    <strong class={`outcome-word ${outcome.state}`}>
      {i18n.t(`story.outcome.${words[standingOf(outcome)]}`)}
    </strong>
  );
}

/** How a story stands for its readers: what was let through can be read only once a release holds it. */
export function standingOf({ state, address }: ShownOutcome): keyof typeof words {
  return state === 'published' && address === null ? 'soon' : state;
}

const words = {
  waiting: 'cardWaiting',
  soon: 'cardSoon',
  published: 'cardPublished',
  rejected: 'cardRejected',
} as const;

const reasons = {
  'personal-data': 'personalData',
  'names-somebody': 'namesSomebody',
  unlawful: 'unlawful',
  hateful: 'hateful',
  advertising: 'advertising',
  'not-about-ai': 'notAboutAi',
  'not-a-story': 'notAStory',
  duplicate: 'duplicate',
} as const satisfies Record<RejectReason, string>;

/** A published text, with a bar wherever words were taken out. */
function Shortened({ text }: { text: string }) {
  return text.split(takenOut).map((words, place) => (
    // Two pieces may be the same; their places are not.
    <span key={`${place}`}>
      {place > 0 && <mark class="taken-out">{i18n.t('story.outcome.mark')}</mark>}
      {words}
    </span>
  ));
}

/** The server's days are days in UTC. */
function sayUtcDay(day: string | null): string {
  if (day === null) return '';
  const style = { dateStyle: 'long', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(document.documentElement.lang, style).format(new Date(day));
}
