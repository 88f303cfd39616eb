import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { replay } from '../replay/replay.ts';

// Captures of real pages are not ours to publish, so they lie outside of the project, where there are any.
const folder = process.env.DAYLIGHT_PAGES ?? '../shared/pages';

const home = 'https://www.youtube.com/';
const watch = 'https://www.youtube.com/watch?v=captured001';

/** What a person counts on each capture: items rendered, by kind and surface. */
const captures: [file: string, url: string, counts: Record<string, number>][] = [
  ['youtube/2018-04_watchnext_blogskipper.html', watch, { 'recommendation watch-next': 20 }],
  ['youtube/2021-09_home-grid_ggmlt.html', home, { 'ad home': 1, 'recommendation home': 27 }],
  ['youtube/2022-03_home-grid-displayad_405ef442.html', home, { 'ad home': 1, 'recommendation home': 27 }],
  ['youtube/2022-03_home-sub_fb55a30a.html', home, { 'ad home': 1, 'recommendation home': 23 }],
  ['youtube/2022-03_search-sub_26b99dde.html', `${home}results?search_query=captured`, {}],
  ['youtube/2022-03_video-sub_fb7fd18c.html', watch, { 'recommendation watch-next': 20 }],
  ['youtube/2024-03_home-grid_khin.html', home, { 'recommendation home': 24 }],
  [
    'youtube/2025-12_home-grid-ads_wonchoe.html',
    home,
    { 'ad home': 3, 'recommendation home': 21, 'recommendation home-shorts': 10 },
  ],
];

const isHere = ([file]: (typeof captures)[number]) => existsSync(join(folder, file));
const absent = captures.filter((capture) => !isHere(capture)).length;
if (absent > 0)
  console.warn(`NOT TRIED: ${absent} of ${captures.length} captures of real pages are not in ${folder}.`);

for (const capture of captures) {
  const [file, url, counts] = capture;
  test.runIf(isHere(capture))(`${file} is read as a person reads it`, async () => {
    const options = { file: join(folder, file), url, scroll: false };
    const { observations, invalid } = await replay(options, () => {});
    const found: Record<string, number> = {};
    for (const { kind, surface } of observations)
      found[`${kind} ${surface}`] = (found[`${kind} ${surface}`] ?? 0) + 1;
    expect(found).toEqual(counts);
    expect(invalid).toBe(0);
    const names = observations.map(({ kind, item }) => `${kind} ${item.id ?? item.title}`);
    expect(new Set(names).size, 'nothing is read twice').toBe(names.length);
  });
}
