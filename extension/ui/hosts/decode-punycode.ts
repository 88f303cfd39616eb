const base = 36;
const thresholdMin = 1;
const thresholdMax = 26;
const firstCode = 128;

/**
 * The letters that stand behind a label of an international name, e.g. `münchen` for `mnchen-3ya`; undefined where it is
 * none. Browsers turn names into this form and offer no way back.
 * Source: RFC 3492, section 6.2.
 * @param label without the `xn--` before it, in lower case
 */
export function decodePunycode(label: string): string | undefined {
  const delimiter = label.lastIndexOf('-');
  const codes = [...label.slice(0, Math.max(0, delimiter))].map((letter) => letter.charCodeAt(0));
  let code = firstCode;
  let place = 0;
  let bias = 72;
  for (let at = delimiter + 1; at < label.length; ) {
    const before = place;
    let weight = 1;
    for (let step = base; ; step += base) {
      const digit = digitOf(label[at++]);
      if (digit === undefined) return undefined;
      place += digit * weight;
      const threshold = Math.min(thresholdMax, Math.max(thresholdMin, step - bias));
      if (digit < threshold) break;
      weight *= base - threshold;
    }
    const length = codes.length + 1;
    bias = adapt(place - before, length, before === 0);
    code += Math.floor(place / length);
    place %= length;
    if (code > 0x10ffff) return undefined;
    codes.splice(place++, 0, code);
  }
  return String.fromCodePoint(...codes);
}

function digitOf(letter: string | undefined): number | undefined {
  const digit = letter === undefined ? -1 : 'abcdefghijklmnopqrstuvwxyz0123456789'.indexOf(letter);
  return digit < 0 ? undefined : digit;
}

function adapt(delta: number, length: number, isFirst: boolean): number {
  let left = isFirst ? Math.floor(delta / 700) : delta >> 1;
  left += Math.floor(left / length);
  let bias = 0;
  for (; left > ((base - thresholdMin) * thresholdMax) >> 1; bias += base)
    left = Math.floor(left / (base - thresholdMin));
  return bias + Math.floor((base * left) / (left + 38));
}
