import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Listener, listen } from '../../../backend/listen.ts';
import { rulesRoutes } from '../../../backend/routes/rules-routes.ts';
import { PublishedRules } from '../../../backend/rules/published-rules.ts';
import { aRulesSigner } from '../../../backend/rules/testing/a-signed-pack.ts';

/** Test builder: the server's real routes for rules on a real port, on a folder and with a key of their own. */
export class ARulesServer {
  readonly signer = aRulesSigner();
  readonly published: PublishedRules;
  /** Paths that were asked for, oldest first. */
  readonly asked: string[] = [];
  /** Happens while somebody waits for an answer. */
  meanwhile: () => Promise<unknown> = async () => {};
  readonly #folder = mkdtempSync(join(tmpdir(), 'daylight-rules-server-'));
  #listener: Listener | undefined;

  constructor() {
    this.published = new PublishedRules(this.#folder);
  }

  get url(): string {
    return this.#listener?.url ?? '';
  }

  /** Paths that were asked for since this was last called. */
  takeAsked(): string[] {
    return this.asked.splice(0);
  }

  async start(): Promise<this> {
    const routes = rulesRoutes({ rules: this.published });
    const answer = async (request: Request) => {
      this.asked.push(new URL(request.url).pathname);
      await this.meanwhile();
      return routes.fetch(request);
    };
    this.#listener = await listen(answer, 0, '127.0.0.1');
    return this;
  }

  async stop(): Promise<void> {
    await this.#listener?.close(0);
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
