import { authorOf, titleOf } from '../../publish/citation.ts';
import { licence } from '../../publish/licence.ts';
import type { ReleaseFile } from '../../publish/manifest.ts';
import type { Release } from '../../publish/read-release.ts';
import type { DatasetReleases } from '../../publish/release-catalogue.ts';
import type { Site } from '../layout.ts';
import { isData } from '../serve-file.ts';
import { text } from '../text.ts';
import { catalogPath } from './feed-links.ts';

type Node = Record<string, unknown>;

const vocabulary = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  schema: 'https://schema.org/',
  spdx: 'http://spdx.org/rdf/terms#',
  vcard: 'http://www.w3.org/2006/vcard/ns#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
};

const mediaTypes = 'https://www.iana.org/assignments/media-types/';
const accessRights = 'http://publications.europa.eu/resource/authority/access-right/PUBLIC';

/**
 * Every dataset's latest release as DCAT-AP 3 and schema.org/DataCatalog in one JSON-LD document, so that portals of open
 * data can harvest it. Withdrawn releases are not in it.
 */
export function catalogJsonLd(site: Site, datasets: readonly DatasetReleases[]): Node {
  const url = `${site.baseUrl}${catalogPath}`;
  const standing = datasets.map(({ latest }) => latest).filter(({ tombstone }) => !tombstone);
  return {
    '@context': vocabulary,
    '@id': url,
    '@type': ['dcat:Catalog', 'schema:DataCatalog'],
    'dct:title': english(text('catalogName', { study: site.studyName })),
    'dct:description': english(text('catalogAbout')),
    'dct:publisher': agent(site, site.studyName),
    'dct:license': { '@id': licence.url },
    'dct:language': { '@id': 'http://publications.europa.eu/resource/authority/language/ENG' },
    'foaf:homepage': { '@id': `${site.baseUrl}/datasets/` },
    'schema:name': text('catalogName', { study: site.studyName }),
    'schema:url': `${site.baseUrl}/datasets/`,
    'dcat:dataset': standing.map((release) => datasetNode(site, release)),
  };
}

function datasetNode(site: Site, release: Release): Node {
  const { manifest, files } = release;
  const { dataset, version, created, description, keywords, windows } = manifest;
  const page = `${site.baseUrl}/datasets/${dataset}/${version}/`;
  const [first, last] = [windows.at(0), windows.at(-1)];
  return {
    '@id': page,
    '@type': ['dcat:Dataset', 'schema:Dataset'],
    'dct:identifier': `${dataset}@${version}`,
    'dct:title': english(titleOf(manifest)),
    'dct:description': english(description),
    'dct:publisher': agent(site, authorOf(manifest)),
    'dct:license': { '@id': licence.url },
    'dct:accessRights': { '@id': accessRights },
    'dct:issued': day(created),
    'dct:modified': day(created),
    'dcat:version': version,
    'dcat:keyword': keywords.map(english),
    'dcat:landingPage': { '@id': page },
    ...(site.contact === undefined ? {} : { 'dcat:contactPoint': contactNode(site.contact) }),
    'dct:temporal': {
      '@type': 'dct:PeriodOfTime',
      'dcat:startDate': day(first?.from ?? created),
      'dcat:endDate': day(last?.until ?? created),
    },
    'schema:name': titleOf(manifest),
    'schema:url': page,
    'dcat:distribution': [...files.values()]
      .filter((file) => isData(release, file) && !file.path.endsWith('.sha256'))
      .map((file) => distributionNode(page, file)),
  };
}

function distributionNode(page: string, file: ReleaseFile): Node {
  const address = `${page}${file.path}`;
  const type = file.mediaType.split(';', 1)[0] ?? '';
  return {
    '@id': address,
    '@type': ['dcat:Distribution', 'schema:DataDownload'],
    'dct:title': english(`${file.about} (${file.path})`),
    'dcat:accessURL': { '@id': page },
    'dcat:downloadURL': { '@id': address },
    'dct:license': { '@id': licence.url },
    'dct:format': { '@id': `${mediaTypes}${type}`, '@type': 'dct:MediaTypeOrExtent' },
    'dcat:mediaType': { '@id': `${mediaTypes}${type}` },
    'dcat:byteSize': { '@type': 'xsd:nonNegativeInteger', '@value': String(file.bytes) },
    'spdx:checksum': {
      '@type': 'spdx:Checksum',
      'spdx:algorithm': { '@id': 'spdx:checksumAlgorithm_sha256' },
      'spdx:checksumValue': { '@type': 'xsd:hexBinary', '@value': file.sha256 },
    },
    'schema:contentUrl': address,
    'schema:encodingFormat': type,
  };
}

function agent(site: Site, name: string): Node {
  return {
    '@id': `${site.baseUrl}/`,
    '@type': ['foaf:Agent', 'schema:Organization'],
    'foaf:name': english(name),
    'foaf:homepage': { '@id': `${site.baseUrl}/` },
  };
}

function contactNode(contact: string): Node {
  const isMail = !contact.includes('/') && contact.includes('@');
  return {
    '@type': 'vcard:Organization',
    [isMail ? 'vcard:hasEmail' : 'vcard:hasURL']: { '@id': isMail ? `mailto:${contact}` : contact },
  };
}

const english = (value: string): Node => ({ '@language': 'en', '@value': value });
const day = (value: string): Node => ({ '@type': 'xsd:date', '@value': value });
