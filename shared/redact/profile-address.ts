/** Paths of one site that belong to people: those that match, but for those whose first part is one of `others`. */
interface Profiles {
  paths: RegExp;
  others?: ReadonlySet<string>;
}

const afterAt: Profiles = { paths: /^\/+(?:@|%40)./i };

/** Where sites keep the pages of people, as their own addresses show it. */
const sites: Readonly<Record<string, Profiles>> = {
  'linkedin.com': { paths: /^\/+(?:in|pub|posts)\/+./i },
  'facebook.com': everyPathBut(
    'about ads business events gaming groups hashtag help legal login marketplace pages photo plugins policies policy privacy reel search settings share sharer terms watch',
  ),
  'instagram.com': everyPathBut('about accounts developer explore legal p reel reels tags tv web'),
  'x.com': everyPathBut('about explore hashtag home i intent login privacy search settings share tos'),
  'twitter.com': everyPathBut('about explore hashtag home i intent login privacy search settings share tos'),
  'threads.net': afterAt,
  'threads.com': afterAt,
  'tiktok.com': afterAt,
  'reddit.com': { paths: /^\/+(?:user|u)\/+./i },
  'bsky.app': { paths: /^\/+profile\/+./i },
  'xing.com': { paths: /^\/+profile\/+./i },
  'vk.com': everyPathBut('about feed login search video'),
};

/** Whether an address is the page of a person, or names its person: a profile, or a post below it. */
export function isProfile(url: URL): boolean {
  const host = url.hostname.replace(/\.$/, '');
  const site = Object.keys(sites).find((name) => host === name || host.endsWith(`.${name}`));
  const profiles = site === undefined ? undefined : sites[site];
  if (!profiles?.paths.test(url.pathname)) return false;
  const first = url.pathname.split('/').find(Boolean)?.toLowerCase() ?? '';
  return !profiles.others?.has(first);
}

function everyPathBut(others: string): Profiles {
  return { paths: /^\/+[^/]/, others: new Set(others.split(' ')) };
}
