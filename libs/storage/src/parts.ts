/** A part of a download: what fits into one message of the broker in base64. */
const READ_BYTES = 480 * 1024;

/** So many bytes from a place on; the source is ended after them. */
export async function slice(source: AsyncIterable<Uint8Array>, from: number, length: number): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  let at = 0;
  for await (const piece of source) {
    const [start, end] = [Math.max(0, from - at), Math.min(piece.length, from + length - at)];
    if (start < end) pieces.push(piece.subarray(start, end));
    at += piece.length;
    if (at >= from + length) break;
  }
  return Buffer.concat(pieces);
}

/** The part of a blob so many bytes long, from 0, in base64, and whether another follows. */
export async function partOf(
  source: AsyncIterable<Uint8Array>,
  part: number,
  size: number,
): Promise<{ bytes: string; more: boolean }> {
  const bytes = await slice(source, part * READ_BYTES, READ_BYTES);
  return { bytes: bytes.toString('base64'), more: (part + 1) * READ_BYTES < size };
}

/** A name without folders, control and direction characters, so that no reader is misled about what it is. */
export function safeName(name: string): string {
  const last = name.normalize('NFC').split(/[\\/]/).at(-1) ?? '';
  return last.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '').trim() || 'tep';
}
