import { useMemo } from 'preact/hooks';
import { i18n } from '#i18n';
import { utcDay } from '#shared/day.ts';
import type { Kind } from '#shared/observations/kind.ts';
import type { Observation } from '#shared/observations/observation.ts';
import { formatDay, formatNumber, formatSeconds } from '../format.ts';
import { exampleObservation } from './example-observation.ts';

/** A made-up item as a person would read it and, on demand, letter by letter as it would be sent. */
export function ExampleCard(props: { kind: Kind; source: string; host: string }) {
  const { kind, source, host } = props;
  const observation = useMemo(() => {
    const words = {
      section: i18n.t('example.words.section'),
      recommendation: i18n.t('example.words.recommendation'),
      publisher: i18n.t('example.words.publisher'),
      ad: i18n.t('example.words.ad'),
      advertiser: i18n.t('example.words.advertiser'),
      disclosure: i18n.t('example.words.disclosure'),
      result: i18n.t('example.words.result'),
      answer: i18n.t('example.words.answer'),
      provider: i18n.t('example.words.provider'),
    };
    return exampleObservation(kind, { source, host, day: utcDay(new Date()), words });
  }, [kind, source, host]);
  return (
    <div class="example">
      <p class="example-mark">{i18n.t('example.mark')}</p>
      <p class="example-title" dir="auto">
        {observation.kind === 'answer' ? observation.answer.text : observation.item.title}
      </p>
      <ul>
        {factsOf(observation).map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
      <details>
        <summary>{i18n.t('example.json')}</summary>
        <pre dir="ltr">{JSON.stringify(observation, null, 2)}</pre>
      </details>
    </div>
  );
}

/** What else the item says, a short line each. */
function factsOf(observation: Observation): string[] {
  const { item, position, seen } = observation;
  const facts: string[] = [];
  if (item.publisher.name) facts.push(i18n.t('example.by', [item.publisher.name]));
  if (observation.kind === 'ad') {
    const { advertiser, disclosure, landingDomain } = observation.ad;
    if (advertiser) facts.push(i18n.t('example.advertiser', [advertiser]));
    if (disclosure) facts.push(i18n.t('example.disclosure', [disclosure]));
    if (landingDomain) facts.push(i18n.t('example.leadsTo', [landingDomain]));
  }
  if (observation.kind === 'answer') {
    facts.push(i18n.t('example.provider', [observation.answer.provider]));
    for (const { domain } of observation.answer.citations)
      if (domain) facts.push(i18n.t('example.cites', [domain]));
  }
  const place = formatNumber(position.index + 1);
  facts.push(i18n.t('example.place', [position.section ? `${position.section}, ${place}` : place]));
  facts.push(i18n.t('example.day', [formatDay(seen.day)]));
  facts.push(i18n.t('example.seen', [formatSeconds(seen.visibleMs)]));
  return facts;
}
