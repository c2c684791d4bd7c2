/** Why a message is refused. */
export type EdxmlErrorCode =
  | 'malformed'
  | 'doctype'
  | 'encoding'
  | 'not-edxml'
  | 'missing'
  | 'value'
  | 'base64'
  | 'too-deep'
  | 'too-many'
  | 'too-large';

/** A message that can't be read; `facts` name the place. Whoever reads says it in its own words. */
export class EdxmlError extends Error {
  constructor(
    readonly code: EdxmlErrorCode,
    readonly facts: Readonly<Record<string, string | number>> = {},
  ) {
    super(`${code} ${JSON.stringify(facts)}`);
    this.name = 'EdxmlError';
  }
}
