import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { OperatorError } from '../operator-error.ts';
import { syncFolder } from './archive-folder.ts';

function pathIn(dataFolder: string): string {
  return join(dataFolder, 'moved.json');
}

/** Notes in a data folder that its server has moved, so that it takes nothing more: that would be lost to the new one. */
export async function markMoved(dataFolder: string, day: string): Promise<void> {
  await writeFile(pathIn(dataFolder), `${JSON.stringify({ day })}\n`, { mode: 0o600, flush: true });
  await syncFolder(dataFolder);
}

/** @throws OperatorError when the server of this data folder has moved */
export function refuseIfMoved(dataFolder: string): void {
  if (existsSync(pathIn(dataFolder)))
    throw new OperatorError(
      `This server was exported to move to another host, and what it took now would be missing there: start the new one, or delete ${pathIn(dataFolder)} to stay here after all.`,
    );
}
