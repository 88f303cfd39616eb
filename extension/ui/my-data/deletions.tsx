import { i18n } from '#i18n';
import { utcDay } from '#shared/day.ts';
import type { MyDataAnswer } from '../../messages/my-data.ts';
import type { SourceState } from '../../messages/state.ts';
import { formatDay, formatNumber } from '../format.ts';

type Deletion = MyDataAnswer['deletions'][number];

/** What was asked to be deleted at the study, and what came of it. The latest first. */
export function Deletions(props: { deletions: readonly Deletion[]; sources: readonly SourceState[] }) {
  const latestFirst = [...props.deletions].sort((a, b) => b.requestedAt - a.requestedAt);
  const nameOf = ({ of, source }: Deletion) => {
    if (of === 'all') return i18n.t('myData.ofAll');
    if (of === 'story') return i18n.t('myData.ofStory');
    return i18n.t('myData.ofSource', [
      props.sources.find((known) => known.source === source)?.name ?? source ?? '',
    ]);
  };
  return (
    <>
      <h3>{i18n.t('myData.deletionsTitle')}</h3>
      {latestFirst.length === 0 && <p class="help">{i18n.t('myData.noDeletions')}</p>}
      <ul class="deletions">
        {latestFirst.map((deletion) => (
          <li key={deletion.id} class={deletion.receipt ? 'confirmed' : 'open'}>
            <strong>{nameOf(deletion)}</strong>
            <p>{sentenceOf(deletion)}</p>
            {deletion.receipt && (
              <p class="help number">{i18n.t('myData.deletionNumber', [deletion.receipt.deletion])}</p>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function sentenceOf({ id, receipt, refused, requestedAt }: Deletion): string {
  const asked = formatDay(utcDay(new Date(requestedAt)));
  if (receipt)
    return i18n.t('myData.confirmed', [
      formatDay(receipt.day),
      formatNumber(receipt.observations),
      formatNumber(receipt.stories),
    ]);
  return refused ? i18n.t('myData.deletionRefused', [asked, refused, id]) : i18n.t('myData.asked', [asked]);
}
