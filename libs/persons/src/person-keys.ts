const KEY = /^(?:(\d{1,3}):)?([0-9a-f]{64})$/;

/** What an environment variable of keys looks like: one key, or several with their versions, `2:<hex>,1:<hex>`. */
export const PERSON_KEYS = /^(\d{1,3}:)?[0-9a-f]{64}(,\d{1,3}:[0-9a-f]{64})*$/;

/**
 * The keys of an environment variable by version. A key without a version is version 1, so that what was sealed before there
 * were versions still opens. Throws when a version stands twice or is not 1–255 (it is one byte of what is sealed).
 */
export function readPersonKeys(text: string): ReadonlyMap<number, Buffer> {
  const keys = new Map<number, Buffer>();
  for (const part of text.split(',')) {
    const [, version = '1', hex] = KEY.exec(part) ?? [];
    const number = Number(version);
    if (!hex || number < 1 || number > 255 || keys.has(number))
      throw new Error('person keys are `<64 hex digits>` or `<version>:<64 hex digits>,…`, each version 1–255 once');
    keys.set(number, Buffer.from(hex, 'hex'));
  }
  return keys;
}
