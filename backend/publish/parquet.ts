import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { parquetMetadata, parquetReadObjects, type SchemaElement } from 'hyparquet';
import { parquetWriteBuffer } from 'hyparquet-writer';
import type { Column, ColumnType } from './columns.ts';
import type { Row, Value } from './row.ts';

const parquetTypes: Record<ColumnType, Pick<SchemaElement, 'type' | 'converted_type'>> = {
  date: { type: 'INT32', converted_type: 'DATE' },
  string: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  integer: { type: 'INT64' },
  number: { type: 'DOUBLE' },
  boolean: { type: 'BOOLEAN' },
};

/**
 * Rows as Parquet, compressed with zstd; equal input gives equal bytes.
 * @param metadata key-value pairs for the file's footer: title, licence, version, notice, what columns mean
 */
export function writeParquet(
  rows: readonly Row[],
  columns: readonly Column[],
  metadata: Readonly<Record<string, string>>,
): Uint8Array {
  return new Uint8Array(
    parquetWriteBuffer({
      columnData: columns.map((column) => ({
        name: column.name,
        data: rows.map((row) => toParquet(row[column.name] ?? null, column.type)),
      })),
      schema: [
        { name: 'root', num_children: columns.length },
        ...columns.map((column) => ({
          name: column.name,
          ...parquetTypes[column.type],
          repetition_type: column.nullable ? ('OPTIONAL' as const) : ('REQUIRED' as const),
        })),
      ],
      codec: 'ZSTD',
      compressors: {
        ZSTD: (input) => zstdCompressSync(input, { params: { [constants.ZSTD_c_compressionLevel]: 3 } }),
      },
      // Small first, so that a preview over ranges needs little.
      rowGroupSize: [1_000, 100_000],
      // Whole publisher names and dates in the statistics make row groups skippable and cost next to nothing.
      statisticsTruncateLength: Number.POSITIVE_INFINITY,
      kvMetadata: Object.entries(metadata).map(([key, value]) => ({ key, value })),
      createdBy: 'Daylight',
    }),
  );
}

/** Reads back what {@link writeParquet} wrote. */
export async function readParquet(
  bytes: Uint8Array,
  columns: readonly Column[],
): Promise<{ rows: Row[]; metadata: Record<string, string> }> {
  const file = Uint8Array.from(bytes).buffer;
  const footer = parquetMetadata(file);
  const read = await parquetReadObjects({
    file,
    metadata: footer,
    compressors: { ZSTD: (input) => zstdDecompressSync(input) },
  });
  return {
    rows: read.map((row) =>
      Object.fromEntries(columns.map((column) => [column.name, fromParquet(row[column.name])])),
    ),
    metadata: Object.fromEntries((footer.key_value_metadata ?? []).map((kv) => [kv.key, kv.value ?? ''])),
  };
}

function toParquet(value: Value, type: ColumnType): unknown {
  if (value === null) return null;
  if (type === 'date') return new Date(`${String(value)}T00:00:00Z`);
  return type === 'integer' ? BigInt(Number(value)) : value;
}

function fromParquet(value: unknown): Value {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value === 'bigint') return Number(value);
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  throw new Error(`Parquet: a value of type ${typeof value} is in no column of ours`);
}
