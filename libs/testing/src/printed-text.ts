import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * What a reader sees in files, lines joined by single spaces: PDF by pdftotext (poppler-utils), DOCX opened by LibreOffice.
 * Where the tool is absent it throws and says which.
 */
export async function printedTexts(files: readonly Buffer[], format: 'pdf' | 'docx'): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'printed-'));
  try {
    const paths = files.map((_, n) => join(folder, `file-${n}.${format}`));
    for (const [n, path] of paths.entries()) await writeFile(path, files[n]!);
    if (format === 'docx') await toPdf(folder, paths);
    const texts: string[] = [];
    for (const path of paths) texts.push((await run('pdftotext', [path.replace(/docx$/, 'pdf'), '-'])).stdout);
    return texts.map((found) => found.normalize('NFC').replace(/\s+/g, ' '));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export const printedText = async (file: Buffer, format: 'pdf' | 'docx'): Promise<string> =>
  (await printedTexts([file], format))[0]!;

async function toPdf(folder: string, paths: readonly string[]): Promise<void> {
  const profile = `-env:UserInstallation=file://${folder}/profile`;
  await run('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, ...paths]);
}

/** Under CI the tools must be there; elsewhere a test that needs them says what is missing. */
export function printingTools(): { available: boolean; missing: string } {
  const missing = ['pdftotext', 'soffice'].filter((tool) => !inPath(tool));
  if (missing.length > 0 && process.env.CI) throw new Error(`missing: ${missing.join(', ')}`);
  return { available: missing.length === 0, missing: missing.join(', ') };
}

const inPath = (tool: string) => (process.env.PATH ?? '').split(':').some((folder) => existsSync(join(folder, tool)));
