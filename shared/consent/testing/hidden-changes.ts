import { type ConsentDocument, materialParts } from '../document.ts';

/**
 * Changes that nobody would be asked about, though they should be: parts of which a change is always material, in a
 * version that says that it changes nothing material. As `version.locale: part`.
 */
export function hiddenChanges(documents: readonly ConsentDocument[]): string[] {
  return documents
    .filter((document) => !document.material)
    .flatMap((document) => {
      const before = documents
        .filter((other) => other.locale === document.locale && other.version < document.version)
        .sort((a, b) => b.version - a.version)[0];
      const changed = materialParts.filter((part) => before && before[part] !== document[part]);
      return changed.map((part) => `${document.version}.${document.locale}: ${part}`);
    });
}
