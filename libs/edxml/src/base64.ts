import { EdxmlError } from './edxml-error.js';

const FOREIGN = /[^A-Za-z0-9+/=\s]/;
const SPACE = /\s+/g;

/** Decodes base64 as it comes, whatever its line breaks. Throws `base64` where it is none. */
export class Base64Decoder {
  private rest = '';
  private ended = false;

  write(text: string): Buffer | undefined {
    if (FOREIGN.test(text)) throw new EdxmlError('base64');
    const plain = this.rest + text.replace(SPACE, '');
    const whole = plain.length - (plain.length % 4);
    this.rest = plain.slice(whole);
    return whole === 0 ? undefined : this.decode(plain.slice(0, whole));
  }

  /** What is left must be nothing: padded or a multiple of four characters. */
  end(): void {
    if (this.rest !== '') throw new EdxmlError('base64');
  }

  private decode(text: string): Buffer {
    const padding = text.indexOf('=');
    if (this.ended || (padding >= 0 && !/^={1,2}$/.test(text.slice(padding)))) throw new EdxmlError('base64');
    this.ended = padding >= 0;
    return Buffer.from(text, 'base64');
  }
}
