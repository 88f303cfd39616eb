import { useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { mostStudies } from '#shared/studies/most-studies.ts';
import { groupName, type PaperWord, studyPaper } from '#shared/studies/study-paper.ts';
import { studyTextFor } from '#shared/studies/study-texts.ts';
import { joinStudy } from '../../messages/join-study.ts';
import { leaveStudy } from '../../messages/leave-study.ts';
import type { ListedStudy } from '../../messages/studies.ts';
import { formatDay, formatNumber } from '../format.ts';
import { ConfirmDialog } from '../items/confirm-dialog.tsx';
import type { Ask } from '../surroundings.ts';
import { Paper } from './paper.tsx';

// Its type knows which words take something in, one by one; the paper names them by a type of their own.
const translate = i18n.t as (word: PaperWord, substitutions?: string[]) => string;
const words = (word: PaperWord, substitutions: string[] = []) => translate(word, substitutions);

/** What came of a press, for the person to read. */
const answers = {
  joined: () => i18n.t('studies.didJoin'),
  left: () => i18n.t('studies.didLeave'),
  'too-many': () => i18n.t('studies.tooMany', [formatNumber(mostStudies)]),
  changed: () => i18n.t('studies.changed'),
  over: () => i18n.t('studies.over'),
  'not-donating': () => i18n.t('studies.notDonating'),
  failed: () => i18n.t('studies.failed'),
} as const;

/** One study: its name, where the person stands with it, all of its text, and the buttons below that text. */
export function StudyCard(props: {
  listed: ListedStudy;
  donates: boolean;
  siteName: (source: string) => string;
  ask: Ask;
  reload: () => Promise<void>;
}) {
  const { listed, siteName, ask, reload } = props;
  const { study, digest, state, joined } = listed;
  const tag = i18n.t('language.tag');
  const { locale, text } = studyTextFor(study.texts, tag);
  const [said, setSaid] = useState<keyof typeof answers>();
  const [isAsking, setIsAsking] = useState(false);
  const title = useRef<HTMLHeadingElement>(null);
  const paper = useRef<HTMLDetailsElement>(null);
  const act = async (work: () => Promise<keyof typeof answers>) => {
    const answer = await work().catch(() => 'failed' as const);
    setSaid(answer);
    await reload();
    if (answer === 'joined' && paper.current) paper.current.open = false;
    title.current?.focus(); // The button that was pressed is gone mostly.
  };
  const join = () =>
    act(async () => (await ask(joinStudy, { study: study.study, document: digest, locale })).outcome);
  const leave = (deleteSent: boolean) =>
    act(async () => {
      await ask(leaveStudy, { study: study.study, deleteSent });
      return 'left';
    });
  const canJoin = state !== 'over' && props.donates && !joined?.isCurrent;
  return (
    <article class={joined ? 'card on' : 'card'} data-study={study.study}>
      <h2 ref={title} tabIndex={-1} lang={locale} dir="auto">
        {text.title}
      </h2>
      <p class="study-question" lang={locale} dir="auto">
        {text.question}
      </p>
      <Standing listed={listed} siteName={siteName} />
      <p class="message" role="status">
        {said && answers[said]()}
      </p>
      <details class="study-details" ref={paper}>
        <summary>{i18n.t(readWord(canJoin, joined !== null))}</summary>
        <Paper nodes={studyPaper(study, { tag, words, siteName })} />
        {canJoin && (
          <button type="button" class="primary" name="join" onClick={join}>
            {i18n.t(joined ? 'studies.joinAgain' : 'studies.join')}
          </button>
        )}
      </details>
      <p class="study-buttons">
        {joined && (
          <button type="button" name="leave" onClick={() => leave(false)}>
            {i18n.t('studies.leave')}
          </button>
        )}
        {listed.holds && (
          <button type="button" class="danger" name="leave-delete" onClick={() => setIsAsking(true)}>
            {i18n.t(joined ? 'studies.leaveDelete' : 'studies.deleteSent')}
          </button>
        )}
      </p>
      {isAsking && (
        <ConfirmDialog
          title={i18n.t('studies.deleteTitle')}
          text={i18n.t('studies.deleteText')}
          confirm={i18n.t(joined ? 'studies.leaveDelete' : 'studies.deleteSent')}
          isDangerous
          onConfirm={() => {
            setIsAsking(false);
            void leave(true);
          }}
          close={() => setIsAsking(false)}
        />
      )}
    </article>
  );
}

/** What opens the paper: to join, to agree anew, or to read once more. */
function readWord(canJoin: boolean, isJoined: boolean) {
  if (!canJoin) return 'studies.agreedTo';
  return isJoined ? 'studies.readAgain' : 'studies.read';
}

/** Where the person stands with a study, in a few lines. */
function Standing({ listed, siteName }: { listed: ListedStudy; siteName: (source: string) => string }) {
  const { study, state, joined, sent, waiting, deleting, off } = listed;
  const switchedOff = off.map(({ source, kind }) =>
    i18n.t('studies.paper.kindOn', [i18n.t(`kind.${kind}`), siteName(source)]),
  );
  return (
    <>
      <p class="study-state">
        {joined && (
          <strong class={joined.isCurrent ? 'study-joined' : 'study-joined stale'}>
            {i18n.t('studies.joined')}
          </strong>
        )}
        <span>
          {state === 'coming' && i18n.t('studies.coming', [formatDay(study.from)])}
          {state === 'open' && i18n.t('studies.open', [formatDay(study.until)])}
          {state === 'over' && i18n.t('studies.over')}
        </span>
        <span>{study.organisation.name}</span>
      </p>
      {joined && !joined.isCurrent && <p class="notice">{i18n.t('studies.stale')}</p>}
      {(joined || sent > 0) && (
        <p class="help">
          <span>{i18n.t('studies.sent', [formatNumber(sent)])}</span>
          {waiting > 0 && <span>{i18n.t('studies.waiting', [formatNumber(waiting)])}</span>}
          {joined?.arm && <span>{i18n.t('studies.arm', [groupName(joined.arm)])}</span>}
        </p>
      )}
      {state !== 'over' && off.length > 0 && (
        <p class="help">
          {i18n.t('studies.off', [new Intl.ListFormat(i18n.t('language.tag')).format(switchedOff)])}
        </p>
      )}
      {deleting && <p class="notice">{i18n.t('studies.deleting')}</p>}
    </>
  );
}
