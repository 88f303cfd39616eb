import type { Runtime } from 'webextension-polyfill';
import type { MessageOrigin, Router } from '../messages/router.ts';
import { browser } from '../platform/browser.ts';
import { browserOutside } from '../platform/browser-outside.ts';
import { onInstitutionChange } from '../platform/institution-settings.ts';
import { obeyShortcuts } from '../platform/shortcuts.ts';
import { offerStories, openStory } from '../platform/story-menu.ts';
import { Database } from '../store/database.ts';
import { expireItems } from '../store/forget.ts';
import { forgetOldMarks } from '../store/marks.ts';
import { forgetOldPages } from '../store/pages.ts';
import { forgetOldStructures } from '../store/structures.ts';
import { answerMessages } from './answer-messages.ts';
import { applyConsent } from './apply-consent.ts';
import { checkRecord } from './check-record.ts';
import { chooseRules } from './choose-rules.ts';
import { decideNow } from './decide-now.ts';
import type { Deps } from './deps.ts';
import { beginStory } from './handle-stories.ts';
import { learnOutcomes } from './learn-outcomes.ts';
import { endStudies } from './leave-study.ts';
import { loadDocuments } from './load-documents.ts';
import { loadPacks } from './load-packs.ts';
import { obeyInstitution } from './obey-institution.ts';
import { obeyStopList } from './obey-stop-list.ts';
import { togglePause } from './toggle-pause.ts';
import { updateRules } from './update-rules.ts';
import { updateStudies } from './update-studies.ts';
import { Uploader } from './uploader.ts';

const uploadAlarm = 'upload';
const uploadMinutes = 1;

/**
 * Starts the background. The browser may stop it at any moment and start it again, so every listener is set at once,
 * and whatever a restart may have lost (observers, alarms) is made anew.
 */
export function startBackground(): void {
  const started = start();
  browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) => {
    const origin = originOf(sender);
    return origin ? started.then(({ router }) => router.answer(message, origin)) : undefined;
  });
  browser.alarms.onAlarm.addListener(async (alarm) => {
    if (alarm.name === uploadAlarm) await tick(await started);
  });
  browser.permissions.onAdded.addListener(async () => applyConsent((await started).deps));
  browser.permissions.onRemoved.addListener(async () => {
    const { deps } = await started;
    await deps.outside.stopObservers();
    await applyConsent(deps);
    for (const hosts of (await decideNow(deps)).hosts.values()) await deps.outside.observeOpenTabs(hosts);
  });
  onInstitutionChange(async () => {
    const { deps, uploader } = await started;
    await obeyInstitution(deps, uploader);
  });
  // Firefox starts the background with the browser only for somebody who listens to this, and forgets alarms when it ends:
  // what waits to be sent would wait for the next page of a site that is on.
  browser.runtime.onStartup.addListener(() => undefined);
  const tellStory = async (tabId: number | undefined) =>
    openStory((await beginStory((await started).deps, tabId)).id);
  offerStories(tellStory);
  obeyShortcuts({ tellStory, togglePause: async () => togglePause((await started).router) });
  browser.runtime.onInstalled.addListener(async ({ reason }) => {
    const { deps } = await started;
    const isNew = reason === 'install' && (await deps.database.ledger.count()) === 0;
    if (isNew) await browser.tabs.create({ url: browser.runtime.getURL('/welcome.html') });
  });
}

interface Started {
  deps: Deps;
  uploader: Uploader;
  router: Router;
}

async function start(): Promise<Started> {
  const packs = await loadPacks(browserOutside);
  const deps: Deps = {
    database: new Database(),
    outside: browserOutside,
    packs,
    rules: packs,
    rulesKey: __RULES_KEY__,
    documents: await loadDocuments(browserOutside),
    study: __STUDY__,
    backend: __BACKEND__,
  };
  const uploader = new Uploader(deps);
  const running = { deps, uploader, router: answerMessages(deps, uploader) };
  await deps.outside.ensureAlarm(uploadAlarm, uploadMinutes);
  await chooseRules(deps);
  await applyConsent(deps);
  void tick(running);
  return running;
}

/** What time brings: pauses and consents end, items have waited long enough, something is due again. */
async function tick({ deps, uploader }: Started): Promise<void> {
  await applyConsent(deps);
  await expireItems(deps.database, deps.outside.now());
  await forgetOldPages(deps.database, deps.outside.now());
  await forgetOldMarks(deps.database, deps.outside.now());
  await forgetOldStructures(deps.database, deps.outside.now());
  // Before anything leaves: a stop that was made known is obeyed first.
  await obeyStopList(deps, uploader);
  await updateRules(deps, uploader);
  await updateStudies(deps);
  await endStudies(deps, uploader);
  await uploader.run();
  await checkRecord(deps);
  await learnOutcomes(deps);
}

/** Who speaks, by the browser's word. Undefined for whoever we do not listen to: frames and other extensions. */
function originOf(sender: Runtime.MessageSender): MessageOrigin | undefined {
  if (sender.id !== browser.runtime.id || !sender.url) return undefined;
  const url = new URL(sender.url);
  if (sender.url.startsWith(browser.runtime.getURL(''))) return { sender: 'extension' };
  return sender.tab && sender.frameId === 0 ? { sender: 'page', url } : undefined;
}
