import { z } from 'zod';
import type { ColumnMeta, ColumnRole } from './define-dataset.ts';

/** Type of a column, in the words of Table Schema 2.0. */
export type ColumnType = 'date' | 'string' | 'integer' | 'number' | 'boolean';

/** One column of a dataset, as its zod schema describes it. */
export interface Column {
  name: string;
  type: ColumnType;
  nullable: boolean;
  description: string;
  unit: string | null;
  role: ColumnRole;
  minimum: number | null;
  maximum: number | null;
  pattern: string | null;
  /** A string whose content nothing constrains: somebody else's words, to be treated as hostile. */
  freeText: boolean;
}

interface JsonSchema extends Partial<ColumnMeta> {
  type?: string;
  format?: string;
  pattern?: string;
  enum?: unknown[];
  minimum?: number;
  maximum?: number;
  description?: string;
  anyOf?: JsonSchema[];
}

/**
 * Columns of a row schema, in order. The zod schema is the codebook; this only reads it.
 * @throws Error naming the column that has no description, no role, or a type a table cannot hold.
 */
export function columnsOf(row: z.ZodObject): Column[] {
  const schema = z.toJSONSchema(row) as { properties?: Record<string, JsonSchema> };
  return Object.entries(schema.properties ?? {}).map(([name, property]) => columnOf(name, property));
}

function columnOf(name: string, property: JsonSchema): Column {
  const nullable = property.anyOf?.some((option) => option.type === 'null') ?? false;
  const value = property.anyOf?.find((option) => option.type !== 'null') ?? property;
  const { description, role } = property;
  const type = value.type === 'string' && value.format === 'date' ? 'date' : value.type;
  if (description === undefined || role === undefined)
    throw new Error(`column ${name} needs .describe(…) and .meta({ role })`);
  if (type !== 'date' && type !== 'string' && type !== 'integer' && type !== 'number' && type !== 'boolean')
    throw new Error(`column ${name} has type ${String(type)}, which a table cannot hold`);
  return {
    name,
    type,
    nullable,
    description,
    unit: property.unit ?? null,
    role,
    minimum: bound(value.minimum),
    maximum: bound(value.maximum),
    pattern: type === 'string' ? (value.pattern ?? null) : null,
    freeText: type === 'string' && value.pattern === undefined && value.enum === undefined,
  };
}

// zod writes the range of safe integers into every z.int(); a codebook need not.
const bound = (limit: number | undefined): number | null =>
  limit === undefined || Math.abs(limit) === Number.MAX_SAFE_INTEGER ? null : limit;
