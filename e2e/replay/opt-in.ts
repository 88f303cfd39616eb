import type { Page } from 'puppeteer-core';
import { agree, type Choices } from '../../extension/messages/agree.ts';
import { consentText } from '../../extension/messages/consent-text.ts';
import { type InspectTabAnswer, inspectTab } from '../../extension/messages/inspect-tab.ts';
import type { MessageContract } from '../../extension/messages/message.ts';
import { type SourceState, state } from '../../extension/messages/state.ts';
import type { Chromium } from '../harness/chromium.ts';

/** An extension that is opted in to everything, spoken to as one of its own pages would. */
export class OptedIn {
  readonly #page: Page;

  private constructor(page: Page) {
    this.#page = page;
  }

  /**
   * Agrees to every kind of one source and to what is typed there, with the browser's permission for its hosts. What was
   * on before stays on.
   * @param host where the source leaves a choice: the host pattern to choose
   */
  static async to(chromium: Chromium, source: string, host?: string): Promise<OptedIn> {
    const self = new OptedIn(await chromium.openOwnPage('welcome.html'));
    await self.add(chromium, source, host);
    return self;
  }

  /** The same for one source, or one host of it, more. */
  async add(chromium: Chromium, source: string, host?: string): Promise<void> {
    const { sources } = state.response.parse(await this.#say(state, {}));
    const found = sources.find((s) => s.source === source);
    if (!found) throw new Error(`The extension has no source ${source}.`);
    const chosen = found.hosts.flatMap((one) => (one.chosen ? one.host : []));
    const hosts = [...new Set([...chosen, ...(host ? [host] : [])])];
    await chromium.allowHosts(hosts);
    await this.#page.bringToFront();
    await this.#page.evaluate(`chrome.permissions.request(${JSON.stringify({ origins: hosts })})`);
    const { hash } = consentText.response.parse(await this.#say(consentText, { locale: 'en' }));
    const before = sources.filter((s) => s !== found && s.kinds.some((kind) => kind.state === 'granted'));
    const { outcome } = agree.response.parse(
      await this.#say(agree, {
        choices: [...before.map((s) => everythingOf(s)), everythingOf(found, hosts)],
        ...{ exhibit: false, donate: true, holdHours: null, document: hash, locale: 'en', adult: true },
      }),
    );
    if (outcome !== 'agreed')
      throw new Error(`The extension did not take the opt-in for ${source}: ${outcome}.`);
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

function everythingOf(
  { source, kinds, typed, hostChoice, hosts: known }: SourceState,
  hosts = known.filter(({ chosen }) => chosen).map(({ host }) => host),
): Choices['choices'][number] {
  const all = [...kinds.map(({ kind }) => kind), ...(typed ? (['query'] as const) : [])];
  return { source, kinds: all, ...(hostChoice ? { hosts } : {}) };
}
