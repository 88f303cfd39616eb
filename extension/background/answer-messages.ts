import { agree } from '../messages/agree.ts';
import { compare } from '../messages/compare.ts';
import { consentText } from '../messages/consent-text.ts';
import { decideItems } from '../messages/decide-items.ts';
import { decline } from '../messages/decline.ts';
import { deleteByCode } from '../messages/delete-by-code.ts';
import { denyAge } from '../messages/deny-age.ts';
import { dropStructures } from '../messages/drop-structures.ts';
import { exportRows } from '../messages/export-rows.ts';
import { importRows } from '../messages/import-rows.ts';
import { insights } from '../messages/insights.ts';
import { inspectTab } from '../messages/inspect-tab.ts';
import { items } from '../messages/items.ts';
import { joinStudy } from '../messages/join-study.ts';
import { learnOutcomes } from '../messages/learn-outcomes.ts';
import { leaveStudy } from '../messages/leave-study.ts';
import { myData } from '../messages/my-data.ts';
import { observed } from '../messages/observed.ts';
import { pageOpened } from '../messages/page-opened.ts';
import { pause } from '../messages/pause.ts';
import { previewStory } from '../messages/preview-story.ts';
import { receipts } from '../messages/receipts.ts';
import { recoveryCode } from '../messages/recovery-code.ts';
import { resetConsent } from '../messages/reset-consent.ts';
import { resume } from '../messages/resume.ts';
import { Router } from '../messages/router.ts';
import { saveStory } from '../messages/save-story.ts';
import { searchItems } from '../messages/search-items.ts';
import { sendStory } from '../messages/send-story.ts';
import { sendStructure } from '../messages/send-structure.ts';
import { serverCopy } from '../messages/server-copy.ts';
import { setHold } from '../messages/set-hold.ts';
import { setInvite } from '../messages/set-invite.ts';
import { startStory } from '../messages/start-story.ts';
import { startStructure } from '../messages/start-structure.ts';
import { state } from '../messages/state.ts';
import { stories } from '../messages/stories.ts';
import { structure } from '../messages/structure.ts';
import { studies } from '../messages/studies.ts';
import { tallies } from '../messages/tallies.ts';
import { withdraw } from '../messages/withdraw.ts';
import { withdrawStory } from '../messages/withdraw-story.ts';
import { deleteWithCode } from './delete-with-code.ts';
import type { Deps } from './deps.ts';
import { denyAge as onAgeDenied } from './handle-age.ts';
import { agreeTo, declineAll, setHold as onHoldSet } from './handle-choices.ts';
import { compareWithPublished } from './handle-compare.ts';
import { addUpInsights } from './handle-insights.ts';
import { inspect } from './handle-inspect.ts';
import { decideOn, findItems, listItems, listTallies } from './handle-items.ts';
import { resetConsent as onConsentReset, withdrawFrom } from './handle-leaving.ts';
import {
  enterInvitation,
  exportFrom,
  importInto,
  listReceipts,
  makeRecoveryCode,
  readMyData,
} from './handle-my-data.ts';
import { keepReport, openPage } from './handle-page.ts';
import { pauseAt, resumeAt } from './handle-pause.ts';
import { sliceServerCopy } from './handle-server-copy.ts';
import {
  agreeToStory,
  beginStory,
  keepDraft,
  listStories,
  previewOf,
  takeBackStory,
} from './handle-stories.ts';
import { agreeToStructure, beginStructure, dropWanted, showStructure } from './handle-structures.ts';
import { joinStudy as onStudyJoined } from './join-study.ts';
import { learnOutcomes as askForOutcomes } from './learn-outcomes.ts';
import { leaveStudy as onStudyLeft } from './leave-study.ts';
import { listStudies } from './list-studies.ts';
import { readDocument } from './load-documents.ts';
import { readState } from './read-state.ts';
import type { Uploader } from './uploader.ts';

/** The table of contents of the background: every message, and what answers it. */
export function answerMessages(deps: Deps, uploader: Uploader): Router {
  return new Router()
    .on(pageOpened, (_, origin) => openPage(deps, origin))
    .on(observed, (report, origin) => keepReport(deps, report, origin))
    .on(inspectTab, ({ tabId }) => inspect(deps, tabId))
    .on(state, ({ front = false }) => readState(deps, front))
    .on(consentText, ({ locale }) => readDocument(deps.outside, deps.documents, locale))
    .on(agree, (choices) => agreeTo(deps, uploader, choices))
    .on(decline, () => done(declineAll(deps)))
    .on(denyAge, () => done(onAgeDenied(deps, uploader)))
    .on(setHold, ({ hours }) => done(onHoldSet(deps, hours)))
    .on(pause, (request) => done(pauseAt(deps, uploader, request)))
    .on(resume, ({ source }) => done(resumeAt(deps, uploader, source)))
    .on(withdraw, (request) => done(withdrawFrom(deps, uploader, request)))
    .on(resetConsent, () => done(onConsentReset(deps, uploader)))
    .on(items, (request) => listItems(deps, request))
    .on(searchItems, (request) => findItems(deps, request))
    .on(tallies, () => listTallies(deps))
    .on(decideItems, (request) => done(decideOn(deps, uploader, request)))
    .on(receipts, ({ offset, limit }) => listReceipts(deps, offset, limit))
    .on(stories, () => listStories(deps))
    .on(learnOutcomes, async () => ({ learned: await askForOutcomes(deps, true) }))
    .on(startStory, ({ tabId }) => beginStory(deps, tabId))
    .on(saveStory, ({ id, draft }) => keepDraft(deps, id, draft))
    .on(previewStory, ({ id }) => previewOf(deps, id))
    .on(sendStory, (request) => agreeToStory(deps, uploader, request))
    .on(withdrawStory, ({ id }) => done(takeBackStory(deps, uploader, id)))
    .on(startStructure, (request) => beginStructure(deps, request))
    .on(structure, ({ id }) => showStructure(deps, id))
    .on(sendStructure, (request) => agreeToStructure(deps, uploader, request))
    .on(dropStructures, (request) => done(dropWanted(deps, uploader, request)))
    .on(studies, () => listStudies(deps))
    .on(joinStudy, (request) => onStudyJoined(deps, request))
    .on(leaveStudy, (request) => done(onStudyLeft(deps, uploader, request)))
    .on(insights, ({ days }) => addUpInsights(deps, days))
    .on(compare, () => compareWithPublished(deps))
    .on(myData, () => readMyData(deps))
    .on(exportRows, ({ table, offset, limit }) => exportFrom(deps, table, offset, limit))
    .on(serverCopy, (request) => sliceServerCopy(deps, request))
    .on(importRows, (request) => importInto(deps, request))
    .on(recoveryCode, () => makeRecoveryCode(deps, uploader))
    .on(setInvite, ({ code }) => enterInvitation(deps, uploader, code))
    .on(deleteByCode, ({ code }) => deleteWithCode(deps, code));
}

async function done(work: Promise<void>): Promise<Record<string, never>> {
  await work;
  return {};
}
