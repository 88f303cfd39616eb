import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { aggregate, exactProgram, madePath } from './testing/exact-program.ts';
import { findInexact } from './testing/find-inexact.ts';

/** What must be found, by name: the reason, and the text in which it must be found. */
const bad: Record<string, [reason: RegExp, text: string]> = {
  'a weak generator': [/Math/, 'export const x = Math.random();'],
  'a logarithm under another name': [/Math/, 'const m = globalThis.Math; export const x = m.log;'],
  'a generator taken apart': [/Math/, 'const { random } = Math; export const x = random;'],
  'a name in brackets': [/Math/, "export const x = globalThis['Math'];"],
  'a literal with a fraction': [/fraction/, 'export const sigma = 17.9;'],
  'a literal with an exponent': [/fraction/, 'export const delta = 1e-8;'],
  'noise added as numbers': [
    /arithmetic/,
    'export const add = (count: number, noise: number) => count + noise;',
  ],
  'a product that is assigned': [/arithmetic/, 'export function f(x: number) { x *= 2; return x; }'],
  'a number turned round': [/arithmetic/, 'export const f = (x: number) => -x;'],
  'a number that goes up': [/arithmetic/, 'export function f(x: number) { x++; return x; }'],
  'a shift': [/arithmetic/, 'export const f = (x: number) => x >>> 1;'],
  'arithmetic on what has no type': [/arithmetic/, 'export const f = (x: any) => x / x;'],
  'arithmetic on what may be a number': [
    /arithmetic/,
    'export const f = (x: bigint | number) => (x as any) * 2n;',
  ],
  'a way to a number': [/NumberConstructor/, 'export const f = (x: bigint) => Number(x);'],
  'a way back from a number': [/BigIntConstructor/, 'export const f = (x: number) => BigInt(x);'],
  'a number out of a text': [/parseFloat/, "export const x = parseFloat('1');"],
  'an array of floats': [/Float64Array/, 'export const x = new Float64Array(1);'],
  'the time as a seed': [/Date/, 'export const x = Date.now();'],
  'another generator': [/node:util/, "import { inspect } from 'node:util'; export const x = inspect;"],
  'a file that is not looked through': [
    /interval/,
    "import { interval } from '../interval.ts'; export const x = interval;",
  ],
};
const good = `
  import { asRational } from '../rational.ts';
  export type Shape = { value: number };
  export function f(a: bigint, words: BigUint64Array): bigint {
    let sum = -a;
    for (const word of words) sum += (word ** 2n) % 7n;
    return asRational(sum > 3n ? sum : 1024n).numerator << 1n;
  }`;

const noise = readdirSync(join(aggregate, 'noise')).filter((name) => /(?<!\.test)\.ts$/.test(name));
const exact = [
  ...noise.map((name) => `noise/${name}`),
  'rational.ts',
  'bound-contributions.ts',
  'protect-cells.ts',
];
const files = exact.map((name) => join(aggregate, name));
const madeNames = Object.keys(bad).map((name, index) => [name, `made-${index}.ts`] as const);
const program = exactProgram(
  files,
  new Map([...madeNames.map(([name, file]) => [file, bad[name]?.[1] ?? ''] as const), ['good.ts', good]]),
);
const imports = ['../rational.ts', 'node:crypto'];

describe('between data and what is published there is no number but bigint', () => {
  test.each(files.map((file, index) => [exact[index], file]))('in %s', (name, file) => {
    // These two also stand at the border: they take counts in and give them out, by the one file that may convert.
    const atBorder = ['bound-contributions.ts', 'protect-cells.ts'].includes(name ?? '');
    const also = atBorder
      ? ['./whole-number.ts', './noise/random.ts', './noise/sample-discrete-gaussian.ts']
      : [];
    expect(findInexact(program, [file ?? ''], [...imports, ...also])).toEqual([]);
  });

  test('every sampler is looked through', () => {
    const needed = [
      'random.ts',
      'sample-bernoulli-exp.ts',
      'sample-discrete-gaussian.ts',
      'sample-discrete-laplace.ts',
    ];
    expect(noise).toEqual(expect.arrayContaining(needed));
  });
});

describe('the check is awake', () => {
  test.each(madeNames)('it finds %s', (name, file) => {
    const reasons = findInexact(program, [madePath(file)], imports).map((found) => found.reason);
    expect(reasons.join()).toMatch(bad[name]?.[0] ?? /never/);
  });

  test('it leaves whole numbers alone', () => {
    expect(findInexact(program, [madePath('good.ts')], imports)).toEqual([]);
  });
});
