/** JSON as it was read, or why it cannot be. */
export type Parsed = { json: unknown } | { unreadable: 'body_not_json' | 'json_not_canonical' };

// A mark at the beginning is not skipped: then other bytes would be the same text.
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Deeper than anything that is sent here. */
const deepest = 32;
/** So many bytes cannot nest deeply enough to take up much memory. */
const harmlessBytes = 128 * 1024;

/**
 * Reads JSON in UTF-8 whose text is what JSON.stringify writes of it: whatever could be read in two ways (a key twice, -0,
 * 1e400, an escaped __proto__) is found by one comparison, and the text can always be made again from what it says.
 */
export function parseCanonical(bytes: Uint8Array): Parsed {
  if (bytes.length > harmlessBytes && isTooDeep(bytes)) return { unreadable: 'json_not_canonical' };
  let text: string;
  let json: unknown;
  try {
    text = utf8.decode(bytes);
    json = JSON.parse(text);
  } catch {
    return { unreadable: 'body_not_json' };
  }
  return isCanonical(text, json) ? { json } : { unreadable: 'json_not_canonical' };
}

function isCanonical(text: string, json: unknown): boolean {
  try {
    return JSON.stringify(json) === text;
  } catch {
    return false; // Nested deeper than the stack.
  }
}

const [quote, backslash, ...brackets] = Buffer.from('"\\[]{}');
const [openList, closeList, openObject, closeObject] = brackets;

/** Half a million brackets take up a hundred megabytes when they are parsed, and none when they are counted. */
function isTooDeep(bytes: Uint8Array): boolean {
  let depth = 0;
  let isText = false;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i];
    if (isText) {
      if (byte === backslash) i++;
      else if (byte === quote) isText = false;
    } else if (byte === quote) isText = true;
    else if (byte === openList || byte === openObject) {
      if (++depth > deepest) return true;
    } else if (byte === closeList || byte === closeObject) depth--;
  }
  return false;
}
