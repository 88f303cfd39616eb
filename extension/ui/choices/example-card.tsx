import { useMemo } from 'preact/hooks';
import { i18n } from '#i18n';
import type { ScopeKind } from '#shared/consent/scope.ts';
import { utcDay } from '#shared/day.ts';
import type { Observation } from '#shared/observations/observation.ts';
import { formatDay, formatDuration, formatNumber, formatSeconds } from '../format.ts';
import { exampleObservation } from './example-observation.ts';

/** A made-up item as a person would read it and, on demand, letter by letter as it would be sent. */
export function ExampleCard({ kind }: { kind: ScopeKind }) {
  const observation = useMemo(() => {
    const words = {
      section: i18n.t('example.words.section'),
      recommendation: i18n.t('example.words.recommendation'),
      publisher: i18n.t('example.words.publisher'),
      views: i18n.t('example.words.views'),
      published: i18n.t('example.words.published'),
      ad: i18n.t('example.words.ad'),
      advertiser: i18n.t('example.words.advertiser'),
      disclosure: i18n.t('example.words.disclosure'),
      result: i18n.t('example.words.result'),
      answer: i18n.t('example.words.answer'),
      provider: i18n.t('example.words.provider'),
      query: i18n.t('example.words.query'),
    };
    return exampleObservation(kind, { day: utcDay(new Date()), words });
  }, [kind]);
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
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long text is scrolled with the keyboard. */}
        <pre dir="ltr" tabIndex={0}>
          {JSON.stringify(observation, null, 2)}
        </pre>
      </details>
    </div>
  );
}

/** What else the item says, a short line each. */
function factsOf(observation: Observation): string[] {
  const { item, position, context, seen } = observation;
  const facts: string[] = [];
  if (context.query) facts.push(i18n.t('item.typed', [context.query]));
  if (item.publisher.name) facts.push(i18n.t('example.by', [item.publisher.name]));
  if (item.duration) facts.push(i18n.t('example.length', [formatDuration(item.duration)]));
  if (item.views) facts.push(item.views);
  if (item.published) facts.push(i18n.t('example.published', [item.published]));
  if (observation.kind === 'ad') {
    const { advertiser, disclosure, landingDomain } = observation.ad;
    if (advertiser) facts.push(i18n.t('example.advertiser', [advertiser]));
    if (disclosure) facts.push(i18n.t('example.disclosure', [disclosure]));
    if (landingDomain) facts.push(i18n.t('example.leadsTo', [landingDomain]));
  }
  if (observation.kind === 'answer') {
    facts.push(i18n.t('example.provider', [observation.answer.provider]));
    for (const { domain, claim } of observation.answer.citations) {
      if (domain) facts.push(i18n.t('example.cites', [domain]));
      if (claim) facts.push(i18n.t('example.claim', [claim]));
    }
  }
  const place = formatNumber(position.index + 1);
  facts.push(i18n.t('example.place', [position.section ? `${position.section}, ${place}` : place]));
  facts.push(i18n.t('example.day', [formatDay(seen.day)]));
  facts.push(i18n.t('example.seen', [formatSeconds(seen.visibleMs)]));
  return facts;
}
