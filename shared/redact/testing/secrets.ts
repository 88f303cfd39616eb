import type { Language } from './languages.ts';
import { phonePatterns } from './phones.ts';
import type { Random } from './random.ts';

const names: Readonly<Record<Language, readonly string[]>> = {
  en: ['jo.smith', 'mary_jones', 'K.OBrien', 'tom+news', 'a.b', 'the-real-dave', "o'neil", 'x9'],
  de: ['jürgen.müller', 'anna-lena', 'h.schmidt65', 'oma_gerda', 'info', 'strauß', 'J.Weber'],
  es: ['maría.lópez', 'pepe_99', 'jose.nuñez', 'laura', 'el.nino', 'ventas'],
  fr: ['françois.dupont', 'jean-pierre', 'c.lefèvre', 'contact', 'zoé', 'm_bernard'],
  it: ['giulia.rossi', 'marco_bianchi', 'niccolò', 'info.casa', 'f.esposito', 'nonna-pina'],
};
const domains: Readonly<Record<Language, readonly string[]>> = {
  en: ['example.com', 'gmail.com', 'mail.example.co.uk', 'outlook.com', 'my-school.edu', 'icloud.com'],
  de: ['example.de', 'gmx.de', 'web.de', 'müller-bau.de', 't-online.de', 'stadt.köln'],
  es: ['ejemplo.es', 'hotmail.com', 'yahoo.es', 'correo.unam.mx', 'peña.com'],
  fr: ['exemple.fr', 'orange.fr', 'laposte.net', 'ac-paris.fr', 'hôtel.fr'],
  it: ['esempio.it', 'libero.it', 'gmail.com', 'comune.roma.it', 'caffè.it'],
};
const atWord: Readonly<Record<Language, string>> = {
  en: 'at',
  de: 'ät',
  es: 'arroba',
  fr: 'arobase',
  it: 'chiocciola',
};
const dotWord: Readonly<Record<Language, string>> = {
  en: 'dot',
  de: 'punkt',
  es: 'punto',
  fr: 'point',
  it: 'punto',
};

/** An e-mail address; one in eight is written so that machines should not read it. */
export function email(random: Random, language: Language): string {
  const name = random.pick(names[language]);
  const domain = random.pick(domains[language]);
  switch (random.between(0, 23)) {
    case 0:
      return `${name} (at) ${domain}`;
    case 1:
      return `${name}[at]${domain.replaceAll('.', '[dot]')}`;
    case 2:
      return `${name} (${atWord[language]}) ${domain.replaceAll('.', ` (${dotWord[language]}) `)}`;
    case 3:
      return `${name}@${domain}`.toUpperCase();
    case 4:
      return `${name.replaceAll('.', ` ${dotWord[language]} `)} ${atWord[language]} gmail ${dotWord[language]} com`;
    default:
      return `${name}@${domain}`;
  }
}

/** A phone number in one of the country's ways; now and then with hard spaces or long dashes. */
export function phone(random: Random, language: Language): string {
  const number = random.fill(random.pick(phonePatterns[language]));
  switch (random.between(0, 9)) {
    case 0:
      return number.replaceAll(' ', '\u00a0');
    case 1:
      return number.replaceAll('-', '–').replaceAll(' ', '\u202f');
    default:
      return number;
  }
}

/** A card number with a right check digit, in the groups that are printed on it. */
export function card(random: Random): string {
  const [start, groups] = random.pick<[string, number[]]>([
    ['4', [4, 4, 4, 4]],
    [`5${random.between(1, 5)}`, [4, 4, 4, 4]],
    ['2221', [4, 4, 4, 4]],
    ['37', [4, 6, 5]],
    ['6011', [4, 4, 4, 4]],
    ['36', [4, 6, 4]],
    ['3530', [4, 4, 4, 4]],
    ['62', [4, 4, 4, 4, 3]],
    ['6759', [4, 4, 4, 4]],
  ]);
  const length = groups.reduce((sum, size) => sum + size, 0);
  const body = start + random.string(length - 1 - start.length, '0123456789');
  const last = [...Array(10).keys()].find((digit) => luhn(`${body}${digit}`));
  return grouped(`${body}${last}`, groups, random.pick(['', ' ', ' ', '-', '-', '.', '\u00a0']));
}

function luhn(number: string): boolean {
  const doubled = [...number].reverse().map((digit, place) => Number(digit) * (place % 2 === 1 ? 2 : 1));
  return doubled.reduce((sum, value) => sum + (value > 9 ? value - 9 : value), 0) % 10 === 0;
}

const accounts: Readonly<Record<Language, readonly string[]>> = {
  en: ['GB##WEST##############', 'IE##AIBK##############', 'MT##MALT#####0012345MTLCAST001S'],
  de: ['DE##37040044##########', 'AT##19043###########', 'CH##00762###########9'],
  es: ['ES##2100####45##########', 'PT##0002############54545'],
  fr: ['FR##20041#####05##M02606###', 'BE##5390########', 'LU##0019############'],
  it: ['IT##X05428#####0000000#####', 'SM##U03225#####000000270100', 'PL##10901014################'],
};

/** A bank account number with right check digits, with or without spaces, one in four in small letters. */
export function iban(random: Random, language: Language): string {
  const pattern = random.pick(accounts[language]);
  const body = random.fill(pattern.slice(4).replaceAll('N', 'n')).toUpperCase();
  const numeric = [...`${body}${pattern.slice(0, 2)}00`].map((sign) => Number.parseInt(sign, 36)).join('');
  const check = String(98n - (BigInt(numeric) % 97n)).padStart(2, '0');
  const whole = pattern.slice(0, 2) + check + body;
  const written = grouped(whole, Array(9).fill(4), random.pick(['', '', ' ', ' ', ' ', '-', '\u00a0']));
  return random.between(0, 3) === 0 ? written.toLowerCase() : written;
}

function grouped(text: string, sizes: readonly number[], gap: string): string {
  const groups = sizes.map((size, index) => {
    const from = sizes.slice(0, index).reduce((sum, earlier) => sum + earlier, 0);
    return text.slice(from, from + size);
  });
  return groups.filter(Boolean).join(gap);
}
