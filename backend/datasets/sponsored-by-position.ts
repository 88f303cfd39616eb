import { z } from 'zod';
import { publicSources } from '../measure/public-sources.ts';
import {
  column,
  countColumn,
  countSigmaColumn,
  shareColumns,
  sourceColumn,
  windowColumns,
} from '../publish/define-columns.ts';
import { defineDataset } from '../publish/define-dataset.ts';
import { cellsBy, sharesOf, windowDays } from '../publish/fill-columns.ts';

const places = ['all', '01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11-20', '21+'];

/** Lists that are the answer to a search: of a shop those in which ads stand among results. */
const lists = publicSources.flatMap(({ source, group, surfaces }) => {
  const isMixed = surfaces.some(({ kinds }) => kinds.includes('ad') && kinds.includes('result'));
  const own = surfaces.filter(({ kinds }) =>
    group === 'search' ? kinds.some((kind) => kind === 'ad' || kind === 'result') : kinds.includes('result'),
  );
  if (group !== 'search' && !(group === 'shops' && isMixed)) return [];
  return [{ source, surfaces: own.map(({ id }) => id), places: isMixed ? places : ['all'] }];
});
const isListed = lists
  .map(({ source, surfaces }) => `source = '${source}' and surface in ('${surfaces.join("', '")}')`)
  .join(' or ');
const withPlaces = lists.filter((list) => list.places.length > 1).map(({ source }) => `'${source}'`);
const place = `case when position < 10 then right('0' || (position + 1)::text, 2)
  when position < 20 then '11-20' else '21+' end`;

export default defineDataset({
  slug: 'sponsored-by-position',
  title: 'How much of a search is paid for',
  question: 'Of what a search shows on top, and further down, how much was paid for?',
  description:
    'One row is one place in the list that a search on a site gives: which share of what stood there were ads. The row "all" speaks of the whole list; search engines have no other, since there ads and results stand in parts of their own. The share is that of an average volunteer: each weighs about the same, however much they search.',
  schemaVersion: 1,
  keywords: ['search engines', 'online marketplaces', 'sponsored results', 'online advertising'],
  sources: lists.map(({ source }) => source),
  coverage:
    'Ads and results of searches on the search engines and shops that volunteers switched on, half in view for one second. What was searched for is not in it, and neither are ads that blockers removed.',
  knownBiases: [
    'Volunteers, not a random sample: people who join an evidence project differ from others, and many of them block ads, which makes shares too low.',
    'Each volunteer counts in at most 24 cells of a window, drawn by lot, and with about 10 things at a place: of more, ads and results are cut in the same proportion.',
    'Only what came into view counts: places far down are seen by those who look for long.',
  ],
  measures: [
    {
      id: 'positions',
      about: 'Ads and results that a search showed, by platform and place in the list',
      table: 'B',
      from: 'seen',
      where: `kind in ('ad', 'result') and (${isListed})`,
      key: [
        { name: 'source', sql: 'source' },
        {
          name: 'place',
          sql: `unnest(string_to_array(case when source in (${withPlaces.join(', ')}) and position is not null
            then 'all ' || ${place} else 'all' end, ' '))`,
        },
        { name: 'paid', sql: `case kind when 'ad' then 'sponsored' else 'organic' end` },
      ],
      cells: 24,
      each: 10,
      together: ['source', 'place'],
      keys: () =>
        lists.flatMap((list) =>
          list.places.flatMap((at) => ['organic', 'sponsored'].map((paid) => [list.source, at, paid])),
        ),
    },
  ],
  row: z.strictObject({
    ...windowColumns,
    source: sourceColumn('Site that was searched'),
    place: column(
      z.string().regex(/^(all|0[1-9]|10|11-20|21\+)$/),
      'Place in the list, counted from 01; "11-20" and "21+" are several places, and "all" is the whole list',
      { label: 'Place', role: 'dimension' },
    ),
    ...shareColumns('Sponsored', 'Share of ads among the ads and results that stood there'),
    sponsored: countColumn('Ads', 'things', 'Ads that stood there'),
    organic: countColumn('Results', 'things', 'Results that stood there and are no ads'),
    counts_sigma: countSigmaColumn('things', 'sponsored, and to organic'),
  }),
  primaryKey: ['window_start', 'source', 'place'],
  derive: (window) =>
    cellsBy(window.cells('positions'), 2).flatMap((parts) => {
      const shares = sharesOf(parts);
      const sponsored = shares.find(({ cell }) => cell.key[2] === 'sponsored');
      const organic = shares.find(({ cell }) => cell.key[2] === 'organic');
      if (!sponsored || !organic) return [];
      const [source = '', at = ''] = sponsored.cell.key;
      return {
        ...windowDays(window),
        source,
        place: at,
        ...sponsored.share,
        sponsored: sponsored.cell.value,
        organic: organic.cell.value,
        counts_sigma: sponsored.cell.sigma,
      };
    }),
  chart: {
    by: 'place',
    label: 'source',
    value: 'value',
    top: 8,
    title: 'Share of ads by place in the list',
  },
});
