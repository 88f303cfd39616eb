import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { utcDay } from '#shared/day.ts';
import { apiRoutes } from '../../api/api-routes.ts';
import type { AppDeps } from '../../app.ts';
import { portalRoutes } from '../../portal/portal-routes.ts';
import { type Sample, sampleRelease } from '../../portal/testing/sample-release.ts';
import { PublishedRules } from '../../rules/published-rules.ts';
import { aRulesSigner, aSignedPack, aStopList } from '../../rules/testing/a-signed-pack.ts';
import { makeDayPartitions } from '../../store/day-partitions.ts';
import { engines } from '../../store/testing/engines.ts';
import { logWatch } from './log-watch.ts';
import { origin, testApp } from './test-app.ts';

/** The version of the release that `wholeServer` has published. */
export const publishedVersion = '1.0.0';

/**
 * Everything that a server answers with, on a database of its own: what is sent, a release, rule packs, and a log that is
 * read.
 * @param engine which database
 * @param sample what is published
 */
export async function wholeServer(
  engine: 'embedded' | 'postgres',
  { sample, ...changes }: Partial<AppDeps> & { sample?: Sample } = {},
) {
  const folder = mkdtempSync(join(tmpdir(), 'daylight-whole-'));
  const releasesFolder = join(folder, 'releases');
  await sampleRelease(releasesFolder, publishedVersion, sample);
  const rules = new PublishedRules(folder);
  const signer = aRulesSigner();
  rules.publishPack(aSignedPack(signer, { source: 'youtube', version: 1 }));
  rules.publishStopList(aStopList(signer, []));
  const opened = await engines.find((one) => one.engine === engine)?.open();
  if (!opened) throw new Error(`There is no engine ${engine}`);
  await makeDayPartitions(opened.store.pool, utcDay(new Date()));
  const logged = logWatch();
  const published = { releasesFolder, baseUrl: origin, studyName: 'Daylight' };
  const [portal, api] = [portalRoutes(published), apiRoutes(published)];
  const server = await testApp(opened.store, { rules, portal, api, log: logged.log, ...changes });
  return {
    ...server,
    store: opened.store,
    /** Holds `releases` and `rules`; whatever else is put into it may never be served. */
    folder,
    /** Lines of the log that are not one JSON object of the allowed fields; the first ten. */
    oddLines: logged.odd,
    async dispose() {
      await opened.dispose();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
