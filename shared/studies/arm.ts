import { z } from 'zod';

/** A group of volunteers that a study tells apart; each device draws its own, at random, when it joins. */
export const Arm = z.string().regex(/^[a-z][a-z0-9-]{0,19}$/);
