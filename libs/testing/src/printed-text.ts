import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * What a reader sees in a file, lines joined by single spaces: PDF by pdftotext (poppler-utils), DOCX opened by LibreOffice.
 * Where the tool is absent it throws and says which.
 */
export async function printedText(file: Buffer, format: 'pdf' | 'docx'): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'printed-'));
  try {
    const path = join(folder, `file.${format}`);
    await writeFile(path, file);
    const found = format === 'pdf' ? await pdfText(path) : await docxText(folder, path);
    return found.normalize('NFC').replace(/\s+/g, ' ');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const pdfText = async (path: string) => (await run('pdftotext', [path, '-'])).stdout;

async function docxText(folder: string, path: string): Promise<string> {
  const profile = `-env:UserInstallation=file://${folder}/profile`;
  await run('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, path]);
  return pdfText(join(folder, 'file.pdf'));
}

/** Under CI the tools must be there; elsewhere a test that needs them says what is missing. */
export function printingTools(): { available: boolean; missing: string } {
  const missing = ['pdftotext', 'soffice'].filter((tool) => !inPath(tool));
  if (missing.length > 0 && process.env.CI) throw new Error(`missing: ${missing.join(', ')}`);
  return { available: missing.length === 0, missing: missing.join(', ') };
}

const inPath = (tool: string) => (process.env.PATH ?? '').split(':').some((folder) => existsSync(join(folder, tool)));
