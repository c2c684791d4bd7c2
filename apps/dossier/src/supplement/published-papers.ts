import { Injectable } from '@nestjs/common';
import { publishedPapers } from '#contracts';
import { Bus } from '#messaging';
import { assertPublished } from './published-papers.rules.js';

const PATIENCE_MS = 2_000;
/** Of so many versions; a province has some two thousand procedures. */
const KEPT = 2_000;
const KEPT_FOR_MS = 60_000;

interface Kept {
  names: readonly string[];
  at: number;
}

/** What a citizen may be asked for, by the version of the procedure that the dossier keeps. */
@Injectable()
export class PublishedPapersService {
  private readonly kept = new Map<string, Kept>();

  constructor(private readonly bus: Bus) {}

  /** Nobody waits at a counter for the catalogue: where it does not answer, the list is unknown. */
  async assertPublished(papers: readonly string[], procedureId: string | null, version?: number | null): Promise<void> {
    if (procedureId && papers.length > 0)
      assertPublished(papers, await this.namesOf(procedureId, version ?? undefined));
  }

  private async namesOf(procedureId: string, version: number | undefined): Promise<readonly string[]> {
    const key = `${procedureId} ${version ?? ''}`;
    const kept = this.kept.get(key);
    if (kept && performance.now() - kept.at < KEPT_FOR_MS) return kept.names;
    try {
      const { value } = await this.bus.ask(publishedPapers, { procedureId, version }, { deadline: PATIENCE_MS });
      if (this.kept.size >= KEPT) this.kept.clear();
      this.kept.set(key, { names: value.names, at: performance.now() });
      return value.names;
    } catch {
      return kept?.names ?? [];
    }
  }
}
