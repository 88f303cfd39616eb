import { type PersonalKind, personalKinds, type Span } from '../span.ts';
import { harmlessAnywhere, harmlessSentences } from './harmless.ts';
import { type Language, languages } from './languages.ts';
import { Random } from './random.ts';
import { card, email, iban, phone } from './secrets.ts';
import { sentences } from './sentences.ts';

/** A piece of text, and what is personal in it. */
export interface Snippet {
  language: Language;
  text: string;
  planted: Span[];
}

const secrets: Readonly<Record<PersonalKind, (random: Random, language: Language) => string>> = {
  email,
  phone,
  card,
  iban,
};

/** The same snippets from the same seed: six in ten with a secret of one kind or two of any, four in ten harmless. */
export function corpus(size: number, seed: number): Snippet[] {
  const random = new Random(seed);
  return Array.from({ length: size }, (_, index) => {
    const language = languages[index % languages.length] ?? 'en';
    return random.between(1, 10) <= 6 ? withSecrets(random, language) : harmless(random, language);
  });
}

function withSecrets(random: Random, language: Language): Snippet {
  const planted: Span[] = [];
  let text = '';
  for (let count = random.pick([1, 1, 1, 2]); count > 0; count--) {
    const kind = random.pick(personalKinds);
    const secret = secrets[kind](random, language);
    const [before = '', after = ''] = random.pick(sentences[language][kind]).split('…');
    text += `${text && ' '}${before}`;
    planted.push({ kind, start: text.length, end: text.length + secret.length });
    text += secret + after;
  }
  return { language, text, planted };
}

function harmless(random: Random, language: Language): Snippet {
  const parts = Array.from({ length: random.pick([1, 1, 2]) }, () =>
    random.fill(random.pick(random.between(0, 1) ? harmlessAnywhere : harmlessSentences[language])),
  );
  return { language, text: parts.join(' · '), planted: [] };
}
