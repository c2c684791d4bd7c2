import { Injectable } from '@nestjs/common';
import { Problem, type Actor, type AgencyRecorded, type Structure } from '#contracts';
import { AgencyTree, ROOT_CODE } from '#directory';
import type { Snapshot } from '../figures/snapshot.js';

/** The agencies a figure is about. */
export interface Scope {
  readonly agency: AgencyRecorded;
  readonly code: string;
  /** Uuids whose own facts count. */
  readonly members: readonly string[];
  readonly tree: AgencyTree;
  /** Those that should have data: departments, districts and communes; the agency itself where there is none among them. */
  readonly expected: readonly AgencyRecorded[];
  /** Of every member that belongs to an agency that should have data, that agency. */
  readonly homes: ReadonlyMap<string, string>;
}

const AGENCIES = 'SELECT agency FROM agency_fact WHERE seq_from <= $1 AND seq_to > $1 ORDER BY id';
/** Who answers for everything: services themselves, and the people who run the platform. */
const EVERYWHERE: readonly string[] = ['system', 'system-admin'];
/** "The agencies" of the province; rooms and centres are parts of one. */
const REPORTING_KINDS: readonly string[] = ['department', 'district', 'commune'];

export interface AskedScope {
  readonly scope?: string | null;
  readonly structure?: Structure | null;
}

/** The newest catalogue here: which seq it has reached, and a number that changes with whatever is written of it. */
export interface CatalogueNow {
  readonly seq: number;
  readonly generation: number;
}

/** Scopes of one tree, so many that a scorecard of every agency finds its own. */
const MOST_SCOPES = 500;

@Injectable()
export class Scopes {
  private newest?: { generation: number; tree: AgencyTree; scopes: Map<string, Scope> };

  /** The scope asked for, as the agencies were known at `seq`, if the actor answers for it. */
  async of(
    snapshot: Snapshot,
    asked: AskedScope,
    by: Actor,
    at: { seq: number; day: string; now: CatalogueNow },
  ): Promise<Scope> {
    if (at.seq === at.now.seq && this.newest?.generation !== at.now.generation) {
      const tree = await treeAt(snapshot, at.seq);
      this.newest = { generation: at.now.generation, tree, scopes: new Map() };
    }
    const known = at.seq === at.now.seq ? this.known(asked, by, { day: at.day, generation: at.now.generation }) : null;
    return known ?? scopeIn(await treeAt(snapshot, at.seq), asked, by, at.day);
  }

  /** The same without a look into the database, when the newest agencies were read before. */
  known(asked: AskedScope, by: Actor, at: { day: string; generation: number }): Scope | undefined {
    if (this.newest?.generation !== at.generation) return undefined;
    const { tree, scopes } = this.newest;
    const key = `${at.day} ${asked.scope ?? ''} ${asked.structure ?? ''} ${by.role} ${by.agency}`;
    const found = scopes.get(key) ?? scopeIn(tree, asked, by, at.day);
    if (scopes.size >= MOST_SCOPES) scopes.clear();
    scopes.set(key, found);
    return found;
  }
}

async function treeAt(snapshot: Snapshot, seq: number): Promise<AgencyTree> {
  const rows = await snapshot.rows<{ agency: AgencyRecorded }>(AGENCIES, [seq]);
  return new AgencyTree(rows.map(({ agency }) => agency));
}

function scopeIn(tree: AgencyTree, asked: AskedScope, by: Actor, day: string): Scope {
  const ref = asked.scope ?? (by.agency || ROOT_CODE);
  const agency = tree.find(ref);
  if (!agency) throw new Problem('not-found', 'reporting.scope-unknown', { scope: ref });
  assertWithin(tree, by, agency);
  const members = asked.structure === 'as-recorded' ? recorded(tree, agency) : tree.subtreeOn(agency.id, day);
  const expected = expectedOf(agency, members, tree);
  const about = { agency, code: agency.codes[0]!.code, members, tree, expected };
  return { ...about, homes: homesOf(about) };
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

function expectedOf(agency: AgencyRecorded, members: readonly string[], tree: AgencyTree): AgencyRecorded[] {
  const found = members.flatMap((id) => tree.get(id) ?? []).filter(({ kind }) => REPORTING_KINDS.includes(kind));
  return found.length > 0 ? found : [agency];
}

function homesOf(scope: Omit<Scope, 'homes'>): Map<string, string> {
  const expected = new Set(scope.expected.map(({ id }) => id));
  return new Map([...reportingAgencies(scope)].filter(([, home]) => expected.has(home)));
}

/** Of every member the reporting agency it belongs to: itself, or the nearest above; its own where there is none. */
export function reportingAgencies({ expected, members, tree }: Omit<Scope, 'homes'>): Map<string, string> {
  const ids = new Set(expected.map(({ id }) => id));
  return new Map(members.map((id) => [id, tree.chain(id).find((above) => ids.has(above)) ?? id]));
}
