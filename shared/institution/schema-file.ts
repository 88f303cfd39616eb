import { z } from 'zod';
import { InstitutionSettings } from './settings.ts';

/** Name of the file in a package by which Chrome and Edge check what an institution set. */
export const schemaFileName = 'institution-settings.json';

/**
 * The text of that file. Of JSON Schema these browsers take no `additionalProperties` and no `$schema` at the top, and they
 * do not load an extension whose schema they cannot read.
 */
export function schemaFile(): string {
  const { type, properties } = z.toJSONSchema(InstitutionSettings);
  return `${JSON.stringify({ type, properties }, null, 1)}\n`;
}
