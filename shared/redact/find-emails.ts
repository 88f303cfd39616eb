import type { Stretch } from './span.ts';

const at = 'at|ät|arroba|arobase|chiocciola|małpa|apenstaartje|klammeraffe';
const dot = 'dot|punkt|punto|point|kropka|punt|ponto';
const open = ' {0,2}[([{<] {0,2}';
const close = ' {0,2}[)\\]}>] {0,2}';

/** Where an address may have its @: the sign, the sign or its name in brackets, and either between spaces. */
const signs = new RegExp(
  `${open}(?:@|${at})${close}|(?<loose> {1,2}@ {0,2}|@ {1,2})|(?<plain>@|%40)|(?<spoken> {1,2}(?:${at}) {1,2})`,
  'giu',
);
const label = /[\p{L}\p{N}\p{M}-]{1,63}/uy;
const fullStop = new RegExp(`\\.|${open}(?:\\.|${dot})${close}`, 'iuy');
const spokenStop = new RegExp(`${open}(?:\\.|${dot})${close}| {1,2}(?:${dot}) {1,2}`, 'iuy');
const anyStop = new RegExp(`${fullStop.source}|${spokenStop.source}`, 'iuy');
const stopBefore = new RegExp(`(?:${spokenStop.source})$`, 'iu');

const local = /[\p{L}\p{N}\p{M}!#$*+^_`~'.-]/u;
const topLevel = /^(?:[\p{L}\p{M}]{2,63}|xn--[a-z0-9-]+)$/iu;
const image = /^[0-9]x\.(?:png|jpe?g|gif|webp|avif|svg)$/i; // logo@2x.png
/** Mailboxes that many people have: with them even "jo at gmail dot com" is an address and "look at that" is not. */
const providers = new RegExp(
  `^(?:gmail|googlemail|yahoo|hotmail|outlook|live|msn|icloud|aol|gmx|web|freenet|t-online|posteo|mailbox|proton|protonmail
  |pm|orange|wanadoo|free|laposte|sfr|libero|virgilio|tiscali|alice|wp|onet|interia|op|terra|uol|bol|ziggo|kpn|planet
  |skynet|telenet|mail|fastmail|yandex|hey|duck|tuta|tutanota)$`.replace(/\s+/g, ''),
  'iu',
);

const longestLocal = 64;
const longestDomain = 253;

/** E-mail addresses in any script, also where the @ or the dot is written out: `jo (at) example (dot) org`. */
export function findEmails(text: string): Stretch[] {
  const found: Stretch[] = [];
  let from = 0;
  for (const sign of text.matchAll(signs)) {
    if (sign.index < from) continue;
    const start = startOfLocal(text, sign.index, from);
    const { plain, loose, spoken } = sign.groups ?? {};
    const domain = readDomain(text, sign.index + sign[0].length, plain || loose ? fullStop : anyStop);
    if (start === sign.index || !domain) continue;
    if (spoken && !domain.spoken) continue;
    if ((loose || spoken) && !providers.test(domain.name)) continue;
    found.push({ start, end: domain.end });
    from = domain.end;
  }
  return found;
}

function startOfLocal(text: string, end: number, from: number): number {
  const limit = Math.max(from, end - longestLocal);
  let start = end;
  for (;;) {
    while (start > limit && local.test(text[start - 1] ?? '')) start--;
    if (start === end) return end;
    const stop = stopBefore.exec(text.slice(Math.max(limit, start - 12), start));
    if (!stop || start - stop[0].length <= limit || !local.test(text[start - stop[0].length - 1] ?? ''))
      break;
    start -= stop[0].length;
  }
  while (start < end && !/[\p{L}\p{N}_]/u.test(text[start] ?? '')) start++;
  return start;
}

interface Domain {
  /** The label before the top-level domain. */
  name: string;
  end: number;
  /** Whether a dot was written as a word or in brackets. */
  spoken: boolean;
}

/** The longest domain that begins here: labels with stops between them, the last one a top-level domain. */
function readDomain(text: string, start: number, stops: RegExp): Domain | undefined {
  let domain: Domain | undefined;
  let name = '';
  let spoken = false;
  let end = start;
  while (end - start < longestDomain) {
    const written = readAt(label, text, end);
    if (!written || written.startsWith('-')) break;
    const word = written.replace(/(?<!-)-+$/, '');
    if (name && topLevel.test(word) && !image.test(`${name}.${word}`))
      domain = { name, end: end + word.length, spoken };
    name = word;
    end += written.length;
    const stop = readAt(stops, text, end);
    if (!stop) break;
    if (stop !== '.') spoken = true;
    end += stop.length;
  }
  return domain;
}

function readAt(pattern: RegExp, text: string, index: number): string | undefined {
  pattern.lastIndex = index;
  return pattern.exec(text)?.[0];
}
