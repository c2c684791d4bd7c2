import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import {
  Problem,
  REGISTER_FIELDS,
  type Actor,
  type MappedField,
  type MappingQuery,
  type MappingView,
  type SaveMapping,
} from '#contracts';
import { AgencyScope } from '#directory';
import { ColumnMapping } from './column-mapping.entity.js';

/** The own column mapping of each agency, set once for every nightly import of its people. */
@Injectable()
export class Mappings {
  constructor(
    private readonly db: DataSource,
    private readonly scope: AgencyScope,
  ) {}

  async of(by: Actor): Promise<readonly MappedField[]> {
    const agencyId = await this.scope.idOf(by.agency);
    return agencyId === undefined ? [] : this.fieldsOf(agencyId);
  }

  async save({ agencyCode, fields }: SaveMapping, by: Actor): Promise<MappingView> {
    const agencyId = await this.own(agencyCode, by);
    const names = fields.map(({ field }) => field);
    const wrong = names.find(
      (name, n) => !(REGISTER_FIELDS as readonly string[]).includes(name) || names.indexOf(name) < n,
    );
    if (wrong !== undefined) throw new Problem('invalid', 'exchange.mapping-field', { field: wrong });
    await this.db.getRepository(ColumnMapping).upsert({ agencyId, fields }, ['agencyId']);
    return { agencyCode, fields };
  }

  async find({ agency }: MappingQuery, by: Actor): Promise<MappingView> {
    return { agencyCode: agency, fields: await this.fieldsOf(await this.own(agency, by)) };
  }

  private async fieldsOf(agencyId: string): Promise<MappedField[]> {
    return (await this.db.getRepository(ColumnMapping).findOneBy({ agencyId }))?.fields ?? [];
  }

  private async own(code: string, by: Actor): Promise<string> {
    const agencyId = await this.scope.idOf(code);
    if (!agencyId) throw new Problem('refused', 'agency.unknown', { code });
    await this.scope.assertWithin(by, agencyId);
    return agencyId;
  }
}
