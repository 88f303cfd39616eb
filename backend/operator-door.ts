import { randomBytes } from 'node:crypto';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type Listener, listen } from './listen.ts';
import { type OperatorOrders, operatorRoutes } from './routes/operator-routes.ts';

/** Where a running server takes orders from its operator. */
export const OperatorDoor = z.strictObject({ url: z.url(), token: z.string() });
export type OperatorDoor = z.infer<typeof OperatorDoor>;

/** Opens the operator's door on a loopback port, and says where in a file that only this user can read. */
export async function openOperatorDoor(dataFolder: string, orders: OperatorOrders): Promise<Listener> {
  const token = randomBytes(32).toString('base64url');
  const listener = await listen(operatorRoutes(token, orders).fetch, 0, '127.0.0.1');
  const file = fileIn(dataFolder);
  const door: OperatorDoor = { url: listener.url, token };
  // By way of a new file, so that an old one's rights are not inherited and no half is ever read.
  writeFileSync(`${file}.new`, JSON.stringify(door), { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return {
    url: listener.url,
    async close(patienceMs) {
      rmSync(file, { force: true });
      await listener.close(patienceMs);
    },
  };
}

/** The door of the server that runs on a data folder. */
export function findOperatorDoor(dataFolder: string): OperatorDoor | undefined {
  try {
    return OperatorDoor.parse(JSON.parse(readFileSync(fileIn(dataFolder), 'utf8')));
  } catch {
    return undefined;
  }
}

function fileIn(dataFolder: string): string {
  return join(dataFolder, 'operator.json');
}
