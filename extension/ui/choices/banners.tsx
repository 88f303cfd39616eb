import type { ComponentChildren } from 'preact';
import { i18n } from '#i18n';
import type { StateAnswer } from '../../messages/state.ts';
import { hostList } from '../hosts/host-name.ts';
import { isOn } from './selection.ts';

/** What a person has to know before they look at their choices: why Daylight stopped, and what to do. */
export function Banners({ state, openMyData }: { state: StateAnswer; openMyData: () => void }) {
  const kinds = state.sources.flatMap((source) => source.kinds.map((kind) => kind.state));
  const stale = kinds.includes('stale') || state.study.state === 'stale';
  const expired = kinds.includes('expired') || state.study.state === 'expired';
  const forbidden = state.sources
    .filter((source) => source.kinds.some((kind) => isOn(kind.state)))
    .flatMap(({ hosts }) => hosts.filter(({ chosen, permitted }) => chosen && !permitted));
  return (
    <>
      {state.idle === 'ledger-damaged' && (
        <Banner title={i18n.t('choices.damagedTitle')} text={i18n.t('choices.damaged')}>
          <button type="button" onClick={openMyData}>
            {i18n.t('choices.damagedOpen')}
          </button>
        </Banner>
      )}
      {stale && <Banner title={i18n.t('choices.staleTitle')} text={i18n.t('choices.stale')} />}
      {!stale && expired && (
        <Banner title={i18n.t('choices.expiredTitle')} text={i18n.t('choices.expired')} />
      )}
      {forbidden.length > 0 && (
        <Banner
          title={i18n.t('choices.permissionTitle')}
          text={i18n.t('choices.permission', [hostList(forbidden.map(({ host }) => host))])}
        />
      )}
    </>
  );
}

function Banner(props: { title: string; text: string; children?: ComponentChildren }) {
  return (
    <section class="notice">
      <h2>{props.title}</h2>
      <p>{props.text}</p>
      {props.children}
    </section>
  );
}
