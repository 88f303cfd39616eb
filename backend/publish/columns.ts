import { z } from 'zod';
import type { ColumnMeta, ColumnRole } from './define-dataset.ts';

/** Type of a column, in the words of Table Schema 2.0. */
export type ColumnType = 'date' | 'string' | 'integer' | 'number' | 'boolean';

/** One column of a dataset, as its zod schema describes it. */
export interface Column {
  name: string;
  /** What a person calls it. */
  label: string;
  type: ColumnType;
  nullable: boolean;
  description: string;
  /** What it means that there is no value; `null` where there always is one. */
  missing: string | null;
  unit: string | null;
  role: ColumnRole;
  /** First version of the dataset that has it. */
  since: string;
  minimum: number | null;
  maximum: number | null;
  pattern: string | null;
  /** All values there are, where the list is closed. */
  allowed: string[] | null;
  /** A string whose content nothing constrains: somebody else's words, to be treated as hostile. */
  freeText: boolean;
}

interface JsonSchema extends Partial<ColumnMeta> {
  /** zod writes what can be null as two types, or as two schemas. */
  type?: string | string[];
  format?: string;
  pattern?: string;
  enum?: unknown[];
  const?: unknown;
  minimum?: number;
  maximum?: number;
  description?: string;
  anyOf?: JsonSchema[];
}

/**
 * Columns of a row schema, in order. The zod schema is the codebook; this only reads it.
 * @throws Error naming the column that has no description, label or role, that can be missing without saying what that
 *   means, or that has a type which a table cannot hold.
 */
export function columnsOf(row: z.ZodObject): Column[] {
  const schema = z.toJSONSchema(row) as { properties?: Record<string, JsonSchema> };
  return Object.entries(schema.properties ?? {}).map(([name, property]) => columnOf(name, property));
}

function columnOf(name: string, property: JsonSchema): Column {
  const options = (property.anyOf ?? [property]).flatMap((option) =>
    [option.type ?? ''].flat().map((one) => ({ ...option, type: one })),
  );
  const nullable = options.some((option) => option.type === 'null');
  const value = options.find((option) => option.type !== 'null') ?? { ...property, type: '' };
  const { description, label, role, missing } = property;
  const type = value.type === 'string' && value.format === 'date' ? 'date' : value.type;
  if (description === undefined || label === undefined || role === undefined)
    throw new Error(`column ${name} needs a description, a label and a role: use column(…)`);
  if (nullable && missing === undefined)
    throw new Error(`column ${name} can be missing and does not say what that means: add missing`);
  if (type !== 'date' && type !== 'string' && type !== 'integer' && type !== 'number' && type !== 'boolean')
    throw new Error(`column ${name} has type ${type}, which a table cannot hold`);
  const allowed = allowedValues(value);
  const pattern = type === 'string' && allowed === null ? (value.pattern ?? null) : null;
  return {
    name,
    label,
    type,
    nullable,
    description,
    missing: nullable ? (missing ?? null) : null,
    unit: property.unit ?? null,
    role,
    since: `${property.since ?? 1}.0.0`,
    minimum: bound(value.minimum),
    maximum: bound(value.maximum),
    pattern,
    allowed,
    freeText: type === 'string' && pattern === null && allowed === null,
  };
}

function allowedValues(value: JsonSchema): string[] | null {
  if (value.type !== 'string') return null;
  if (value.const !== undefined) return [String(value.const)];
  return value.enum === undefined ? null : value.enum.map(String);
}

// zod writes the range of safe integers into every z.int(); a codebook need not.
const bound = (limit: number | undefined): number | null =>
  limit === undefined || Math.abs(limit) === Number.MAX_SAFE_INTEGER ? null : limit;
