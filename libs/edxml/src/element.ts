/** Half a character: no text anywhere else may hold it. */
const LONE_SURROGATE = /\p{Surrogate}/gu;
const CONTROLS = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/g;

/** An element of a header: its own text and its children, by local name: prefixes differ from system to system. */
export class Element {
  readonly children: Element[] = [];
  text = '';

  constructor(readonly name: string) {}

  find(name: string): Element | undefined {
    return this.children.find((child) => child.name === name);
  }

  all(name: string): Element[] {
    return this.children.filter((child) => child.name === name);
  }

  /** As `textOf`, without control characters and cut to so many: for what is only shown. */
  shownOf(length: number, name: string): string | null {
    const text = this.textOf(name)?.replace(CONTROLS, ' ').slice(0, length);
    return text === undefined ? null : text.replace(LONE_SURROGATE, '');
  }

  /** Trimmed NFC text below a path; undefined where it is not there or empty. */
  textOf(...path: string[]): string | undefined {
    const found = path.reduce<Element | undefined>((at, name) => at?.find(name), this);
    const text = found?.text.replace(LONE_SURROGATE, '\ufffd').trim().normalize('NFC');
    return text === '' ? undefined : text;
  }
}
