import { z } from 'zod';
import { Ad } from './ad.ts';
import { Answer } from './answer.ts';
import { Recommendation } from './recommendation.ts';
import { Result } from './result.ts';

/** Every kind of observation, in wire form. A new kind is one file and one line here. */
export const Observation = z.discriminatedUnion('kind', [Recommendation, Ad, Result, Answer]);
export type Observation = z.infer<typeof Observation>;
