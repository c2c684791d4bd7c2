const TOKENS = [
  '<',
  '>',
  '&',
  '"',
  '<!DOCTYPE a>',
  '<![CDATA[',
  ']]>',
  '<!--',
  '&#0;',
  '&#xD800;',
  '&#x110000;',
  '&a;',
  '</edXML>',
  '<?xml?>',
  '\0',
  '\ufffe',
  '='.repeat(9),
];

/**
 * Damages XML: digits and bytes turned, parts left out, doubled, or pieces put where they do not belong, one to four times. The same seed
 * damages alike.
 */
export function mutations(seed: number): (text: Buffer) => Buffer {
  let state = seed;
  const random = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  return (text) => {
    let bytes = Buffer.from(text);
    for (let times = 1 + random(4); times > 0 && bytes.length > 0; times -= 1) {
      const at = random(bytes.length);
      const until = Math.min(bytes.length, at + 1 + random(60));
      const token = Buffer.from(TOKENS[random(TOKENS.length)]!);
      const kind = random(8);
      if (kind === 0) bytes[at] = random(256);
      else if (kind === 1) bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(until)]);
      else if (kind === 2) bytes = Buffer.concat([bytes.subarray(0, until), bytes.subarray(at)]);
      else if (kind === 3) bytes = Buffer.concat([bytes.subarray(0, at), token, bytes.subarray(at)]);
      else turnDigit(bytes, at, random(10));
    }
    return bytes;
  };
}

/** The next digit becomes another: the message stays one, and says something else. */
function turnDigit(bytes: Buffer, from: number, digit: number): void {
  const at = bytes.findIndex((byte, n) => n >= from && byte >= 0x30 && byte <= 0x39);
  if (at >= 0) bytes[at] = 0x30 + digit;
}
