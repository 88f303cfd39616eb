import type { Stretch } from './span.ts';

/** Characters in an IBAN, by country. Source: the IBAN registry kept by SWIFT for ISO 13616. */
const lengths = new Map(
  `AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24
  FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32
  LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24
  RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30`
    .split(/\s+/)
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);

const beginning = /(?<=^|[^\p{L}\p{N}]|iban)[a-z]{2} ?[0-9]{2}/giu;
const polish = new RegExp(`(?<![\\p{L}\\p{N}])[0-9]{2}${' ?[0-9]{4}'.repeat(6)}(?![\\p{L}\\p{N}])`, 'gu');
const alphanumeric = /[0-9a-z]/i;

/** International bank account numbers: known country, right length, right checksum; upper or lower case, spaced or not. */
export function findIbans(text: string): Stretch[] {
  const found: Stretch[] = [];
  let from = 0;
  for (const { index } of text.matchAll(beginning)) {
    if (index < from) continue;
    const end = endOfIban(text, index);
    if (end === undefined) continue;
    found.push({ start: index, end });
    from = end;
  }
  return found;
}

/** Polish bank account numbers, which are IBANs that people write without their PL. */
export function findPolishAccounts(text: string): Stretch[] {
  return Array.from(text.matchAll(polish))
    .filter(([digits]) => isIban(`PL${digits.replaceAll(' ', '')}`))
    .map(({ index, 0: digits }) => ({ start: index, end: index + digits.length }));
}

function endOfIban(text: string, start: number): number | undefined {
  const length = lengths.get(text.slice(start, start + 2).toUpperCase());
  if (!length) return undefined;
  let iban = '';
  let at = start;
  while (iban.length < length) {
    const character = text[at] ?? '';
    if (alphanumeric.test(character)) iban += character;
    else if (!/^[ .-]{1,2}[0-9a-z]/i.test(text.slice(at, at + 3))) return undefined;
    at++;
  }
  if (/[\p{L}\p{N}]/u.test(text[at] ?? '')) return undefined;
  return isIban(iban.toUpperCase()) ? at : undefined;
}

/** ISO 7064 mod 97-10. At least half of an IBAN is digits; a sentence that fits by chance has fewer. */
function isIban(iban: string): boolean {
  if (iban.replace(/[^0-9]/g, '').length * 2 < iban.length) return false;
  let rest = 0;
  for (const character of iban.slice(4) + iban.slice(0, 4)) {
    const value = Number.parseInt(character, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}
