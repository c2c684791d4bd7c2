import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const FOLDER = join('libs', 'indicators', 'definitions');

/** The text of a file shipped in libs/indicators/definitions; found from the source tree and from dist alike. */
export const definitionText = (name: string): string => readFileSync(join(packageRoot(), FOLDER, name), 'utf8');

/** The YAML files of a built-in scorecard, its head `scorecard.yaml` first. */
export function definitionFiles(scorecard: string): { file: string; text: string }[] {
  const names = readdirSync(join(packageRoot(), FOLDER, scorecard)).filter((name) => name.endsWith('.yaml'));
  const others = names.filter((name) => name !== 'scorecard.yaml').sort();
  return ['scorecard.yaml', ...others].map((name) => {
    const file = `${scorecard}/${name}`;
    return { file, text: definitionText(file) };
  });
}

/** tsc copies no YAML, so dist/ has none: the package's own folder is looked up by the nearest package.json called chi-so. */
function packageRoot(): string {
  const start = dirname(fileURLToPath(import.meta.url));
  for (let folder = start; ; folder = dirname(folder)) {
    if (isPackage(join(folder, 'package.json'))) return folder;
    if (dirname(folder) === folder) throw new Error(`no package.json of chi-so above ${start}`);
  }
}

const isPackage = (file: string): boolean =>
  existsSync(file) && (JSON.parse(readFileSync(file, 'utf8')) as { name?: string }).name === 'chi-so';
