import { z } from 'zod';
import { fileAnswers } from '../file-answers.ts';
import { defineOperation } from '../operation.ts';

/** A file by what is in it; answered by the portal. */
export default defineOperation({
  id: 'fileByChecksum',
  path: '/files/sha256/{sum}',
  part: 'Files',
  summary: 'Download a file by its checksum',
  description:
    'The file with this SHA-256, of whatever release it is: for papers that cite the very bytes they used.',
  params: z.strictObject({
    sum: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .describe('SHA-256 in hexadecimal'),
  }),
  query: z.strictObject({}),
  answers: fileAnswers,
  example: `/files/sha256/${'0123456789abcdef'.repeat(4)}`,
});
