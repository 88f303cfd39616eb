import { join } from 'node:path';
import { pino } from 'pino';
import { utcDay } from '#shared/day.ts';
import { loadReceiptSigner } from '../../backend/data-folder.ts';
import { listen } from '../../backend/listen.ts';
import { testApp } from '../../backend/routes/testing/test-app.ts';
import { makeDayPartitions } from '../../backend/store/day-partitions.ts';
import { openStore } from '../../backend/store/open-store.ts';
import { storeOf } from '../../backend/store-of.ts';
import { consentDocument } from './consent-document.ts';
import { openStockStore } from './stock-store.ts';

// A server that takes in and does nothing else, so that it is cheap to kill. What it is made of is what `serve` runs.
// Arguments: data folder, port, and PostgreSQL's URL, or nothing, or `stock` for the embedded engine as it is published. A request may say what time it is for whoever sent it.
const [dataFolder = '', port = '0', databaseUrl = ''] = process.argv.slice(2);
const isStock = databaseUrl === 'stock';
const config = storeOf({ databaseUrl: isStock ? undefined : databaseUrl || undefined, dataFolder });
const store = isStock
  ? await openStockStore(join(dataFolder, 'database'), config.cipher)
  : await openStore(config, (error) => {
      process.stderr.write(`${error.message}\n`);
      process.exit(1);
    });
await makeDayPartitions(store.pool, utcDay(new Date()));
const apps = new Map<string, Awaited<ReturnType<typeof testApp>>>();
const signer = loadReceiptSigner(dataFolder, undefined);

const { url } = await listen(
  async (request) => {
    const now = request.headers.get('soak-now') ?? '';
    return (await appAt(now)).send(request);
  },
  Number(port),
  '127.0.0.1',
);
process.stdout.write(`${JSON.stringify({ url })}\n`);

async function appAt(now: string) {
  const known = apps.get(now);
  if (known) return known;
  const app = await testApp(store, {
    ...{
      signer,
      documents: new Set([consentDocument]),
      baseUrl: undefined,
      log: pino({ level: 'error' }, pino.destination(2)),
    },
    now: () => new Date(now ? Number(now) : Date.now()),
  });
  apps.set(now, app);
  return app;
}
