import type { Context } from 'hono';
import type { z } from 'zod';
import type { DatasetDefinition } from '../publish/define-dataset.ts';
import type { ReleaseCatalogue } from '../publish/release-catalogue.ts';
import type { RequestVariables } from '../routes/problem.ts';
import type { ReleaseRows } from './release-rows.ts';

/** A schema under the name that it has in the OpenAPI document. */
export interface NamedSchema {
  name: string;
  schema: z.ZodType;
}

/** One way in which an operation can end. */
export interface Answer {
  status: number;
  about: string;
  /** Media types that it comes in; none where it has no body. */
  media: readonly string[];
  /** What it holds, where that is JSON. */
  holds?: NamedSchema;
}

/** What operations are answered from: what was published, and nothing else. */
export interface ApiWorld {
  catalogue: ReleaseCatalogue;
  rows: ReleaseRows;
  /** Datasets that are defined, published or not. */
  definitions: () => Promise<readonly DatasetDefinition[]>;
  /** Address of the server, without a slash at the end. */
  baseUrl: string;
  studyName: string;
}

/** One request that a program can make: declared once; requests are checked, documented and explained from this. */
export interface Operation {
  /** Name that generated clients give it. */
  id: string;
  /** Below the root, with {parameters}. */
  path: string;
  part: 'Catalogue' | 'Releases' | 'Rows' | 'Figures' | 'Files' | 'Partners';
  summary: string;
  description: string;
  params: z.ZodObject;
  query: z.ZodObject;
  answers: readonly Answer[];
  /** Path and query of a request that shows it. */
  example: string;
  /** What a partner's key must open. */
  scope?: 'cells' | 'exhibits';
  /** Undefined where other routes answer it, and it is documented here alone. */
  answer?: (context: ApiContext, asked: Asked, world: ApiWorld) => Promise<Response>;
}

/** The request of an operation, in its application. */
export type ApiContext = Context<RequestVariables>;

/** What was asked, checked. */
export interface Asked {
  params: Record<string, unknown>;
  query: Record<string, unknown>;
}

type Typed<P extends z.ZodObject, Q extends z.ZodObject> = Omit<Operation, 'answer' | 'params' | 'query'> & {
  params: P;
  query: Q;
  answer?: (
    context: ApiContext,
    asked: { params: z.infer<P>; query: z.infer<Q> },
    world: ApiWorld,
  ) => Promise<Response>;
};

/** Declares an operation; what it answers with gets parameters of the types that its schemas say. */
export function defineOperation<P extends z.ZodObject, Q extends z.ZodObject>(
  operation: Typed<P, Q>,
): Operation {
  // Sound because params and query are what these very schemas parsed.
  return operation as unknown as Operation;
}
