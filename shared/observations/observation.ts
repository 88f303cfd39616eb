import { z } from 'zod';
import { Ad } from './ad.ts';
import { Answer } from './answer.ts';
import { privateTraces } from './private-traces.ts';
import { Recommendation } from './recommendation.ts';
import { Result } from './result.ts';

/**
 * Every kind of observation, in wire form. A new kind is one file and one line here. What a private person published
 * fits none of them.
 */
export const Observation = z
  .discriminatedUnion('kind', [Recommendation, Ad, Result, Answer])
  .superRefine((observation, context) => {
    for (const [path, message] of privateTraces(observation))
      context.addIssue({ code: 'custom', path, message });
  });
export type Observation = z.infer<typeof Observation>;
