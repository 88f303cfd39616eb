import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ScriptPage } from '../harness/script-page.ts';

let script: ScriptPage;

beforeAll(async () => {
  script = await ScriptPage.open(fileURLToPath(new URL('../engine/in-page.ts', import.meta.url)));
});
afterAll(() => script?.close());

/** The words that a browser draws for `#label` of a page. */
const drawn = (html: string): Promise<string> =>
  script.page.evaluate(
    (h) => (globalThis as unknown as { drawnWords(html: string): string }).drawnWords(h),
    html,
  );

const letters = (text: string, style = '') =>
  [...text].map((letter) => `<b style="${style}">${letter}</b>`).join('');
const svg = (x: number) =>
  `data:image/svg+xml;base64,${btoa(`<svg xmlns="http://www.w3.org/2000/svg"><text x="${x}" y="12" font-size="12">Sponsored</text></svg>`)}`;

test.each([
  ['letters in the order of the document', `<p id=label>${letters('Sponsored')}</p>`, 'Sponsored'],
  ['whole words', '<p id=label>Promoted <i>by</i> <b>Acme</b></p>', 'Promoted by Acme'],
  [
    'false letters that are not rendered, by a style sheet',
    `<style>.x{display:none}.y{font-size:0}.z{position:absolute;visibility:hidden}</style><p id=label>Sp<i class=x>ee</i>on<i class=y>k</i>so<i class=z>u</i>red</p>`,
    'Sponsored',
  ],
  [
    'false letters that are moved out of what clips them',
    '<p id=label style="overflow:hidden;position:relative;height:20px">Sp<i style="position:absolute;top:300px">x</i>on<i style="position:absolute;left:-900px">y</i>sored</p>',
    'Sponsored',
  ],
  [
    'letters that are put in order on the screen only',
    `<p id=label style="display:flex">${[...'derosnopS'].map((letter, i) => `<b style="order:${9 - i}">${letter}</b>`).join('')}</p>`,
    'Sponsored',
  ],
  [
    'letters that lie at places of their own',
    `<p id=label style="position:relative;height:20px">${[4, 0, 2, 8, 6, 1, 3, 7, 5].map((i) => `<b style="position:absolute;left:${i * 12}px">${'Sponsored'[i]}</b>`).join('')}</p>`,
    'Sponsored',
  ],
  ['words without colour', '<p id=label><i style="color:transparent">Sponsored</i>Fresh</p>', 'Fresh'],
  [
    'words of a drawing in the background',
    `<style>#label{background-image:url("${svg(4)}");width:90px;height:18px;font-size:0}</style><p id=label>derosnopS</p>`,
    'Sponsored',
  ],
  [
    'a drawing whose words lie beside its box',
    `<p id=label style="width:90px;height:18px;background-image:url(${svg(-10_007)})"></p>`,
    '',
  ],
  [
    'a drawing in a box without size',
    `<div id=label><p style="width:0;height:0;background-image:url(${svg(4)})"></p>Fresh</div>`,
    'Fresh',
  ],
  [
    'a drawing that is not visible',
    `<div id=label><p style="visibility:hidden;width:90px;height:18px;background-image:url(${svg(4)})"></p>Fresh</div>`,
    'Fresh',
  ],
])('%s', async (_, html, expected) => expect(await drawn(html)).toBe(expected));
