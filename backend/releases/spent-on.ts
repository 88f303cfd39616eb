import { rhoOfGaussian, sumRho } from '../aggregate/privacy/rho.ts';
import type { PrivacyProfile, TableName } from '../aggregate/profile.ts';
import type { MeasuredWindow } from '../measure/measured-window.ts';

/** What a window costs: rho of every table that is measured (that of the weeks four times), and the delta of choosing keys. */
export function spentOn(
  profile: PrivacyProfile,
  { coarse, figures }: { coarse: boolean; figures: number },
): MeasuredWindow['spent'] {
  const tables = (Object.keys(profile.tables) as TableName[]).filter(
    (name) => !(name === 'A' && coarse) && !(name === 'M' && figures === 0),
  );
  const rho = sumRho(
    tables.flatMap((name) => {
      const { squaredSensitivity, sigmaSquared, per } = profile.tables[name];
      const once = rhoOfGaussian(BigInt(squaredSensitivity), BigInt(sigmaSquared));
      return per === 'week' ? [once, once, once, once] : [once];
    }),
  );
  return { rho: `${rho.numerator}/${rho.denominator}`, delta: coarse ? 0 : profile.selection.delta, tables };
}
