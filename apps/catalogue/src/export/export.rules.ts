import type { ProcedureTableRow, SubmissionWay } from '#contracts';
import type { ExportRow } from '../procedures/procedure-list.queries.js';

const CHANNEL: Record<SubmissionWay['channel'], string> = {
  counter: 'trực tiếp',
  online: 'trực tuyến',
  post: 'bưu chính',
};
const UNIT = { 'working-day': 'ngày làm việc', day: 'ngày', hour: 'giờ', month: 'tháng', year: 'năm' };

const termOf = ({ channel, term, termText }: SubmissionWay): string[] => {
  const said = term ? `${term.length} ${UNIT[term.unit]}` : termText;
  return said ? [`${CHANNEL[channel]}: ${said}`] : [];
};

const feesOf = ({ channel, fees }: SubmissionWay): string[] =>
  (fees ?? []).map(({ text }) => `${CHANNEL[channel]}: ${text}`);

const joined = (texts: readonly string[]): string | null => (texts.length > 0 ? [...new Set(texts)].join('; ') : null);

/** A row of the table, with who offers the procedure on that day. */
export function tableRow(row: ExportRow, today: string): ProcedureTableRow {
  const { code, parts, status, version, validFrom, validTo, decision, missing, offerings } = row;
  const ways = parts.ways ?? [];
  const offered = offerings
    .filter(({ from, to }) => from <= today && (to === null || today <= to))
    .map(({ agency, level, oneStop, post }) =>
      [agency, `mức ${level}`, ...(oneStop ? ['một cửa'] : []), ...(post ? ['BCCI'] : [])].join(', '),
    );
  const about = { code, name: parts.name.vi, field: parts.field ?? null, levels: parts.levels ?? [], status, version };
  const texts = { terms: joined(ways.flatMap(termOf)), fees: joined(ways.flatMap(feesOf)), offerings: joined(offered) };
  return { ...about, validFrom, validTo, decision, ...texts, missing };
}

/** The procedure as `chiso-jsonl` takes it in again. */
export function wholeRow({ code, parts, status, validFrom, decision, aliases, offerings }: ExportRow): object {
  const publication = status === 'in-force' && decision ? { publication: { decision, validFrom } } : {};
  return { code, aliases, ...parts, ...publication, offerings };
}

/** As many rows as fit, at least one, so that a page stays below what a message holds. */
export function fitting<T>(items: readonly T[], budget: number): T[] {
  let bytes = 0;
  const first = items.findIndex((item) => (bytes += Buffer.byteLength(JSON.stringify(item))) > budget);
  return items.slice(0, first < 0 ? items.length : Math.max(1, first));
}
