import type { z } from 'zod';
import type { ErrorCode } from '#shared/errors.ts';
import { paths } from '#shared/wire/paths.ts';
import type { ServerCopyAnswer, serverCopy } from '../messages/server-copy.ts';
import { presentKey } from '../store/keys.ts';
import { getSigned } from '../upload/get-signed.ts';
import type { Deps } from './deps.ts';

const sliceBytes = 3 * 1024 * 1024;

/** The server says that it holds nothing of this key. */
const nothingThere: ReadonlySet<ErrorCode> = new Set(['contributor_unknown', 'contributor_deleted']);

/** The copy that is being taken at the moment; one at a time. */
const held: { copy?: string; bytes: Uint8Array } = { bytes: new Uint8Array() };

/** Fetches what the server holds of the present key, and hands it out in slices. */
export async function sliceServerCopy(
  { database, study, backend }: Deps,
  { copy, offset }: z.output<typeof serverCopy.request>,
): Promise<ServerCopyAnswer> {
  if (copy === null) {
    const key = await presentKey(database, study);
    if (!key) return { outcome: 'nothing-there' };
    const fetched = await getSigned({ origin: backend, clockOffset: 0 }, paths.export, key);
    if ('refused' in fetched && nothingThere.has(fetched.refused)) return { outcome: 'nothing-there' };
    // Half a document has no last bracket, and is worse than none.
    if (!('bytes' in fetched) || !isJson(fetched.bytes)) return { outcome: 'offline' };
    held.copy = crypto.randomUUID();
    held.bytes = fetched.bytes;
  } else if (copy !== held.copy) return { outcome: 'lost' };

  const { bytes } = held;
  const slice = bytes.subarray(offset, offset + sliceBytes);
  const answer = { outcome: 'slice', copy: held.copy ?? '', total: bytes.length } as const;
  if (offset + slice.length >= bytes.length) {
    delete held.copy;
    held.bytes = new Uint8Array();
  }
  return { ...answer, base64: toBase64(slice) };
}

function isJson(bytes: Uint8Array): boolean {
  try {
    JSON.parse(new TextDecoder().decode(bytes));
    return true;
  } catch {
    return false;
  }
}

function toBase64(bytes: Uint8Array): string {
  let binary = '';
  // Arguments of a call are limited.
  for (let i = 0; i < bytes.length; i += 0x8000)
    binary += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
  return btoa(binary);
}
