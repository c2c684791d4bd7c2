import { Injectable } from '@nestjs/common';
import type { WorkingCalendar } from '#calendar';
import { Problem, type Actor, type AgencyRecorded, type Channel, type StatedTerm } from '#contracts';
import {
  AgencyScope,
  CatalogueReached,
  Directory,
  awaitingOn,
  inForceOn,
  Procedures,
  type AgencyTree,
  type KnownProcedure,
} from '#directory';
import { shortest } from './reception/shortened-term.rules.js';
import type { Parameters } from './parameters/parameter.rules.js';
import { ParametersService } from './parameters/parameters.service.js';

/** What one dossier needs to know of its agency and procedure, on the day of its reception. */
export interface Ground {
  readonly agency: AgencyRecorded | undefined;
  readonly unit: AgencyRecorded | undefined;
  readonly procedure: KnownProcedure | undefined;
  /** Of the procedure, as it was in force or awaited publication on the day. */
  readonly version: number | null;
  readonly inForce: boolean;
  /** In force by the centre, not yet published by the province: taken in under "chờ công bố". */
  readonly awaiting: boolean;
  readonly term: StatedTerm | null;
  readonly level: number | null;
  readonly calendar: WorkingCalendar;
}

interface NamedProcedure {
  name: string;
  field: string | null;
}

export interface Place {
  readonly agencyCode: string;
  readonly receivingUnit?: string | null;
  readonly procedureCode: string;
  readonly channel: Channel;
}

/** Agencies, calendars and procedures from this service's own copy: reception works while the catalogue is down. */
@Injectable()
export class CatalogueCopy {
  constructor(
    private readonly directory: Directory,
    private readonly procedures: Procedures,
    readonly scope: AgencyScope,
    private readonly reached: CatalogueReached,
    private readonly parameters: ParametersService,
  ) {}

  tree(): Promise<AgencyTree> {
    return this.directory.tree();
  }

  calendarOf(agencyId: string): Promise<WorkingCalendar> {
    return this.directory.calendarOf(agencyId);
  }

  /** What holds for a dossier of this procedure that is received that day: sectors' rules differ by field. */
  async parametersOf(procedureCode: string, day: string, version?: number | null): Promise<Parameters> {
    return this.parameters.of((await this.procedureNamed(procedureCode, day, version)).field, day);
  }

  /** The agency or unit of a code. Throws `dossier.agency-unknown`. */
  async unitOf(code: string): Promise<string> {
    const found = (await this.directory.tree()).find(code);
    if (!found) throw new Problem('refused', 'dossier.agency-unknown', { code });
    return found.id;
  }

  /** What is unknown is looked for once more when the copy has reached the catalogue: it may have been listed a moment ago. */
  async ground(place: Place, day: string): Promise<Ground> {
    const found = await this.known(place, day);
    if (found.agency && found.procedure && (found.unit || !place.receivingUnit)) return found;
    await this.reached.wait();
    return this.known(place, day);
  }

  private async known(place: Place, day: string): Promise<Ground> {
    const tree = await this.directory.tree();
    const agency = tree.find(place.agencyCode);
    const unit = place.receivingUnit ? tree.find(place.receivingUnit) : undefined;
    const procedure = await this.procedures.find(place.procedureCode);
    const { version, inForce, awaiting } = standingOf(procedure, day);
    const calendar = await this.directory.calendarOf(agency?.id ?? '');
    const cuts = await this.cutsOf(procedure, agency, day);
    return {
      agency,
      unit,
      procedure,
      version: version?.version ?? null,
      inForce,
      awaiting,
      term: shortest(termFor(version?.terms ?? [], place.channel), cuts, { channel: place.channel, day, calendar }),
      level: await this.levelOf(procedure, agency, day),
      calendar,
    };
  }

  /** Throws `not-found.record` for a procedure nobody has listed. */
  async assertListed(code: string): Promise<void> {
    if (!(await this.procedures.find(code)))
      throw new Problem('not-found', 'not-found.record', { what: 'procedure', id: code });
  }

  /** Its name and field in the version a dossier keeps, else as they were on the day; the code where it is not known. */
  async procedureNamed(code: string, day: string | null, kept?: number | null): Promise<NamedProcedure> {
    const version = keptVersion(await this.procedures.find(code), day, kept);
    return { name: version?.name.vi ?? code, field: version?.field ?? null };
  }

  private async cutsOf(procedure: KnownProcedure | undefined, agency: AgencyRecorded | undefined, day: string) {
    return procedure && agency ? this.procedures.shortened(procedure.id, offices(agency), day) : [];
  }

  private async levelOf(procedure: KnownProcedure | undefined, agency: AgencyRecorded | undefined, day: string) {
    if (!procedure || !agency) return null;
    return (await this.procedures.offering(procedure.id, agency.id, day))?.level ?? null;
  }

  /** Throws `forbidden.agency` unless one of the places stands in the actor's subtree. */
  async assertWithin(by: Actor, agencyId: string, ...units: (string | null)[]): Promise<void> {
    // Whoever stands outside the administration has no agency to be within, whatever their token says.
    if (by.role === 'citizen' || by.role === 'anonymous') throw new Problem('forbidden', 'forbidden.agency');
    for (const unitId of units) if (unitId && (await this.scope.includes(by, unitId))) return;
    await this.scope.assertWithin(by, agencyId);
  }
}

/** How a procedure stands on a day, and the version that dossiers of that day keep. */
function standingOf(procedure: KnownProcedure | undefined, day: string) {
  const awaiting = procedure !== undefined && awaitingOn(procedure, day);
  const inForce = procedure && inForceOn(procedure, day);
  return {
    version: inForce ?? (awaiting ? procedure.versions.at(-1) : undefined),
    inForce: inForce !== undefined,
    awaiting,
  };
}

function keptVersion(procedure: KnownProcedure | undefined, day: string | null, kept?: number | null) {
  const version = procedure?.versions.find((one) => one.version === kept);
  return version ?? (procedure && day ? inForceOn(procedure, day) : undefined) ?? procedure?.versions.at(-1);
}

/** The term of the channel, or the one of the counter where the procedure makes no difference. */
function termFor(terms: readonly { channel: Channel; term: StatedTerm | null }[], channel: Channel): StatedTerm | null {
  const of = (wanted: Channel) => terms.find((one) => one.channel === wanted)?.term ?? null;
  return of(channel) ?? of('counter');
}

/** For whom a decision on terms holds here: the agency itself, a room also by what its department was allowed. */
const offices = ({ id, kind, parentId }: AgencyRecorded): string[] =>
  kind === 'room' && parentId ? [id, parentId] : [id];

const OLD_FORM = /^\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2}$/;

/** The agency's code that dossier codes of that day begin with (TT 01/2018 Art.19: form of QCVN 102, else its first code). */
export function codeOn(agency: AgencyRecorded, day: string): string {
  const valid = agency.codes.filter(({ from, to }) => (!from || from <= day) && (!to || day <= to));
  const usable = valid.find(({ code }) => OLD_FORM.test(code)) ?? agency.codes.find(({ code }) => OLD_FORM.test(code));
  return (usable ?? agency.codes[0]!).code;
}

/** `YYMMDD` of a day. */
export const dayPart = (day: string): string => day.slice(2).replaceAll('-', '');
