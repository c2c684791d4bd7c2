/** What a scanner says of a content. */
export type Verdict = { clean: true } | { clean: false; finding: string };

/** A virus scanner. It throws where it can't say, and answers or throws within a known time. */
export interface VirusScanner {
  scan(content: AsyncIterable<Uint8Array>): Promise<Verdict>;
}

/** Token of the scanner; null where none is configured. */
export const VIRUS_SCANNER = Symbol('VIRUS_SCANNER');
