import { Hono } from 'hono';
import type { LogSource } from '#shared/log/log-source.ts';
import type { Installation } from '../../privacy/installation.ts';
import type { PageTools } from '../page-tools.ts';
import { methodsPage } from './methods-page.ts';
import { operatorsPage } from './operators-page.ts';
import { privacyPage } from './privacy-page.ts';
import { readRecord } from './read-record.ts';
import { recordPage } from './record-page.ts';
import { researchersPage } from './researchers-page.ts';

/** What pages that explain know beyond what is published. Where one is absent, its page is not there. */
export interface AboutDeps {
  /** What is true of this installation, for its privacy notice. */
  installation?: Installation;
  /** The public log, to show how far it has come. */
  publicLog?: LogSource;
}

/** Pages that explain: methods, privacy, for researchers, for operators, the public record. */
export function aboutRoutes(
  { site, catalogue, show }: PageTools,
  { installation, publicLog }: AboutDeps,
): Hono {
  const app = new Hono()
    .get('/about/methods', (c) => show(c, methodsPage(site)))
    .get('/about/researchers', (c) => show(c, researchersPage(site)))
    .get('/about/operators', (c) => show(c, operatorsPage(site)));
  if (installation !== undefined) app.get('/about/privacy', (c) => show(c, privacyPage(installation)));
  if (publicLog !== undefined)
    app
      .get('/record', (c) => c.redirect('/record/', 301))
      .get('/record/', async (c) =>
        show(c, recordPage(site, await readRecord(publicLog), await catalogue.list())),
      );
  return app;
}
