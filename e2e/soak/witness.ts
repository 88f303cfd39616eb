import { gunzipSync } from 'node:zlib';
import { Batch } from '#shared/wire/batch.ts';
import { paths } from '#shared/wire/paths.ts';
import type { Answering } from './network.ts';

/**
 * Stands between network and server and notes what passes: which titles were handed to the network, which of them the
 * server has acknowledged, and who sent them. It knows nothing of device or database.
 */
export class Witness {
  readonly handed = new Set<string>();
  readonly acknowledged = new Set<string>();
  readonly contributors = new Set<string>();
  /** Answers of the server that blame itself, but for those that ask to come back later. */
  readonly faults: string[] = [];

  /** Watches a way to the server. */
  watch(answer: Answering): Answering {
    return async (request) => {
      const titles = await titlesIn(request);
      for (const title of titles) this.handed.add(title);
      const contributor = /keyid="([^"]+)"/.exec(request.headers.get('signature-input') ?? '')?.[1];
      if (contributor) this.contributors.add(contributor);
      const response = await answer(request);
      if (response.ok) for (const title of titles) this.acknowledged.add(title);
      if (response.status >= 500 && response.status !== 503)
        this.faults.push(
          `${request.method} ${new URL(request.url).pathname}: ${await response.clone().text()}`,
        );
      return response;
    };
  }
}

async function titlesIn(request: Request): Promise<string[]> {
  if (new URL(request.url).pathname !== paths.batches) return [];
  const json = gunzipSync(await request.clone().arrayBuffer()).toString();
  return Batch.parse(JSON.parse(json)).observations.map(({ item }) => String(item.title));
}
