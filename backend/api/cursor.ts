import { createHash } from 'node:crypto';
import { z } from 'zod';

const Cursor = z.tuple([z.string().max(20), z.int().min(0), z.string().length(16)]);

/**
 * Where an answer goes on: in which version, after how many rows, of which question. A release never changes, so a place in
 * it stays the same.
 */
export function cursorOf(version: string, after: number, question: string): string {
  return Buffer.from(JSON.stringify([version, after, digest(question)])).toString('base64url');
}

/** Reads a cursor. Undefined when it is none, or of another question. */
export function readCursor(text: string, question: string): { version: string; after: number } | undefined {
  try {
    const [version, after, of] = Cursor.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
    return of === digest(question) ? { version, after } : undefined;
  } catch {
    return undefined;
  }
}

function digest(question: string): string {
  return createHash('sha256').update(question).digest('hex').slice(0, 16);
}
