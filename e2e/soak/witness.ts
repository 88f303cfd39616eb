import { gunzipSync } from 'node:zlib';
import { Batch } from '#shared/wire/batch.ts';
import { paths } from '#shared/wire/paths.ts';
import type { Answering, Handing } from './network.ts';

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

  /** Notes what is handed to the network. */
  readonly note: Handing = (path, body) => {
    for (const title of titlesIn(path, body)) this.handed.add(title);
  };

  /** Watches a way to the server. */
  watch(answer: Answering): Answering {
    return async (request) => {
      const body = new Uint8Array(await request.clone().arrayBuffer());
      const titles = titlesIn(new URL(request.url).pathname, body);
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

function titlesIn(path: string, body: Uint8Array): string[] {
  if (path !== paths.batches) return [];
  return Batch.parse(JSON.parse(gunzipSync(body).toString())).observations.map(({ item }) =>
    String(item.title),
  );
}
