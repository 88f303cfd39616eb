import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { ShownStory } from '../../messages/stories.ts';
import { ConfirmDialog } from '../items/confirm-dialog.tsx';
import { StoryOutcome, standingOf } from './story-outcome.tsx';

/** How a story stands that the person agreed to send: its receipt number, its exact text, and the way back. */
export function StoryStatus(props: {
  story: ShownStory;
  status: Exclude<ShownStory['status'], 'draft'>;
  change: () => void;
  withdraw: () => void;
}) {
  const { story, status } = props;
  const [isAsking, setIsAsking] = useState(false);
  const isBack = status === 'withdrawn';
  const which = story.refused && !isBack ? 'refused' : status;
  const standing = which === 'sent' && story.outcome ? standingOf(story.outcome) : 'waiting';
  const isDecided = standing !== 'waiting';
  return (
    <>
      <h1 tabIndex={-1}>{i18n.t(`story.status.${isDecided ? standing : which}Title`)}</h1>
      {which === 'sent' && isDecided && story.outcome && <StoryOutcome outcome={story.outcome} />}
      <div role="status">
        {which === 'refused' && <p class="notice">{i18n.t('story.status.refused', [story.refused ?? ''])}</p>}
        {which === 'queued' && <p class="lead">{i18n.t('story.status.queued')}</p>}
        {story.number && !isBack && <ReceiptNumber number={story.number} />}
        {story.held && which === 'sent' && !isDecided && <p class="notice">{i18n.t('story.status.held')}</p>}
        {isBack && <p class="lead">{i18n.t('story.status.withdrawn')}</p>}
      </div>
      {which === 'sent' && !isDecided && story.outcome && <StoryOutcome outcome={story.outcome} />}
      {isBack && (
        <p>
          <a class="button" href="#data">
            {i18n.t('story.status.toData')}
          </a>
        </p>
      )}
      {story.text !== null && (
        <section aria-labelledby="told">
          <h2 id="told">{i18n.t('story.status.told')}</h2>
          <p class="as-is" dir="auto">
            {story.text}
          </p>
        </section>
      )}
      {story.json && (
        <details>
          <summary>{i18n.t(which === 'sent' ? 'story.status.sent' : 'story.leaving.exact')}</summary>
          <pre class="exact" dir="ltr">
            {story.json}
          </pre>
        </details>
      )}
      {!isBack && (
        <div class="pair">
          {(which === 'sent' || which === 'refused') && (
            <button type="button" onClick={props.change}>
              {i18n.t('story.status.edit')}
            </button>
          )}
          <button type="button" onClick={() => setIsAsking(true)}>
            {i18n.t('story.status.withdraw')}
          </button>
        </div>
      )}
      {isAsking && (
        <ConfirmDialog
          title={i18n.t('story.dialog.sentTitle')}
          text={i18n.t('story.dialog.sent')}
          confirm={i18n.t('story.dialog.takeBack')}
          isDangerous
          onConfirm={() => {
            setIsAsking(false);
            props.withdraw();
          }}
          close={() => setIsAsking(false)}
        />
      )}
    </>
  );
}

function ReceiptNumber({ number }: { number: string }) {
  return (
    <dl class="receipt">
      <dt>{i18n.t('story.status.number')}</dt>
      <dd>
        <bdi class="receipt-number">{number}</bdi>
      </dd>
      <dd class="help">{i18n.t('story.status.numberHelp')}</dd>
    </dl>
  );
}
