import type { AgencyRecorded } from '#contracts';

export const ROOT_CODE = '000.00.00.H10';

/** What the tree needs of an agency. */
export type Agency = Omit<AgencyRecorded, 'name'> & Partial<Pick<AgencyRecorded, 'name'>>;

/** All agencies at once, of every date; immutable. A province has some hundreds. */
export class AgencyTree<A extends Agency = AgencyRecorded> {
  private readonly byId: ReadonlyMap<string, A>;
  private readonly byCode = new Map<string, A>();
  private readonly below = new Map<string, A[]>();
  private readonly merged = new Map<string, A[]>();

  constructor(readonly agencies: readonly A[]) {
    this.byId = new Map(agencies.map((agency) => [agency.id, agency]));
    for (const agency of agencies) this.place(agency);
  }

  get(id: string): A | undefined {
    return this.byId.get(id);
  }

  /** By uuid, or by any code it has or had. */
  find(ref: string): A | undefined {
    return this.byId.get(ref) ?? this.byCode.get(ref);
  }

  /** The agency, all below it at any date, and all that were ever merged into one of them, with what stood below those. */
  subtree(id: string): string[] {
    return this.reach(id, () => true);
  }

  /** The subtree valid on `day`, and what had been merged into its members by then, whenever that existed. */
  subtreeOn(id: string, day: string): string[] {
    const began = (agency: A) => !agency.from || agency.from <= day;
    const ended = (agency: A) => agency.to !== null && agency.to < day;
    // What ended together with a merged agency comes along with it.
    return this.reach(id, (agency, by, member) => {
      return began(agency) && (by === 'merger' ? ended(agency) : !ended(agency) || ended(member));
    });
  }

  /** The agency and those above it, nearest first, without the province: the order in which calendars are inherited. */
  chain(id: string): string[] {
    const ids: string[] = [];
    for (let at = this.byId.get(id); at?.parentId && !ids.includes(at.id); at = this.byId.get(at.parentId)) {
      ids.push(at.id);
    }
    return ids;
  }

  private place(agency: A): void {
    for (const { code } of agency.codes) this.byCode.set(code, agency);
    const { parentId, mergedInto } = agency;
    if (parentId) this.below.set(parentId, [...(this.below.get(parentId) ?? []), agency]);
    if (mergedInto) this.merged.set(mergedInto, [...(this.merged.get(mergedInto) ?? []), agency]);
  }

  private reach(id: string, joins: (agency: A, by: 'place' | 'merger', member: A) => boolean): string[] {
    const top = this.byId.get(id);
    const found = new Set(top ? [top] : []);
    // A Set is walked in order of insertion, also over what is added on the way.
    for (const member of found) {
      for (const agency of this.below.get(member.id) ?? []) if (joins(agency, 'place', member)) found.add(agency);
      for (const agency of this.merged.get(member.id) ?? []) if (joins(agency, 'merger', member)) found.add(agency);
    }
    return [...found].map((agency) => agency.id);
  }
}
