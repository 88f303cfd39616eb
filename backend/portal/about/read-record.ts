import type { LogSource } from '#shared/log/log-source.ts';

/** How far the public log has come, as its newest checkpoint says. */
export interface RecordState {
  origin: string;
  size: number;
  /** Root of the tree, base64. */
  root: string;
  /** The whole signed checkpoint. */
  note: string;
  /** Key that signs it, in the form that verifiers of such logs take. */
  key: string;
}

/** Reads the newest checkpoint; `undefined` where the log has no entry yet. */
export async function readRecord(log: LogSource): Promise<RecordState | undefined> {
  const [checkpoint, key] = await Promise.all([log('checkpoint'), log('key')]);
  if (checkpoint === undefined) return undefined;
  const words = new TextDecoder();
  const note = words.decode(checkpoint);
  const [origin = '', size = '', root = ''] = note.split('\n');
  return { origin, size: Number(size), root, note, key: key === undefined ? '' : words.decode(key).trim() };
}
