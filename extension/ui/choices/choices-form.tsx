import { useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { ConsentTextAnswer } from '../../messages/consent-text.ts';
import { decline } from '../../messages/decline.ts';
import type { StateAnswer } from '../../messages/state.ts';
import { withdraw } from '../../messages/withdraw.ts';
import type { Surroundings } from '../surroundings.ts';
import { announcedAccess } from './access.ts';
import { AccessAnnouncement } from './access-announcement.tsx';
import { AgeChoice } from './age-choice.tsx';
import { agreeTo, type Outcome } from './agree-to.ts';
import { DestinationChoice } from './destination-choice.tsx';
import { ExhibitChoice } from './exhibit-choice.tsx';
import { focusQuestion, QuestionField } from './question.tsx';
import { leastHold, openQuestions, type Question, type Selection, selectionOf } from './selection.ts';
import { SourceList } from './source-list.tsx';

/** All questions in one form, and the two answers of equal weight. */
export function ChoicesForm(props: {
  surroundings: Surroundings;
  state: StateAnswer;
  text: ConsentTextAnswer;
  phase: 'first' | 'taking-part' | 'renew';
  say: (message: string) => void;
  agreed: () => Promise<void>;
  readAgain: () => Promise<void>;
  reload: () => Promise<void>;
  deny: () => Promise<void>;
  leave: (source: string, deleteSent: boolean) => Promise<void>;
}) {
  const { surroundings, state, text, say } = props;
  const takesPart = props.phase === 'taking-part';
  const [changed, change] = useState<Selection>();
  const [checked, setChecked] = useState<{ first: Question | undefined }>();
  const [busy, setBusy] = useState(false);
  const selection = changed ?? selectionOf(state);
  const open = checked ? openQuestions(selection, state.sources) : [];
  useEffect(() => {
    if (checked?.first) focusQuestion(checked.first);
  }, [checked]);

  const finish = async (outcome: Outcome) => {
    if (outcome === 'agreed') return props.agreed();
    say(sentences()[outcome]);
    if (outcome === 'document-changed') await props.readAgain();
    else await props.reload();
  };
  const submit = async () => {
    const [first] = openQuestions(selection, state.sources);
    setChecked({ first });
    if (first || busy) return;
    // Nothing is awaited before this: the browser only asks within the click itself.
    const agreement = agreeTo(surroundings, { selection, sources: state.sources, text });
    setBusy(true);
    await finish(await agreement);
    setBusy(false);
  };
  const refuse = async () => {
    // What was agreed to once is not only declined but taken back, even where it no longer holds.
    const answer =
      props.phase === 'renew'
        ? surroundings.ask(withdraw, { source: null, deleteSent: false })
        : surroundings.ask(decline, {});
    const done = await answer.catch(() => undefined);
    change(undefined);
    setChecked(undefined);
    await props.reload();
    say(done ? i18n.t('choices.declined') : i18n.t('choices.failed'));
  };
  const missing = (question: Question, sentence: string) => (open.includes(question) ? sentence : undefined);
  const announced = announcedAccess(selection, state.sources, state.study.state === 'joined');

  return (
    <section class="choices-form">
      <h2>{i18n.t('choices.formTitle')}</h2>
      <p>{takesPart ? i18n.t('choices.formHelpOn') : i18n.t('choices.formHelp')}</p>
      <QuestionField
        name="kinds"
        title={i18n.t('choices.sources')}
        missing={missing('kinds', takesPart ? i18n.t('choices.needKindsOn') : i18n.t('choices.needKinds'))}
      >
        <SourceList
          sources={state.sources}
          selection={selection}
          change={change}
          takesPart={takesPart}
          checked={checked !== undefined}
          leave={props.leave}
        />
      </QuestionField>
      {state.institution?.mayLeave !== false && (
        <QuestionField
          name="destination"
          title={i18n.t('choices.destination')}
          missing={missing('destination', i18n.t('choices.needDestination'))}
        >
          <DestinationChoice selection={selection} change={change} least={leastHold(state)} />
        </QuestionField>
      )}
      {selection.destination !== 'keep' && (
        <ExhibitChoice
          checked={selection.exhibit}
          toggle={() => change({ ...selection, exhibit: !selection.exhibit })}
          help={text.document.exhibit}
        />
      )}
      <QuestionField
        name="age"
        title={i18n.t('choices.age')}
        missing={missing('age', selection.age ? i18n.t('choices.needAdult') : i18n.t('choices.needAge'))}
      >
        <AgeChoice selection={selection} change={change} deny={props.deny} />
      </QuestionField>
      <AccessAnnouncement access={announced} />
      <div class="two-ways">
        <button type="button" class="primary" name="agree" aria-busy={busy} onClick={submit}>
          {takesPart ? i18n.t('choices.save') : i18n.t('choices.switchOn')}
        </button>
        {!takesPart && (
          <button type="button" class="primary" name="decline" onClick={refuse}>
            {i18n.t('choices.decline')}
          </button>
        )}
      </div>
    </section>
  );
}

/** What a person is told where nothing was switched on. */
function sentences(): Record<Exclude<Outcome, 'agreed'>, string> {
  return {
    'not-permitted': i18n.t('choices.notPermitted'),
    'document-changed': i18n.t('choices.documentChanged'),
    blocked: i18n.t('choices.needAdult'),
    failed: i18n.t('choices.failedAgree'),
  };
}
