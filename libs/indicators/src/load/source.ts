import { isMap, isNode, isSeq, LineCounter, parseDocument, type Document, type Node } from 'yaml';
import { inOrder, pointer, type DefinitionProblem, type Path } from './problems.js';
import type { Label } from '../label.js';

export interface SourceFile {
  /** The name errors are reported under. */
  readonly file: string;
  readonly text: string;
}

/** A YAML text that knows where every field stands. Texts are read in NFC. */
export class Source {
  readonly problems: DefinitionProblem[] = [];
  readonly value: unknown;
  private readonly lines = new LineCounter();
  private readonly document: Document.Parsed;

  constructor(private readonly source: SourceFile) {
    this.document = parseDocument(source.text.normalize('NFC'), { lineCounter: this.lines });
    for (const error of this.document.errors) {
      const message = error.message.split('\n')[0] ?? error.code;
      this.add(error.pos[0], [], 'yaml', { vi: `YAML sai cú pháp: ${message}`, en: `not YAML: ${message}` });
    }
    this.value = this.document.errors.length > 0 ? undefined : this.asData();
  }

  /** Reports a problem at the value under `path`, or at the nearest field above it that exists. */
  readonly report = (path: Path, code: string, message: Label): void => {
    this.add(this.offsetOf(path), path, code, message);
  };

  /** Reports a problem at the name of a field rather than at its value. */
  readonly reportKey = (path: Path, code: string, message: Label): void => {
    this.add(this.keyOffset(path) ?? this.offsetOf(path), path, code, message);
  };

  get inOrder(): DefinitionProblem[] {
    return inOrder(this.problems);
  }

  /** Aliases are limited by the parser, so that a small upload can't become a large one. */
  private asData(): unknown {
    try {
      return this.document.toJS({ maxAliasCount: 50 });
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      this.add(0, [], 'yaml', { vi: `YAML sai cú pháp: ${why}`, en: `not YAML: ${why}` });
      return undefined;
    }
  }

  private add(offset: number, path: Path, code: string, message: Label): void {
    const { line, col } = this.lines.linePos(offset);
    this.problems.push({
      file: this.source.file,
      line: Math.max(line, 1),
      column: Math.max(col, 1),
      path: pointer(path),
      code,
      message,
    });
  }

  private offsetOf(path: Path): number {
    for (let length = path.length; length >= 0; length--) {
      const node = this.document.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) return node.range[0];
    }
    return 0;
  }

  private keyOffset(path: Path): number | undefined {
    const parent = this.document.getIn(path.slice(0, -1), true) as Node | undefined;
    if (isSeq(parent) || !isMap(parent)) return undefined;
    const pair = parent.items.find(({ key }) => isNode(key) && String(key) === String(path.at(-1)));
    return isNode(pair?.key) ? pair.key.range?.[0] : undefined;
  }
}
