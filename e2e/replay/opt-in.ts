import type { Page } from 'puppeteer-core';
import { agree } from '../../extension/messages/agree.ts';
import { consentText } from '../../extension/messages/consent-text.ts';
import { type InspectTabAnswer, inspectTab } from '../../extension/messages/inspect-tab.ts';
import type { MessageContract } from '../../extension/messages/message.ts';
import { state } from '../../extension/messages/state.ts';
import type { Chromium } from '../harness/chromium.ts';

/** An extension that is opted in to everything, spoken to as one of its own pages would. */
export class OptedIn {
  readonly #page: Page;

  private constructor(page: Page) {
    this.#page = page;
  }

  /** Agrees to every kind of one source and to what is typed there, with the browser's permission for its hosts. */
  static async to(chromium: Chromium, source: string): Promise<OptedIn> {
    const self = new OptedIn(await chromium.openOwnPage('welcome.html'));
    const now = state.response.parse(await self.#say(state, {}));
    const found = now.sources.find((s) => s.source === source);
    if (!found) throw new Error(`The extension has no source ${source}.`);
    const { hosts } = found;
    const kinds = [...found.kinds.map(({ kind }) => kind), ...(found.typed ? ['query'] : [])];
    await chromium.allowHosts(hosts);
    await self.#page.bringToFront();
    await self.#page.evaluate(`chrome.permissions.request(${JSON.stringify({ origins: hosts })})`);
    const { hash } = consentText.response.parse(await self.#say(consentText, { locale: 'en' }));
    const { outcome } = agree.response.parse(
      await self.#say(agree, {
        choices: [{ source, kinds }],
        ...{ exhibit: false, donate: true, holdHours: null, document: hash, locale: 'en', adult: true },
      }),
    );
    if (outcome !== 'agreed')
      throw new Error(`The extension did not take the opt-in for ${source}: ${outcome}.`);
    return self;
  }

  /** What the extension makes of the page at an address. */
  async inspect(url: string): Promise<InspectTabAnswer> {
    const tabs = (await this.#page.evaluate('chrome.tabs.query({})')) as { id?: number; url?: string }[];
    const tabId = tabs.find((tab) => tab.url === url)?.id;
    if (tabId === undefined) return { observed: false };
    return inspectTab.response.parse(await this.#say(inspectTab, { tabId }));
  }

  #say({ name }: MessageContract, body: unknown): Promise<unknown> {
    return this.#page.evaluate(`chrome.runtime.sendMessage(${JSON.stringify({ name, body })})`);
  }
}
