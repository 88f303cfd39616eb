// Publishes one window of a database in a process of its own, so that its memory can be told: url, folder, study, day, day of today.

import { newReceiptKey, receiptSigner } from '../../../backend/ingest/receipt-signer.ts';
import { carryOut } from '../../../backend/releases/release-order.ts';
import { openStore } from '../../../backend/store/open-store.ts';
import { storeOf } from '../../../backend/store-of.ts';

const [databaseUrl = '', dataFolder = '', study = '', window = '', today = ''] = process.argv.slice(2);
const store = await openStore(storeOf({ databaseUrl, dataFolder }), () => process.exit(1));
const start = performance.now();
let copied = start;
const { published } = await carryOut(
  { study, window },
  {
    ...{ store, releasesFolder: `${dataFolder}/releases`, signer: receiptSigner(newReceiptKey()) },
    now: () => new Date(today),
  },
  (done, total, what) => {
    if (what === 'copying days') copied = performance.now();
    if (done % 10 === 0) console.error(`${what} ${done}/${total}`);
  },
);
const seconds = (performance.now() - start) / 1000;
await store.close();
const peakRssMb = Math.round(process.resourceUsage().maxRSS / 1024);
console.log(
  JSON.stringify({ seconds, copySeconds: (copied - start) / 1000, peakRssMb, datasets: published.length }),
);
