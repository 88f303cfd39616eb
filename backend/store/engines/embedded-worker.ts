import { parentPort, workerData } from 'node:worker_threads';
import { openEmbeddedSession, type SqlSession } from './embedded-session.ts';
import type { FromWorker, ToWorker } from './worker-messages.ts';

// The engine computes synchronously. In a thread of its own it cannot hold up the server.
const port = parentPort;
if (!port) throw new Error('This file runs as a worker.');
const answer = (message: FromWorker) => port.postMessage(message);

try {
  const session = await openEmbeddedSession(String(workerData.folder));
  port.on('message', (message: ToWorker) => void handle(session, message));
  answer({ id: 0, result: { rows: [], rowCount: 0, command: '' } });
} catch (error) {
  answer({ id: 0, error: describe(error) });
}

async function handle(session: SqlSession, message: ToWorker): Promise<void> {
  try {
    if (message.sql === undefined) await session.close();
    else return answer({ id: message.id, result: await session.run(message.sql, message.parameters) });
    answer({ id: message.id, result: { rows: [], rowCount: 0, command: '' } });
    port?.close();
  } catch (error) {
    answer({ id: message.id, error: describe(error) });
  }
}

function describe(error: unknown): { message: string; code?: string } {
  if (!(error instanceof Error)) return { message: String(error) };
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  return { message: error.message, ...code };
}
