import { mkdtempSync, rmSync } from 'node:fs';
import { request as send } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../backend/store/open-store.ts';
import { startTemporaryPostgres } from '../../backend/store/testing/temporary-postgres.ts';
import { storeOf } from '../../backend/store-of.ts';
import { Disasters } from './disasters.ts';
import { readStored } from './read-stored.ts';
import { startServerProcess } from './server-process.ts';
import type { Site } from './site.ts';

/** A site with one real server process on PostgreSQL, which is killed with -9 while it is used. */
export async function siteWithProcess(): Promise<Site> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'daylight-soak-'));
  const postgres = await startTemporaryPostgres();
  const server = await startServerProcess(dataFolder, postgres.url);
  const store = await openStore(storeOf({ databaseUrl: postgres.url, dataFolder }), (error) => {
    throw error;
  });
  const disasters = new Disasters();
  const killed = () =>
    disasters.begin(async () => {
      await server.kill();
      await server.restart();
    });
  return {
    roughness: 'process',
    async serve(clock) {
      return { answer: (request) => overHttp(server.url, request, clock()), restart: killed };
    },
    suffer: killed,
    well: () => disasters.over(),
    read: (contributors) => readStored(store, contributors),
    async close() {
      await disasters.over();
      await server.kill();
      await store.close();
      await postgres.stop();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

/** Sends a request to a real port under the host that it was signed for, and says what time it is where it comes from. */
async function overHttp(url: string, request: Request, now: number): Promise<Response> {
  const { pathname } = new URL(request.url);
  const headers = { ...Object.fromEntries(request.headers), 'soak-now': String(now) };
  const body = Buffer.from(await request.arrayBuffer());
  const options = { method: request.method, headers, agent: false };
  return new Promise((resolve, reject) => {
    const cut = () => reject(new TypeError('fetch failed'));
    const sent = send(url + pathname, options, (message) => {
      const chunks: Buffer[] = [];
      message.on('data', (chunk) => chunks.push(chunk));
      message.on('error', cut);
      message.on('end', () => {
        const fields = Object.entries(message.headers).map(([name, value]): [string, string] => [
          name,
          String(value),
        ]);
        resolve(new Response(Buffer.concat(chunks), { status: message.statusCode ?? 0, headers: fields }));
      });
    });
    sent.on('error', cut);
    sent.end(body);
  });
}
