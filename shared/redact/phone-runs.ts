import { type DigitGroup, digitGroups } from './digit-groups.ts';

/** Digits that may be one phone number or several: groups with nothing between them but what people put into one. */
export interface PhoneRun {
  groups: DigitGroup[];
  /** What stands between group `i` and group `i + 1`. */
  gaps: string[];
  /** Whether a + stands before it. */
  plus: boolean;
}

const gapInNumber = /^[ ()./-]{1,4}$/;
/** So many digits before a slash are a number, fewer may be the beginning of one: 06/12/34/56/78. */
const fullNumber = 9;
/** So many digits before a bracket are more than 00 and a country code. */
const countryCode = 6;
const years = /^(?:19|20)\d\d$/;

/** All runs of a folded text, in order, without those parts that are dates. */
export function phoneRuns(text: string): PhoneRun[] {
  const runs: PhoneRun[] = [];
  let run: PhoneRun | undefined;
  let previous: DigitGroup | undefined;
  for (const group of digitGroups(text)) {
    const gap = previous && text.slice(previous.end, group.start);
    if (run && gap && goesOn(run, gap)) {
      run.gaps.push(gap);
      run.groups.push(group);
    } else {
      run = {
        groups: [group],
        gaps: [],
        plus: /\+ ?\(?$/.test(text.slice(Math.max(0, group.start - 3), group.start)),
      };
      runs.push(run);
    }
    previous = group;
  }
  return runs.flatMap(withoutDates);
}

/** A slash or a bracket after a whole number begins another: 030/1234567/0171 2345678, 83 200 000 (2021). */
function goesOn(run: PhoneRun, gap: string): boolean {
  if (!gapInNumber.test(gap)) return false;
  const bracket = gap.includes('(');
  if (!bracket && !gap.includes('/')) return true;
  const most = bracket ? countryCode : fullNumber;
  let digits = 0;
  for (let index = run.groups.length - 1; index >= 0 && digits < most; index--) {
    digits += run.groups[index]?.digits.length ?? 0;
    if (run.gaps[index - 1] === ' - ') break; // Open 24/24 - 06/12/34/56/78
  }
  return digits < most;
}

/** The part of a run from group `from` up to but without group `to`. */
export function partOf(run: PhoneRun, from: number, to: number): PhoneRun {
  return {
    groups: run.groups.slice(from, to),
    gaps: run.gaps.slice(from, Math.max(from, to - 1)),
    plus: run.plus && from === 0,
  };
}

function withoutDates(run: PhoneRun): PhoneRun[] {
  const parts: PhoneRun[] = [];
  let from = 0;
  for (let index = 0; index + 2 < run.groups.length; index++) {
    if (!isDate(run, index)) continue;
    if (index > from) parts.push(partOf(run, from, index));
    from = index + 3;
    index = from - 1;
  }
  if (from < run.groups.length) parts.push(partOf(run, from, run.groups.length));
  return parts;
}

/** Whether a date begins at a group: 31.12.2026, 2026-12-31, 12/31/26, with other gaps around it than inside it. */
function isDate({ groups, gaps }: PhoneRun, index: number): boolean {
  const [a = '', b = '', c = ''] = groups.slice(index, index + 3).map((group) => group.digits);
  const gap = gaps[index];
  if (!gap || !/^[./-]$/.test(gap) || gaps[index + 1] !== gap) return false;
  if (gaps[index - 1] === gap || gaps[index + 2] === gap) return false;
  const small = (digits: string) => digits.length <= 2 && Number(digits) >= 1 && Number(digits) <= 31;
  if (small(a) && small(b)) return years.test(c) || (c.length === 2 && groups.length > 3);
  return years.test(a) && small(b) && small(c);
}
