import { z } from 'zod';

/** Name of an observation kind. A file of its own, so that who needs only the name loads no schema. */
export const Kind = z.enum(['recommendation', 'ad', 'result', 'answer']);
export type Kind = z.infer<typeof Kind>;
