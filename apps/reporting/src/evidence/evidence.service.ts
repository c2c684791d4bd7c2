import { Inject, Injectable } from '@nestjs/common';
import { Problem, type Actor, type EvidenceItem, type EvidencePage, type EvidenceQuestion } from '#contracts';
import { evidenceOf, figureOf, measuresOf, type Evidence, type EvidencePart, type Indicator } from '#indicators';
import type { RequestContext } from '#messaging';
import type { FactKind } from '../kinds/fact-kind.js';
import { kindOf } from '../kinds/kinds.js';
import { answersOf } from '../figures/answers.js';
import { asked, FiguresService, type Setting } from '../figures/figures.service.js';
import { countRows, dossierRows, procedureIds, procedureRows, type Row } from './evidence.queries.js';
import { countKindRows, kindRows } from './kind-evidence.queries.js';
import { agencyRows } from './agency-evidence.queries.js';
import { cursorOf, readCursor, type Cursor } from './cursor.js';

const PAGE = 100;

/** The list behind a number: exactly as many rows as the number says, at the same positions. */
@Injectable()
export class EvidenceService {
  constructor(@Inject(FiguresService) private readonly figures: FiguresService) {}

  async list(question: EvidenceQuestion, by: Actor, context: RequestContext): Promise<EvidencePage> {
    const { indicator, reading } = asked(question);
    const part = question.part ?? 'numerator';
    const cursor = question.after ? readCursor(question.after) : null;
    // Pages after the first stay at the positions of the first, whatever is received meanwhile.
    const pinned = { ...question, asOf: question.asOf ?? cursor?.token ?? null };
    const page = async (setting: Setting): Promise<EvidencePage> => {
      const evidence = await this.evidence(setting, indicator, reading.id, part);
      const limit = question.limit ?? PAGE;
      const { total, rows } = await found(setting, evidence, { cursor, limit });
      const last = rows.length > limit ? rows[limit - 1]! : null;
      const { token } = setting.moment.asOf;
      return {
        indicator: indicator.id,
        reading: reading.id,
        part,
        total,
        items: rows.slice(0, limit).map((row) => itemOf(row, setting)),
        next: last ? cursorOf({ token, total, id: last.id, step: last.step }) : null,
        asOf: setting.moment.asOf,
      };
    };
    return this.figures.within(pinned, by, context, page, true);
  }

  private async evidence(
    { snapshot, frame }: Setting,
    indicator: Indicator,
    readingId: string,
    part: EvidencePart,
  ): Promise<Evidence> {
    const answers = await answersOf(snapshot, frame, measuresOf(indicator, [readingId]));
    const { used, judged } = figureOf(indicator, readingId, answers, {
      cutOff: frame.cutOff,
      periodEnd: frame.period.to,
    });
    const evidence = evidenceOf(indicator, used.id, part, judged);
    if (!evidence || evidence.rows === 'manual') {
      throw new Problem('refused', 'reporting.part-without-list', { id: indicator.id, reading: readingId, part });
    }
    return evidence;
  }
}

/** One row more than the page, to know whether it is the last. */
async function found(
  { snapshot, frame }: Setting,
  evidence: Evidence,
  { cursor, limit }: { cursor: Cursor | null; limit: number },
): Promise<{ total: number; rows: Row[] }> {
  if (evidence.rows === 'procedure') {
    const ids = await procedureIds(snapshot, frame, evidence);
    const from = cursor ? ids.findIndex((id) => id > cursor.id) : 0;
    const shown = from < 0 ? [] : ids.slice(from, from + limit + 1);
    return { total: ids.length, rows: await procedureRows(snapshot, frame, shown) };
  }
  if (evidence.rows === 'agency') {
    const rows = await agencyRows(snapshot, frame, evidence);
    return { total: rows.length, rows: rows.filter(({ id }) => !cursor || id > cursor.id).slice(0, limit + 1) };
  }
  const kind = kindOfEvidence(evidence);
  if (kind) {
    const page = { after: cursor, limit: limit + 1 };
    return {
      total: cursor?.total ?? (await countKindRows(snapshot, frame, kind, evidence)),
      rows: await kindRows(snapshot, frame, kind, { evidence, page }),
    };
  }
  const total = cursor?.total ?? (await countRows(snapshot, frame, evidence));
  return { total, rows: await dossierRows(snapshot, frame, evidence, { after: cursor, limit: limit + 1 }) };
}

/** A list is of one kind of fact (checked when a definition is loaded); undefined = dossiers. */
function kindOfEvidence({ terms: [first] }: Evidence): FactKind | undefined {
  return first && 'measure' in first.query ? kindOf(first.query.measure) : undefined;
}

function itemOf({ item: { agencyId, ...item } }: Row, { scope }: Setting): EvidenceItem {
  return agencyId ? { ...item, agency: scope.tree.get(agencyId)?.codes[0]?.code ?? agencyId } : item;
}
