import type { ConsentPart } from '#shared/consent/document.ts';

/** What everybody should know before anything else; stands above the choices. */
export const keyParts: readonly ConsentPart[] = ['whatIsRead', 'whatIsNeverRead', 'procedures'];

/** All the rest of the consent document; stands below the choices. */
export const otherParts: readonly ConsentPart[] = [
  'purpose',
  'recipients',
  'retention',
  'confidentiality',
  'exhibit',
  'stories',
  'duration',
  'risks',
  'benefits',
  'alternatives',
  'voluntariness',
  'whatStaysPublished',
  'contact',
];
