import type { Answer } from './operation.ts';

/** How a file answers: whole or in part, never changed, with its SHA-256 as a strong ETag. */
export const fileAnswers: readonly Answer[] = [
  {
    status: 200,
    about: 'The whole file. `ETag` and `Repr-Digest` (RFC 9530) are its SHA-256; it can be kept for ever.',
    media: ['*/*'],
  },
  { status: 206, about: 'The part that `Range` asked for: one range of bytes.', media: ['*/*'] },
  { status: 304, about: '`If-None-Match` names this file.', media: [] },
  { status: 404, about: 'There is no such file.', media: ['text/html; charset=utf-8'] },
  {
    status: 410,
    about: 'The release was withdrawn; a sentence says when and why.',
    media: ['text/plain; charset=UTF-8'],
  },
  { status: 416, about: 'The range lies outside the file.', media: [] },
];
