import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Bus } from '#messaging';
import { listAgencies, type Actor, type AgencyView } from '#contracts';
import { CatalogueHead } from './catalogue-head.js';

/** The agencies in memory, to say whose change a caller may hear of. Merged agencies belong to their successor too. */
@Injectable()
export class AgencyTree implements OnApplicationBootstrap {
  private byId = new Map<string, AgencyView>();
  private byCode = new Map<string, AgencyView>();

  constructor(
    private readonly bus: Bus,
    private readonly head: CatalogueHead,
  ) {}

  onApplicationBootstrap(): void {
    this.head.onGrowth(() => this.read());
  }

  codeOf(id: string): string | undefined {
    return this.byId.get(id)?.code;
  }

  idOf(code: string): string | undefined {
    return this.byCode.get(code)?.id;
  }

  /** Whether the agency stands in the subtree of a code, old or new; `H10` is the root's alias. */
  isWithin(id: string, code: Actor['agency']): boolean {
    const top = this.byCode.get(code);
    const seen = new Set<string>();
    const reaches = (one: string | null): boolean => {
      if (one === null || seen.has(one)) return false;
      if (one === top?.id) return true;
      seen.add(one);
      const agency = this.byId.get(one);
      return reaches(agency?.parentId ?? null) || reaches(agency?.mergedIntoId ?? null);
    };
    return top !== undefined && reaches(id);
  }

  private async read(): Promise<void> {
    const found: AgencyView[] = [];
    for (let after: string | undefined; ;) {
      const page = await this.bus.ask(listAgencies, { limit: 500, ...(after ? { after } : {}) });
      found.push(...page.value.items);
      if (!page.value.next) break;
      after = page.value.next;
    }
    this.byId = new Map(found.map((agency) => [agency.id, agency]));
    this.byCode = new Map(found.flatMap((agency) => codesOf(agency).map((code) => [code, agency] as const)));
  }
}

function codesOf({ code, codes }: AgencyView): string[] {
  const all = [code, ...codes.map((dated) => dated.code)];
  const root = all.find((one) => /^000\.00\.00\.[A-Z]\d{2}$/.test(one));
  return root ? [...all, root.slice(-3)] : all;
}
