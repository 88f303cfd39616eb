import { setTimeout } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { isChoosable } from '#shared/rules/choosable.ts';
import { covers } from '#shared/rules/hosts.ts';
import type { RulePack } from '#shared/rules/rule-pack.ts';
import type { InspectTabAnswer } from '../../extension/messages/inspect-tab.ts';
import { Chromium } from '../harness/chromium.ts';
import { Web } from '../harness/web.ts';
import { OptedIn } from './opt-in.ts';
import { packsOf } from './replace-rules.ts';

/** What the extension makes of a page. */
export type Replayed = Extract<InspectTabAnswer, { observed: true }> & { rules: string };

/** A saved page, shown in the browser and observed by the extension. */
export interface Shown {
  page: Page;
  /** What the extension makes of it, at this moment. */
  inspect(): Promise<InspectTabAnswer>;
  /** What the extension makes of it, once that is the same twice in a row. */
  settle(): Promise<Replayed>;
}

// Scripts of the page would go on where the saved page stopped; here it stays as it was saved.
const frozen =
  "script-src 'none'; object-src 'none'; frame-src 'none'; connect-src 'none'; worker-src 'none'; form-action 'none'; base-uri 'none'";
const patienceMs = 30_000;

/** A real Chromium with the built extension, opted in to everything, that shows one saved page after the other. */
export class Replayer {
  readonly #web: Web;
  readonly #chromium: Chromium;
  readonly #packs: readonly RulePack[];
  #optedIn: OptedIn | undefined;
  readonly #on = new Set<string>();

  private constructor(web: Web, chromium: Chromium, packs: readonly RulePack[]) {
    this.#web = web;
    this.#chromium = chromium;
    this.#packs = packs;
  }

  /** @param extension folder of the built extension */
  static async start(extension: string): Promise<Replayer> {
    const packs = packsOf(extension);
    const web = await new Web().start();
    try {
      return new Replayer(web, await Chromium.launch({ extension, web }), packs);
    } catch (error) {
      await web.close();
      throw error;
    }
  }

  /** The pack that reads an address. Throws one sentence where there is none. */
  packFor(address: URL): RulePack {
    const any = this.#packs.find((p) => p.hostChoice === 'any' && isChoosable(p, hostPattern(address)));
    const pack = this.#packs.find((p) => covers(p, address)) ?? any;
    if (!pack) throw new Error(`Daylight has no rules for ${address.hostname}.`);
    return pack;
  }

  /**
   * Shows a saved page under an address; the network is off and the page's scripts do not run.
   * @param work what to do with it; afterwards it is closed
   */
  async show<T>(body: Buffer | string, address: URL, work: (shown: Shown) => Promise<T>): Promise<T> {
    const pack = this.packFor(address);
    const headers = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': frozen };
    this.#web.serve(address.hostname, ({ path }) =>
      path === address.pathname + address.search ? { headers, body } : undefined,
    );
    const optedIn = await this.#optIn(pack, address);
    const page = await this.#chromium.driver.newPage();
    try {
      await page.goto(address.href, { waitUntil: 'domcontentloaded' });
      const inspect = () => optedIn.inspect(address.href);
      const settle = async () => ({
        ...(await settled(inspect, address.href)),
        rules: `${pack.source}@${pack.version}`,
      });
      return await work({ page, inspect, settle });
    } finally {
      await page.close();
    }
  }

  /** Switches a source on, once; where it leaves a choice, on the host of the page. */
  async #optIn({ source, hosts, hostChoice }: RulePack, address: URL): Promise<OptedIn> {
    const listed = hosts.find((host) => covers({ hosts: [host] }, address));
    const host = hostChoice && (listed ?? hostPattern(address));
    const name = `${source} ${host ?? ''}`;
    if (this.#on.has(name) && this.#optedIn) return this.#optedIn;
    this.#on.add(name);
    if (this.#optedIn) await this.#optedIn.add(this.#chromium, source, host);
    else this.#optedIn = await OptedIn.to(this.#chromium, source, host);
    return this.#optedIn;
  }

  async close(): Promise<void> {
    await this.#chromium.close();
    await this.#web.close();
  }
}

function hostPattern({ hostname }: URL): string {
  return `https://${hostname}/*`;
}

async function settled(
  inspect: () => Promise<InspectTabAnswer>,
  url: string,
): Promise<Extract<InspectTabAnswer, { observed: true }>> {
  let before = '';
  for (const end = Date.now() + patienceMs; Date.now() < end; await setTimeout(500)) {
    const answer = await inspect();
    if (!answer.observed) continue;
    const found = JSON.stringify(answer.observations.map(({ item, position }) => [item, position]));
    if (found === before) return answer;
    before = found;
  }
  throw new Error(`The extension did not observe ${url} within ${patienceMs / 1000} seconds.`);
}
