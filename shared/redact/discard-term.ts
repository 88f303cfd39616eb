import { findEmails } from './find-emails.ts';
import { fold } from './fold.ts';
import { looksLikeToken } from './looks-like-token.ts';

/** Why a search term or prompt is not kept, and with it the whole item. */
export type DiscardReason = 'too-long' | 'too-many-words' | 'long-number' | 'email' | 'credentials' | 'token';

const mostCharacters = 50;
const mostWords = 7;
const mostDigits = 7;
const longestWord = 12;

const credentials =
  /:\/\/[^\s/?#]*@|[?&#;](?:(?=[a-z_-]*(?:token|passw|pwd|secret|session|api_?key|auth|signature))[a-z_-]*|sid|key|sig|code)=/i;

/**
 * Whether a search term or prompt is more likely to be about one person than about the world. The rules are those of
 * Brave's Web Discovery Project: more than 50 characters, more than 7 words, a number of more than 7 digits, an e-mail
 * address, an address with credentials in it, or more than 12 characters that look like a hash or token.
 * @returns the first rule that speaks against it, or nothing when it may be kept
 */
export function discardReason(term: string): DiscardReason | undefined {
  const { text } = fold(term.trim());
  if ([...text].length > mostCharacters) return 'too-long';
  if (credentials.test(text)) return 'credentials';
  if (findEmails(text).length > 0) return 'email';
  if (text.split(/\s+/).length > mostWords) return 'too-many-words';
  if (looksLikeToken(text, longestWord)) return 'token';
  // Spaces and signs between the digits do not make a number shorter.
  if (new RegExp(`[0-9]{${mostDigits + 1}}`).test(text.replace(/[^\p{L}0-9]/gu, ''))) return 'long-number';
  return undefined;
}
