import { grant } from '../messages/grant.ts';
import { inspectTab } from '../messages/inspect-tab.ts';
import { observed } from '../messages/observed.ts';
import { pageOpened } from '../messages/page-opened.ts';
import { pause } from '../messages/pause.ts';
import { review } from '../messages/review.ts';
import { Router } from '../messages/router.ts';
import { state } from '../messages/state.ts';
import { tray } from '../messages/tray.ts';
import { withdraw } from '../messages/withdraw.ts';
import { approveItems, countByStatus, removeItems, waitingItems } from '../store/tray.ts';
import type { Deps } from './deps.ts';
import { grantSource, setPaused, withdrawSource } from './handle-consent.ts';
import { inspect } from './handle-inspect.ts';
import { keepReport, openPage } from './handle-page.ts';
import { readState } from './read-state.ts';
import type { Uploader } from './uploader.ts';

/** The table of contents of the background: every message, and what answers it. */
export function answerMessages(deps: Deps, uploader: Uploader): Router {
  const { database } = deps;
  return new Router()
    .on(pageOpened, (_, origin) => openPage(deps, origin))
    .on(observed, (report, origin) => keepReport(deps, report, origin))
    .on(state, () => readState(deps))
    .on(grant, (request) => grantSource(deps, request))
    .on(withdraw, async ({ source }) => {
      await withdrawSource(deps, uploader, source);
      return {};
    })
    .on(pause, async ({ paused }) => {
      await setPaused(deps, uploader, paused);
      return {};
    })
    .on(tray, async ({ offset, limit }) => {
      const rows = await waitingItems(database, offset, limit);
      return { items: rows.map((row) => row.observation), total: await countByStatus(database, 'waiting') };
    })
    .on(review, async ({ approve, remove }) => {
      await removeItems(database, remove);
      await approveItems(database, approve);
      void uploader.run();
      return {};
    })
    .on(inspectTab, ({ tabId }) => inspect(deps, tabId));
}
