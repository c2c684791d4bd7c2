/** A line without its end; `text` is null when it is longer than the limit. */
export interface Line {
  readonly line: number;
  readonly bytes: Buffer | null;
}

const NEWLINE = 10;
const RETURN = 13;
const BOM = Buffer.from([0xef, 0xbb, 0xbf]);

/** Splits bytes at LF or CRLF, without a byte-order mark; a line longer than `limit` bytes is skipped, not kept in memory. */
export async function* lines(source: AsyncIterable<Buffer>, limit: number): AsyncGenerator<Line> {
  const open = new OpenLine(limit);
  let line = 0;
  for await (const chunk of source) {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      open.add(chunk.subarray(start, end));
      yield { line: ++line, bytes: open.take(line === 1) };
      start = end + 1;
    }
    open.add(chunk.subarray(start));
  }
  if (open.size > 0) yield { line: ++line, bytes: open.take(line === 1) };
}

/** The bytes of a line whose end has not been seen. */
class OpenLine {
  private kept: Buffer[] = [];
  size = 0;

  constructor(private readonly limit: number) {}

  add(bytes: Buffer): void {
    if (bytes.length === 0) return;
    this.size += bytes.length;
    if (this.size > this.limit) this.kept = [];
    else this.kept.push(bytes);
  }

  take(first: boolean): Buffer | null {
    const tooLong = this.size > this.limit;
    const bytes = this.kept.length === 1 ? this.kept[0]! : Buffer.concat(this.kept);
    this.kept = [];
    this.size = 0;
    return tooLong ? null : trimmed(bytes, first);
  }
}

function trimmed(bytes: Buffer, first: boolean): Buffer {
  const start = first && bytes.subarray(0, 3).equals(BOM) ? 3 : 0;
  const end = bytes.at(-1) === RETURN ? bytes.length - 1 : bytes.length;
  return bytes.subarray(start, end);
}
