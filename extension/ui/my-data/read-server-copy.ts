import { type ServerCopyAnswer, serverCopy } from '../../messages/server-copy.ts';
import type { Ask } from '../surroundings.ts';

const attempts = 3;

/**
 * Everything that the server holds of this person, as a file. Begins anew when the background ended in between.
 * @param progress told the share that is here, 0 to 1
 */
export async function readServerCopy(
  ask: Ask,
  progress: (share: number) => void,
): Promise<Blob | 'offline' | 'nothing-there'> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const pieces: Uint8Array<ArrayBuffer>[] = [];
    let copy: string | null = null;
    for (let offset = 0; ; ) {
      const answer: ServerCopyAnswer = await ask(serverCopy, { copy, offset });
      if (answer.outcome === 'lost') break;
      if (answer.outcome !== 'slice') return answer.outcome;
      const piece = Uint8Array.from(atob(answer.base64), (c) => c.charCodeAt(0));
      pieces.push(piece);
      offset += piece.length;
      copy = answer.copy;
      progress(answer.total === 0 ? 1 : offset / answer.total);
      if (offset >= answer.total) return new Blob(pieces, { type: 'application/json' });
    }
  }
  return 'offline';
}
