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

  /** Trimmed NFC text below a path; undefined where it is not there or empty. */
  textOf(...path: string[]): string | undefined {
    const found = path.reduce<Element | undefined>((at, name) => at?.find(name), this);
    const text = found?.text.trim().normalize('NFC');
    return text === '' ? undefined : text;
  }
}
