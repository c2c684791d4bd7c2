import { crc32, deflateSync } from 'node:zlib';
import qrcode from 'qrcode-generator';

const DOT = 8;
/** Four modules of silence around it (ISO/IEC 18004). */
const QUIET = 4;

/** A text as QR code, error correction M, in a PNG of one bit a pixel: the same picture for PDF and DOCX. */
export function qrImage(text: string): Buffer {
  const code = qrcode(0, 'M');
  code.addData(text, 'Byte');
  code.make();
  const count = code.getModuleCount();
  const side = (count + 2 * QUIET) * DOT;
  const rowBytes = Math.ceil(side / 8);
  const pixels = Buffer.alloc((rowBytes + 1) * side, 0xff);
  for (let y = 0; y < side; y++) {
    pixels[y * (rowBytes + 1)] = 0; // filter of the line: none
    const row = Math.floor(y / DOT) - QUIET;
    for (let column = 0; column < count; column++)
      if (row >= 0 && row < count && code.isDark(row, column)) pixels[y * (rowBytes + 1) + 1 + column + QUIET] = 0;
  }
  return png(side, pixels);
}

function png(side: number, pixels: Buffer): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([1, 0, 0, 0, 0], 8); // one bit of grey, deflate, no interlace
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(pixels)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  framed.set(body, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}
