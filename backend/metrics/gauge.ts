import type { Family, Sample } from './family.ts';

/** A value that is looked up when it is asked for. @param read a number, or several with labels */
export function gauge(
  name: string,
  help: string,
  read: () => number | Sample[] | Promise<number | Sample[]>,
): Family {
  return {
    ...{ name, help, type: 'gauge' },
    async collect() {
      const value = await read();
      return typeof value === 'number' ? [{ labels: {}, value }] : value;
    },
  };
}
