import { Injectable } from '@nestjs/common';
import { Problem, type Actor, type AgencyRecorded, type Structure } from '#contracts';
import { AgencyTree, ROOT_CODE } from '#directory';
import { CONSUMER } from '../figures/positions.js';
import type { Snapshot } from '../figures/snapshot.js';

/** The agencies a figure is about. */
export interface Scope {
  readonly agency: AgencyRecorded;
  readonly code: string;
  /** Uuids whose own facts count. */
  readonly members: readonly string[];
  readonly tree: AgencyTree;
}

const AGENCIES = 'SELECT agency FROM agency_fact WHERE seq_from <= $1 AND seq_to > $1 ORDER BY id';
/** The hash of a log's event says all that is before it, also after a log was restored and went on differently. */
const HASH = `SELECT encode(hash, 'hex') AS hash FROM checkpoint
  WHERE consumer = '${CONSUMER}' AND producer = 'catalogue' AND seq = $1`;
/** Who answers for everything: services themselves, and the people who run the platform. */
const EVERYWHERE: readonly string[] = ['system', 'system-admin'];
/** "The agencies" of the province; rooms and centres are parts of one. */
const REPORTING_KINDS: readonly string[] = ['department', 'district', 'commune'];

@Injectable()
export class Scopes {
  private cached?: { of: string; tree: AgencyTree };

  /** The scope asked for, as the agencies were known at `seq`, if the actor answers for it. */
  async of(
    snapshot: Snapshot,
    asked: { scope?: string | null; structure?: Structure | null },
    by: Actor,
    at: { seq: number; day: string },
  ): Promise<Scope> {
    const tree = await this.treeAt(snapshot, at.seq);
    const ref = asked.scope ?? (by.agency || ROOT_CODE);
    const agency = tree.find(ref);
    if (!agency) throw new Problem('not-found', 'reporting.scope-unknown', { scope: ref });
    assertWithin(tree, by, agency);
    const members = asked.structure === 'as-recorded' ? recorded(tree, agency) : tree.subtreeOn(agency.id, at.day);
    return { agency, code: agency.codes[0]!.code, members, tree };
  }

  private async treeAt(snapshot: Snapshot, seq: number): Promise<AgencyTree> {
    const [newest] = await snapshot.rows<{ hash: string }>(HASH, [seq]);
    const of = `${seq} ${newest?.hash}`;
    if (newest && of === this.cached?.of) return this.cached.tree;
    const rows = await snapshot.rows<{ agency: AgencyRecorded }>(AGENCIES, [seq]);
    const tree = new AgencyTree(rows.map(({ agency }) => agency));
    // What was known at an older position is asked for seldom.
    if (newest) this.cached = { of, tree };
    return tree;
  }
}

/** Rights hold over a subtree at any of its dates. */
function assertWithin(tree: AgencyTree, by: Actor, agency: AgencyRecorded): void {
  if (EVERYWHERE.includes(by.role)) return;
  const own = tree.find(by.agency);
  if (!own || !tree.subtree(own.id).includes(agency.id)) throw new Problem('forbidden', 'forbidden.agency');
}

/** A record stands where its agency stood at its date: under those above it, not under those it was merged into later. */
function recorded(tree: AgencyTree, agency: AgencyRecorded): string[] {
  return new AgencyTree(tree.agencies.map((one) => ({ ...one, mergedInto: null }))).subtree(agency.id);
}

/** Those that should have data: departments, districts and communes; the agency itself where there is none among them. */
export function expectedOf({ agency, members, tree }: Scope): AgencyRecorded[] {
  const found = members.flatMap((id) => tree.get(id) ?? []).filter(({ kind }) => REPORTING_KINDS.includes(kind));
  return found.length > 0 ? found : [agency];
}

/** Of every member that belongs to an agency that should have data, that agency. */
export function homesOf(scope: Scope): Map<string, string> {
  const expected = new Set(expectedOf(scope).map(({ id }) => id));
  return new Map([...reportingAgencies(scope)].filter(([, home]) => expected.has(home)));
}

/** Of every member the reporting agency it belongs to: itself, or the nearest above; its own where there is none. */
export function reportingAgencies(scope: Scope): Map<string, string> {
  const expected = new Set(expectedOf(scope).map(({ id }) => id));
  return new Map(scope.members.map((id) => [id, scope.tree.chain(id).find((above) => expected.has(above)) ?? id]));
}
