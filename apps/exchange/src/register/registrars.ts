import { Injectable } from '@nestjs/common';
import { Problem, type Actor } from '#contracts';
import { AgencyScope, CatalogueReached, Directory, type Agency, type AgencyTree } from '#directory';
import type { Registrar } from './register.rules.js';

/** Agencies as keepers of a register. */
@Injectable()
export class Registrars {
  constructor(
    private readonly scope: AgencyScope,
    private readonly directory: Directory,
    private readonly reached: CatalogueReached,
  ) {}

  /** By uuid or code, within the actor's agencies. Throws `agency.unknown`, `forbidden.agency`. */
  async of(code: string, by: Actor): Promise<Registrar> {
    const id = await this.scope.idOf(code);
    if (!id) throw new Problem('refused', 'agency.unknown', { code });
    await this.scope.assertWithin(by, id);
    return (await this.find(id)) ?? { id, codes: [code], rooms: new Set() };
  }

  /**
   * By uuid or any code, whoever asks; undefined for organisations outside the province. What is unknown is looked for once more
   * when the copy has reached the catalogue: it may have been listed a moment ago.
   */
  async find(ref: string): Promise<Registrar | undefined> {
    const known = this.at(await this.directory.tree(), ref);
    if (known) return known;
    await this.reached.wait();
    return this.at(await this.directory.tree(), ref);
  }

  at(tree: AgencyTree, ref: string): Registrar | undefined {
    const agency = tree.find(ref);
    if (!agency) return undefined;
    const below = tree.subtree(agency.id).map((id) => tree.get(id)!);
    const rooms = below.filter(({ kind, id }) => kind === 'room' && id !== agency.id).flatMap(codesOf);
    return { id: agency.id, codes: codesOf(agency), rooms: new Set(rooms) };
  }
}

const codesOf = ({ codes }: Agency): string[] => codes.map((dated) => dated.code);
