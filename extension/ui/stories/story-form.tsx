import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { StoryAudience, StorySeverity } from '#shared/stories/category.ts';
import type { StateAnswer } from '../../messages/state.ts';
import type { ShownStory } from '../../messages/stories.ts';
import { ConfirmDialog } from '../items/confirm-dialog.tsx';
import type { Surroundings } from '../surroundings.ts';
import { CategoryField } from './category-field.tsx';
import { LeavingPreview } from './leaving-preview.tsx';
import { PinnedItems } from './pinned-items.tsx';
import { RadioField } from './radio-field.tsx';
import { SendPanel } from './send-panel.tsx';
import { TextField } from './text-field.tsx';
import { TrailField } from './trail-field.tsx';
import { useDraft } from './use-draft.ts';

/** The form of a story. Nothing in it is chosen for the person, and everything that would leave is on the screen. */
export function StoryForm(props: {
  story: ShownStory;
  around: StateAnswer;
  surroundings: Surroundings;
  sent: () => Promise<void>;
  withdraw: () => void;
}) {
  const { story, around, surroundings } = props;
  const open = useDraft(surroundings.ask, story);
  const { draft, change } = open;
  const [isAsking, setIsAsking] = useState(false);
  const [isPressed, setIsPressed] = useState(false);
  const missing = (question: 'category' | 'severity' | 'audience') =>
    isPressed && draft[question] === undefined ? i18n.t('story.form.choose') : undefined;
  const wasSent = story.revision > 0;
  const siteName = (source: string) => around.sources.find((site) => site.source === source)?.name ?? source;
  return (
    <>
      <h1 tabIndex={-1}>{i18n.t(wasSent ? 'story.form.titleAgain' : 'story.form.title')}</h1>
      {wasSent && <p class="lead">{i18n.t('story.form.again')}</p>}
      {around.age === 'blocked' && <p class="notice">{i18n.t('story.blocked')}</p>}
      <CategoryField
        missing={missing('category')}
        chosen={draft.category}
        choose={(category) => change({ category })}
      />
      <RadioField
        name="severity"
        title={i18n.t('story.form.severity')}
        missing={missing('severity')}
        options={StorySeverity.options.map((value) => ({ value, label: i18n.t(`severity.${value}`) }))}
        chosen={draft.severity}
        choose={(severity) => change({ severity })}
      />
      <TextField
        text={draft.text ?? ''}
        write={(text) => change({ text })}
        leave={open.flush}
        status={open.status}
      />
      <LeavingPreview {...open} />
      <PinnedItems
        observations={draft.observations}
        removed={draft.removed}
        remove={(id) =>
          change({
            observations: draft.observations.filter((item) => item.id !== id),
            removed: draft.removed + 1,
          })
        }
        siteName={siteName}
      />
      <TrailField
        added={draft.trail}
        offered={open.preview?.trail ?? []}
        add={(trail) => change({ trail })}
        siteName={siteName}
      />
      <RadioField
        name="audience"
        title={i18n.t('story.form.audience')}
        missing={missing('audience')}
        options={StoryAudience.options.map((value) => ({
          value,
          label: i18n.t(`audience.${value}`),
          help: i18n.t(`audience.${value}Help`),
        }))}
        chosen={draft.audience}
        choose={(audience) => change({ audience })}
      />
      <SendPanel
        id={story.id}
        open={open}
        around={around}
        surroundings={surroundings}
        isPressed={isPressed}
        press={() => setIsPressed(true)}
        sent={props.sent}
      />
      <button type="button" class="link" name="withdraw" onClick={() => setIsAsking(true)}>
        {i18n.t(wasSent ? 'story.status.withdraw' : 'story.form.throwAway')}
      </button>
      {isAsking && (
        <ConfirmDialog
          title={i18n.t(wasSent ? 'story.dialog.sentTitle' : 'story.dialog.draftTitle')}
          text={i18n.t(wasSent ? 'story.dialog.sent' : 'story.dialog.draft')}
          confirm={i18n.t(wasSent ? 'story.dialog.takeBack' : 'story.dialog.throwAway')}
          isDangerous
          onConfirm={() => {
            setIsAsking(false);
            open.stop();
            props.withdraw();
          }}
          close={() => setIsAsking(false)}
        />
      )}
    </>
  );
}
