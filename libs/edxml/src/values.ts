import { EdxmlError } from './edxml-error.js';
import type { Element } from './element.js';

const ORGAN = /^[\p{L}\d][\p{L}\d._-]{0,39}$/u;
/** "OrganId,YYYY/MM/DD,Số/KýHiệu", or a UUID with or without its dashes. */
const DOCUMENT_ID =
  /^([^,\s]{1,40},\d{4}\/\d{2}\/\d{2},[^\p{C}]{1,120}|[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12})$/iu;
const DAY = /^(\d{4})[/-](\d{2})[/-](\d{2})(?:[ T](\d{2}):(\d{2})(?::(\d{2}))?(?:\.\d{1,6})?)?$/;
const CONTROL = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/;

/** Reads single values below one element; errors name their path. */
export class Values {
  constructor(
    private readonly element: Element,
    private readonly path: string,
  ) {}

  at(name: string): Values | undefined {
    const found = this.element.find(name);
    return found && new Values(found, `${this.path}/${name}`);
  }

  all(name: string): Values[] {
    return this.element.all(name).map((found) => new Values(found, `${this.path}/${name}`));
  }

  /** Null where it is absent; longer text is cut: it is only shown. */
  text(name: string, length = 2000): string | null {
    return this.element.shownOf(length, name);
  }

  need(name: string, length = 200): string {
    const text = this.element.textOf(name);
    if (text === undefined) throw new EdxmlError('missing', { path: `${this.path}/${name}` });
    if (text.length > length || CONTROL.test(text)) throw this.wrong(name, text);
    return text;
  }

  organ(): string {
    const id = this.need('OrganId', 40);
    if (!ORGAN.test(id)) throw this.wrong('OrganId', id);
    return id;
  }

  documentId(name = 'DocumentId'): string {
    const id = this.need(name, 200);
    if (!DOCUMENT_ID.test(id)) throw this.wrong(name, id);
    return id;
  }

  /** YYYY-MM-DD of `YYYY/MM/DD`, whatever time follows. */
  day(name: string): string {
    return this.moment(name).slice(0, 10);
  }

  dayOrNull(name: string): string | null {
    return this.element.textOf(name) === undefined ? null : this.day(name);
  }

  /** RFC 3339 of `YYYY/MM/DD HH:mm:ss`, which says no zone and means Vietnam's. */
  moment(name: string): string {
    const text = this.need(name, 40);
    const parts = DAY.exec(text);
    if (!parts) throw this.wrong(name, text);
    const [year, month, day, hour = '00', minute = '00', second = '00'] = parts.slice(1);
    const iso = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
    const read = new Date(`${iso}Z`);
    if (Number.isNaN(read.getTime()) || !read.toISOString().startsWith(iso)) throw this.wrong(name, text);
    return `${iso}+07:00`;
  }

  /** One of the known numbers; `absent` where it isn't said. */
  oneOf<T extends number>(name: string, known: readonly T[], absent: T): T {
    const text = this.element.textOf(name);
    if (text === undefined) return absent;
    const found = known.find((one) => String(one) === text);
    if (found === undefined) throw this.wrong(name, text);
    return found;
  }

  wrong(name: string, value: string): EdxmlError {
    return new EdxmlError('value', { path: `${this.path}/${name}`, value: value.slice(0, 100) });
  }
}
