import { useEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import type { StateAnswer } from '../../messages/state.ts';
import { formatList } from '../format.ts';
import { hostName } from '../hosts/host-name.ts';
import { holdName } from './destination-choice.tsx';
import { isOn } from './selection.ts';

/** More hosts than this are not listed one by one. */
const mostHosts = 8;

/** The page of somebody who is not 18 yet: a kind word, and nothing to switch on. */
export function Blocked() {
  const heading = useFocus();
  return (
    <>
      <h1 ref={heading} tabIndex={-1}>
        {i18n.t('choices.blockedTitle')}
      </h1>
      <p class="lead">{i18n.t('choices.blocked')}</p>
    </>
  );
}

/** What a person sees after switching on: what happens now, and where to find Daylight. */
export function Agreed(props: { state: StateAnswer; openDashboard: () => void; back: () => void }) {
  const { state } = props;
  const heading = useFocus();
  const on = state.sources.filter((source) => source.kinds.some((kind) => isOn(kind.state)));
  const hosts = on.flatMap((source) => source.hosts.filter(({ chosen }) => chosen));
  // Whoever chose many knows them best by the name under which they chose them.
  const where =
    hosts.length > mostHosts ? on.map(({ name }) => name) : hosts.map(({ host }) => hostName(host));
  return (
    <section class="agreed">
      <h1 ref={heading} tabIndex={-1}>
        {i18n.t('choices.doneTitle')}
      </h1>
      <p class="lead">{i18n.t('choices.doneWhere', [formatList(where)])}</p>
      <p>{nextSentence(state)}</p>
      <div class="pin">
        <img src="/icon.svg" alt="" width="40" height="40" />
        <p>{i18n.t('choices.donePin')}</p>
      </div>
      <div class="two-ways">
        <button type="button" class="primary" onClick={props.openDashboard}>
          {i18n.t('choices.openDashboard')}
        </button>
        <button type="button" onClick={props.back}>
          {i18n.t('choices.backToChoices')}
        </button>
      </div>
    </section>
  );
}

function nextSentence({ study, holdHours }: StateAnswer): string {
  if (study.state !== 'joined') return i18n.t('choices.doneKeep');
  if (holdHours === null) return i18n.t('choices.doneAsk');
  return holdHours === 0
    ? i18n.t('choices.doneDonateNow')
    : i18n.t('choices.doneDonate', [holdName(holdHours)]);
}

/** Brings the reader, and the screen reader, to where the view begins. */
function useFocus() {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return heading;
}
