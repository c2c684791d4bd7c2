import sax from 'sax';
import { Base64Decoder } from './base64.js';
import type { EdxmlLimits } from './codes.js';
import { EdxmlError } from './edxml-error.js';
import { Element } from './element.js';

/** What happens while a piece of text is read, in order. */
export type Step =
  | { readonly kind: 'open'; readonly attachment: Element }
  | { readonly kind: 'content'; readonly bytes: Buffer }
  | { readonly kind: 'close' };

const CONTENT = 'ContentTransferEncoded';
const ENCODING = /encoding\s*=\s*["']([^"']*)["']/i;

/**
 * XML as a tree of small elements; the content of attachments is decoded and handed on as it comes, never kept. No document
 * type, so no entities beyond the five of XML. Throws `EdxmlError`.
 */
export class XmlReader {
  readonly root = new Element('');
  /** Whether a signature with a value stands in the header; it is not verified here. */
  signed = false;
  private readonly parser = sax.parser(true, { strictEntities: true, position: true } as sax.SAXOptions);
  private readonly open: Element[] = [this.root];
  private steps: Step[] = [];
  private failure?: EdxmlError;
  private decoder?: Base64Decoder;
  private elements = 0;
  private attachments = 0;
  private attachmentBytes = 0;

  constructor(private readonly limits: EdxmlLimits) {
    this.parser.onopentag = ({ name }) => this.guard(() => this.opened(localName(name)));
    this.parser.onclosetag = () => this.guard(() => this.closed());
    this.parser.ontext = (text) => this.guard(() => this.text(text));
    this.parser.oncdata = (text) => this.guard(() => this.text(text));
    this.parser.ondoctype = () => this.fail(new EdxmlError('doctype'));
    this.parser.onprocessinginstruction = (told) => this.guard(() => assertEncoding(told));
    this.parser.onerror = (error) => this.fail(this.malformed(error));
  }

  write(text: string): Step[] {
    this.parser.write(text);
    return this.done();
  }

  end(): Step[] {
    this.parser.close();
    const steps = this.done();
    if (!this.root.find('edXML')) throw new EdxmlError('not-edxml');
    return steps;
  }

  private done(): Step[] {
    if (this.failure) throw this.failure;
    const steps = this.steps;
    this.steps = [];
    return steps;
  }

  private opened(name: string): void {
    const parent = this.open.at(-1)!;
    if (this.open.length > this.limits.depth) throw new EdxmlError('too-deep', { limit: this.limits.depth });
    if (++this.elements > this.limits.elements) throw new EdxmlError('too-many', { limit: this.limits.elements });
    if (parent === this.root) this.assertRoot(name);
    const element = new Element(name);
    parent.children.push(element);
    this.open.push(element);
    if (name === CONTENT && parent.name === 'Attachment') this.startContent(parent);
  }

  private assertRoot(name: string): void {
    const { line, column } = this.parser;
    if (this.root.children.length > 0)
      throw new EdxmlError('malformed', { why: 'Second root', line: line + 1, column });
    if (name !== 'edXML') throw new EdxmlError('not-edxml');
  }

  private startContent(attachment: Element): void {
    const limit = this.limits.attachments;
    if (++this.attachments > limit) throw new EdxmlError('too-many', { limit });
    this.decoder = new Base64Decoder();
    this.steps.push({ kind: 'open', attachment });
  }

  private closed(): void {
    const element = this.open.pop()!;
    if (element.name === 'SignatureValue' && element.text.trim() !== '') this.signed = true;
    if (element.name !== CONTENT || !this.decoder) return;
    this.decoder.end();
    this.decoder = undefined;
    this.steps.push({ kind: 'close' });
  }

  private text(text: string): void {
    if (this.decoder) return this.content(text);
    const element = this.open.at(-1)!;
    if (element === this.root) return;
    const limit = this.limits.text;
    if (element.text.length + text.length > limit) throw new EdxmlError('too-large', { element: element.name, limit });
    element.text += text;
  }

  private content(text: string): void {
    const bytes = this.decoder!.write(text);
    if (!bytes) return;
    const limit = this.limits.attachmentBytes;
    this.attachmentBytes += bytes.length;
    if (this.attachmentBytes > limit) throw new EdxmlError('too-large', { element: 'AttachmentEncoded', limit });
    this.steps.push({ kind: 'content', bytes });
  }

  /** What a handler throws would leave the parser in the middle of its work: kept until it returns. */
  private guard(work: () => void): void {
    if (this.failure) return;
    try {
      work();
    } catch (error) {
      if (!(error instanceof EdxmlError)) throw error;
      this.fail(error);
    }
  }

  private fail(failure: EdxmlError): void {
    this.failure ??= failure;
    (this.parser as { error: Error | null }).error = null; // the parser would throw it again from within
  }

  private malformed(error: Error): EdxmlError {
    const [why = ''] = error.message.split('\n', 1);
    return new EdxmlError('malformed', { why, line: this.parser.line + 1, column: this.parser.column });
  }
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

function assertEncoding({ name, body }: { name: string; body: string }): void {
  const encoding = name === 'xml' ? ENCODING.exec(body)?.[1] : undefined;
  if (encoding !== undefined && encoding.toLowerCase() !== 'utf-8') throw new EdxmlError('encoding', { encoding });
}
