import { newReceiptKey, receiptSigner } from '../../backend/ingest/receipt-signer.ts';
import { nonceMemory } from '../../backend/routes/nonce-memory.ts';
import { testApp } from '../../backend/routes/testing/test-app.ts';
import type { Store } from '../../backend/store/open-store.ts';
import { byClock, type Clock } from './clocks.ts';
import { consentDocument } from './consent-document.ts';
import type { Answering } from './network.ts';

/** A server that a schedule has for itself; the database behind it is everybody's. */
export interface SoakServer {
  answer: Answering;
  /** Throws the server away with all that is under way in it, and starts another one. */
  restart(): Promise<void>;
}

/** The key that every soak server of this process signs receipts with. */
const signer = receiptSigner(newReceiptKey());

/** The real application in this process, on a real store; it goes by the clock given. */
export async function serverInProcess(store: Store, clock: Clock): Promise<SoakServer> {
  const start = async () => {
    const { app } = await testApp(store, {
      ...{ signer, documents: new Set([consentDocument]), baseUrl: undefined, nonces: nonceMemory() },
      now: () => new Date(clock()),
    });
    return app;
  };
  let app = await start();
  return {
    async answer(request) {
      const asked = app;
      const response = await byClock(clock, async () => asked.fetch(request));
      if (asked !== app) throw new TypeError('fetch failed'); // Nobody is left to answer.
      return response;
    },
    async restart() {
      app = await start();
    },
  };
}
