/** What a version may ask for later, of a volunteer who may have said yes to any of it. */
export interface MayAskFor {
  /** Match patterns. */
  hosts: readonly string[];
  /** Firefox's kinds of data; none in other browsers. */
  kinds: readonly string[];
}

/** As much of a manifest as says so. */
export interface AskingManifest {
  optional_host_permissions: readonly string[];
  browser_specific_settings?: {
    gecko?: { data_collection_permissions?: { optional?: readonly string[] } };
  };
}

/** What a manifest may ask for later. */
export function mayAskFor({
  optional_host_permissions,
  browser_specific_settings,
}: AskingManifest): MayAskFor {
  const kinds = browser_specific_settings?.gecko?.data_collection_permissions?.optional ?? [];
  return { hosts: optional_host_permissions, kinds };
}

/**
 * What volunteers would be asked for once more after an update to `next`, in sentences: Chromium takes back a permission
 * that a manifest no longer names, and nothing is recorded until they save their choices again.
 */
export function lostGrants(released: MayAskFor, next: MayAskFor): string[] {
  const gone = (before: readonly string[], after: readonly string[]) =>
    before.filter((each) => !after.includes(each));
  return [
    ...gone(released.hosts, next.hosts).map((host) => `${host}: whoever switched it on would lose it`),
    ...gone(released.kinds, next.kinds).map((kind) => `${kind}: whoever agreed to it would lose it`),
  ];
}
