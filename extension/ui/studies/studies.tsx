import { useCallback } from 'preact/hooks';
import { i18n } from '#i18n';
import { mostStudies } from '#shared/studies/most-studies.ts';
import { studies as studiesContract } from '../../messages/studies.ts';
import { formatNumber } from '../format.ts';
import type { Surroundings } from '../surroundings.ts';
import { useLoaded } from '../use-loaded.ts';
import { StudyCard } from './study-card.tsx';

/** Studies with an end: what there is, and which of them the person takes part in. */
export function Studies({ surroundings }: { surroundings: Surroundings }) {
  const { ask } = surroundings;
  const load = useCallback(() => ask(studiesContract, {}), [ask]);
  const { value, failed, reload } = useLoaded(load);
  return (
    <>
      <h1>{i18n.t('studies.title')}</h1>
      <p class="lead">{i18n.t('studies.lead')}</p>
      <p class="help limit">{i18n.t('studies.limit', [formatNumber(mostStudies)])}</p>
      {failed && (
        <p class="notice" role="alert">
          {i18n.t('studies.failed')}
        </p>
      )}
      {value && !value.donates && <p class="notice">{i18n.t('studies.notDonating')}</p>}
      {value?.donates && value.studies.length === 0 && <p class="empty">{i18n.t('studies.none')}</p>}
      {value?.studies.map((listed) => (
        <StudyCard
          key={listed.study.study}
          listed={listed}
          donates={value.donates}
          siteName={(source) => value.sites[source] ?? source}
          ask={ask}
          reload={reload}
        />
      ))}
    </>
  );
}
