import { z } from 'zod';
import type { DatasetDefinition } from '../publish/define-dataset.ts';
import { licence } from '../publish/licence.ts';
import type { Answer, Operation } from './operation.ts';

type Json = Record<string, unknown>;

const parts: Record<Operation['part'], string> = {
  Catalogue: 'What there is.',
  Releases: 'What was published, how it was protected, and what it was made of.',
  Rows: 'Published tables, filtered and page by page.',
  Figures: 'Headline figures and their series.',
  Files: 'Downloads.',
  Partners: 'What is not public: for vetted partners, by key, on record.',
};

/**
 * The OpenAPI 3.1 document, made from the schemas that requests are checked with.
 * @param datasets whose rows are described one by one
 * @param server address, without a slash at the end; undefined in the paper, which is of no server
 */
export function openApi(
  operations: readonly Operation[],
  datasets: readonly DatasetDefinition[],
  server?: string,
): Json {
  const schemas: Json = {};
  for (const { holds } of operations.flatMap(({ answers }) => answers))
    if (holds) schemas[holds.name] = schemaOf(holds.schema, 'output');
  for (const { slug, row, question } of datasets)
    schemas[rowName(slug)] = { ...schemaOf(row, 'output'), title: slug, description: question };
  return {
    openapi: '3.1.0',
    info: {
      title: 'Daylight: published data',
      version: '1',
      summary: 'What volunteers were shown by platforms, as open data.',
      description:
        'Reads what was published, and nothing else: no database stands behind it, nothing asked is remembered. Every number has noise that protects people, and says how much.',
      license: { name: licence.title, identifier: licence.name },
    },
    ...(server === undefined ? {} : { servers: [{ url: server }] }),
    tags: Object.entries(parts).map(([name, description]) => ({ name, description })),
    paths: Object.fromEntries(operations.map((operation) => [operation.path, { get: described(operation) }])),
    components: {
      schemas,
      securitySchemes: {
        partnerKey: { type: 'http', scheme: 'bearer', description: 'A key that the operator has made.' },
      },
    },
  };
}

/** Name of the schema of a dataset's rows. */
function rowName(slug: string): string {
  return `Row.${slug}`;
}

function described(operation: Operation): Json {
  const { id, part, summary, description, params, query, answers, scope } = operation;
  return {
    operationId: id,
    tags: [part],
    summary,
    description,
    security: scope === undefined ? [] : [{ partnerKey: [] }],
    ...(scope === undefined ? {} : { 'x-scope': scope }),
    parameters: [...parametersOf(params, 'path'), ...parametersOf(query, 'query')],
    responses: Object.fromEntries(answers.map((answer) => [String(answer.status), responseOf(answer)])),
  };
}

function parametersOf(schema: z.ZodObject, place: 'path' | 'query'): Json[] {
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, { description, ...own }]) => ({
    name,
    in: place,
    required: required.includes(name),
    ...(description === undefined ? {} : { description }),
    schema: own,
    // One name, given again for each: where=a&where=b.
    ...(own.type === 'array' ? { style: 'form', explode: true } : {}),
  }));
}

function responseOf({ about, media, holds }: Answer): Json {
  const content = media.map((type) => {
    const isJson = holds !== undefined && /json$/.test(type) && !type.includes('ndjson');
    return [type, isJson ? { schema: { $ref: `#/components/schemas/${holds.name}` } } : {}];
  });
  return { description: about, ...(content.length > 0 ? { content: Object.fromEntries(content) } : {}) };
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...own } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return own;
}
