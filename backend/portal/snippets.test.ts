import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { snippetsOf } from './snippets.ts';
import { type ListeningPortal, listeningPortal } from './testing/listening-portal.ts';
import { runSnippet } from './testing/run-snippet.ts';
import { sampleRelease, sampleSlug as slug } from './testing/sample-release.ts';

const names = { News: 400, '=1+1': 300, 'Line\nbreak, "quoted"': 200 };
let home: string;
let portal: ListeningPortal;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'daylight-snippets-'));
  await sampleRelease(join(home, 'releases'), '1.0.0', { names });
  portal = await listeningPortal({ releasesFolder: join(home, 'releases'), studyName: 'x' });
});
afterAll(async () => {
  await portal?.close();
  await rm(home, { recursive: true, force: true });
});

test('the page shows every line, with the address of this very version', async () => {
  const page = await (await fetch(`${portal.origin}/datasets/${slug}`)).text();
  const shown = [...parseHTML(page).document.querySelectorAll('section[aria-labelledby=load] code')];
  const lines = snippetsOf(`${portal.origin}/datasets/${slug}/1.0.0`, slug).map(({ line }) => line);
  expect(shown.map((code) => code.textContent)).toEqual(lines);
});

test.each(snippetsOf('', slug).map(({ tool }) => tool))('the line for %s loads the data', async (tool) => {
  const folder = join(home, tool.replaceAll(/\W/g, '-'));
  await mkdir(folder);
  const snippet = snippetsOf(`${portal.origin}/datasets/${slug}/1.0.0`, slug).find(
    (one) => one.tool === tool,
  );
  const outcome = await runSnippet(tool, snippet?.line ?? '', folder);
  // What is not on this machine is said aloud: a line that nobody ran is no line that works.
  if ('notRun' in outcome) process.stderr.write(`NOT TESTED: the line for ${tool}: ${outcome.notRun}\n`);
  // curl counts lines, and a name of this sample has a line break in it.
  if ('rows' in outcome) expect(outcome.rows).toBe(Object.keys(names).length + (tool === 'curl' ? 1 : 0));
});

test('whoever has a changed file is told so by the line for curl', async () => {
  const folder = join(home, 'changed');
  await mkdir(folder);
  const [curl] = snippetsOf(`${portal.origin}/datasets/${slug}/1.0.0`, slug).filter(
    ({ tool }) => tool === 'curl',
  );
  await runSnippet('curl', curl?.line ?? '', folder);
  const spoiled = `echo x >> ${slug}.csv; ${curl?.line.split(' && ')[1]}`;
  await expect(runSnippet('curl', spoiled, folder)).rejects.toThrow();
});
