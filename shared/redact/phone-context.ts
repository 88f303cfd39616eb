/** Beginnings of words after which digits are a phone number, by language. A trailing \b marks a whole word. */
const invites = [
  'tel\\b|tele?ph|ph\\b|phone|fax|mobile|cell\\b|cellphone|call\\b|ring\\b|dial\\b|text\\b|sms\\b|whats ?app|wa\\.me|signal\\b|viber',
  'my number|our number|reach (?:me|us|him|her)|contact',
  'telef|fon\\b|mobil|handy|ruf|anruf|anzurufen|erreich|durchwahl|meine nummer|festnetz|hotline',
  'teléf|llám|llam[ae]|móvil|movil\\b|celular|mi n[úu]mero|escríbe|guasap',
  'tél|appel|portable|joign|joindre|rappel|mon num[ée]ro',
  'chiam|cellulare|cell\\.|mio numero|scrivimi|recapito',
  'ligue\\b|ligar|meu n[úu]mero|contato|zap\\b',
  'bel\\b|bellen\\b|mijn nummer|bereik',
  'dzwoń|zadzwoń|dzwonić|komór|kom\\.|mój numer|numer telefonu|tel\\.',
  'هاتف|جوال|موبايل|واتساب|اتصل|تلفون|رقمي',
];
/** Beginnings of words after which digits number something else. */
const denies = [
  'order|invoice|track|isbn|ean\\b|ref\\b|refer|sku\\b|asin\\b|ticket|case\\b|id\\b|ids\\b|serial|part no|model|version|batch|item\\b',
  'bestell|rechnung|kunden|sendung|vorgang|artikel|serien|aktenzeichen|auftrag',
  'pedido|factura|seguimiento|expediente|commande|facture|suivi|référence|dossier|modèle',
  'ordine|fattura|spedizione|riferimento|codice|pratica|zamówieni|faktur|przesyłk|numer seryjny',
  'encomenda|código|codigo|bestelling|factuur|doi\\b|arxiv|pmid|hash|commit',
  'vat\\b|p\\. ?iva|partita iva|cod\\. ?fisc|siren|siret|nif\\b|cif\\b|nip\\b|regon|steuer|ust-?id|cpf|cnpj',
];
/** Beginnings of words after which digits were drawn from an urn. */
const draws = 'lott|loter|loto\\b|euro ?(?:jackpot|milli)|powerball|estrazione|losowani|sorteo|tirage';
const word = new RegExp(
  `(?<!\\p{L})(?:(?<invites>${invites.join('|')})|(?<draws>${draws})|(?:${denies.join('|')}))|(?<picture>[☎✆📞📱📲])`,
  'giu',
);
const reach = 40;

export type PhoneContext = 'invited' | 'denied' | 'drawn' | 'open';

/** What the words shortly before a place say about digits there. The nearest word decides. */
export function contextBefore(text: string, index: number): PhoneContext {
  const before = text.slice(Math.max(0, index - reach), index);
  const nearby = before.slice(before.lastIndexOf(']') + 1);
  let context: PhoneContext = 'open'; // What stands before a mark is left out: its own word is not the writer's.
  for (const { groups } of nearby.matchAll(word))
    context = groups?.invites || groups?.picture ? 'invited' : groups?.draws ? 'drawn' : 'denied';
  return context;
}

const moneyBefore = /(?:[$€£¥₹₺₽]|(?<!\p{L})(?:eur|usd|gbp|chf|pln|brl|zł|rs))\.? ?$/iu;
const units = [
  'eur|usd|gbp|chf|pln|zł|dollar|dólar|pesos|złot|mio|milli|million|km|kg',
  'view|aufruf|vues?|visuali|vistas|visitas|wyświetl|weergave',
  "subscri|suscri|abonn|iscritti|inscrit|seguidor|follow|obserwuj|like|me gusta|j'aime|mi piace",
  'people|mensch|persona|personne|persone|osób|einwohner|abitanti|habitant|mieszka',
  'copies|download|user|vote|stimmen|voti|głos|مشاهد|مشترك|دولار',
];
const unitAfter = new RegExp(`^,[0-9]|^ ?(?:d[ei] |d')?(?:[%$€£¥₹₺₽°]|${units.join('|')})`, 'iu');

/** Whether digits are an amount: money before them, a unit or decimals after them. */
export function isAmount(text: string, start: number, end: number): boolean {
  return (
    moneyBefore.test(text.slice(Math.max(0, start - 6), start)) || unitAfter.test(text.slice(end, end + 16))
  );
}
