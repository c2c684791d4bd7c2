import type { ImportError } from '#contracts';

export const ERRORS_HEADING = 'line,path,code,vi,en\r\n';

/** One line of the error file; a cell that a spreadsheet would run as a formula gets an apostrophe before it. */
export function errorLine({ line, path, code, message }: ImportError): string {
  return [String(line), path, code, message.vi, message.en].map(cell).join(',') + '\r\n';
}

function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
