import { Injectable } from '@nestjs/common';
import { findAgency, Problem, type Actor } from '#contracts';
import { Bus } from '#messaging';
import type { WorkingCalendar } from '#calendar';
import { Directory } from './directory.js';

/** What an actor may see: rights hold over the subtree of their agency at any of its dates. */
@Injectable()
export class AgencyScope {
  constructor(
    private readonly directory: Directory,
    private readonly bus: Bus,
  ) {}

  /** Uuids of the actor's agency and all below it; of a service acting by itself all agencies. */
  async subtree(actor: Actor): Promise<string[]> {
    const tree = await this.directory.tree();
    if (actor.role === 'system') return tree.agencies.map(({ id }) => id);
    const own = actor.agency ? await this.idOf(actor.agency) : undefined;
    if (!own) return [];
    const subtree = tree.subtree(own);
    return subtree.length > 0 ? subtree : [own];
  }

  /** What a list may show: the actor's agencies, of them only `ref` and those below it where one is asked for. */
  async visible(actor: Actor, ref?: string): Promise<string[]> {
    const own = await this.subtree(actor);
    if (!ref) return own;
    const id = await this.idOf(ref);
    if (!id) throw new Problem('invalid', 'invalid.parameter', { name: 'agency', value: ref });
    if (!own.includes(id)) throw new Problem('forbidden', 'forbidden.agency');
    const asked = new Set((await this.directory.tree()).subtree(id));
    return own.filter((agency) => asked.has(agency));
  }

  /** By uuid or by any code; an agency this service has not heard of yet is asked for. Throws `unavailable.service` then. */
  async idOf(ref: string): Promise<string | undefined> {
    const known = (await this.directory.tree()).find(ref);
    return (known ?? (await this.ask(ref)))?.id;
  }

  /** The code to show; of an agency this service has not heard of yet it is asked for. Throws `unavailable.service` then. */
  async codeOf(id: string): Promise<string | undefined> {
    const known = (await this.directory.tree()).get(id);
    return (known ?? (await this.ask(id)))?.codes[0]?.code;
  }

  async includes(actor: Actor, agencyId: string): Promise<boolean> {
    return actor.role === 'system' || (await this.subtree(actor)).includes(agencyId);
  }

  /** Throws `forbidden.agency`. */
  async assertWithin(actor: Actor, agencyId: string): Promise<void> {
    if (!(await this.includes(actor, agencyId))) throw new Problem('forbidden', 'forbidden.agency');
  }

  calendarOf(agencyId: string): Promise<WorkingCalendar> {
    return this.directory.calendarOf(agencyId);
  }

  private async ask(ref: string) {
    try {
      return (await this.bus.ask(findAgency, { ref })).value;
    } catch (error) {
      if (error instanceof Problem && (error.kind === 'not-found' || error.kind === 'invalid')) return undefined;
      throw error;
    }
  }
}
