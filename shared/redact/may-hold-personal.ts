import { fold } from './fold.ts';

/** Fewer digits than any phone, card or account number has that the detectors know. */
const fewestDigits = 7;
/** What an e-mail address cannot do without: the sign in one of its forms, or its name; and a stop after it. */
const sign = /@|%40|(?:at|ät|arroba|arobase|chiocciola|małpa|apenstaartje|klammeraffe)[ )\]}>]/iu;
const stop = /\.|dot|punkt|punto|point|kropka|punt|ponto/iu;

/**
 * Whether a text can hold anything that `findPersonal` finds: a quick look that is never wrong when it says no. Most
 * titles need no other.
 */
export function mayHoldPersonal(text: string): boolean {
  const folded = fold(text).text;
  if ((folded.match(/[0-9]/g)?.length ?? 0) >= fewestDigits) return true;
  const at = folded.search(sign);
  return at >= 0 && stop.test(folded.slice(at));
}
