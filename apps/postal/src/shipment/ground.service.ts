import { Injectable } from '@nestjs/common';
import { addDays, daysBetween, vietnamDay, type Day } from '#calendar';
import { Problem, type Actor, type RegisterShipment, type TransitClass } from '#contracts';
import { AgencyScope, CatalogueReached, Directory, Procedures } from '#directory';
import { findOffice } from '../office/offices.js';
import type { Ground } from './shipment.rules.js';

/** What a slip stands on: agencies, the procedure's postal list of the day, the class of the way, the calendar. */
@Injectable()
export class GroundService {
  constructor(
    readonly scope: AgencyScope,
    private readonly procedures: Procedures,
    private readonly directory: Directory,
    private readonly reached: CatalogueReached,
  ) {}

  async ground(command: RegisterShipment, by: Actor, now: Date): Promise<Ground> {
    const { agencyCode, procedureCode, acceptedAt } = command;
    const agencyId = await this.idOf(agencyCode);
    const fromAgencyId = command.fromAgencyCode ? await this.idOf(command.fromAgencyCode) : null;
    if (!fromAgencyId || !(await this.scope.includes(by, fromAgencyId))) await this.scope.assertWithin(by, agencyId);
    const day = vietnamDay(acceptedAt ? new Date(acceptedAt) : now);
    const { procedure, offering } = await this.listed(procedureCode, agencyId, day);
    const calendar = await this.scope.calendarOf(agencyId);
    return { agencyId, fromAgencyId, procedure, byPost: offering?.post, transitClass: classOf(command), calendar };
  }

  /** What is unknown is looked for once more when the copy has reached the catalogue: it may have been listed a moment ago. */
  private async listed(code: string, agencyId: string, day: Day) {
    const found = await this.known(code, agencyId, day);
    if (found.procedure && found.offering) return found;
    await this.reached.wait();
    return this.known(code, agencyId, day);
  }

  private async known(code: string, agencyId: string, day: Day) {
    const procedure = await this.procedures.find(code);
    return { procedure, offering: procedure && (await this.procedures.offering(procedure.id, agencyId, day)) };
  }

  /** The first day of the last `count` working days before a day, by the province's calendar. */
  async workingDaysBack(day: Day, count: number): Promise<Day> {
    const root = (await this.directory.tree()).agencies.find(({ parentId }) => parentId === null);
    const calendar = await this.directory.calendarOf(root?.id ?? '');
    const past = daysBetween(addDays(day, -(count * 2 + 21)), addDays(day, -1), calendar);
    return past.filter(({ working }) => working).at(-count)?.date ?? day;
  }

  async idOf(code: string): Promise<string> {
    const id = await this.scope.idOf(code);
    if (!id) throw new Problem('refused', 'agency.unknown', { code });
    return id;
  }
}

/** By the two post offices where they are named (TT 17/2017 Art.7.2), else as the slip says. */
function classOf({ fromOffice, toOffice, transitClass }: RegisterShipment): TransitClass | null {
  const [from, to] = [fromOffice, toOffice].map((code) => (code ? officeOf(code) : undefined));
  if (!from || !to) return transitClass ?? null;
  return from.district === to.district ? 'same-district' : 'between-districts';
}

function officeOf(code: string) {
  const office = findOffice(code);
  if (!office) throw new Problem('refused', 'postal.office-unknown', { code });
  return office;
}
