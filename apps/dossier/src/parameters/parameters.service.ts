import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { vietnamDay } from '#calendar';
import { parameterSet, Problem, v7 } from '#contracts';
import type { Actor, ParametersQuery, ParametersView, ParameterView, SetParameter } from '#contracts';
import { actorKey, answer, CLOCK, EventLog, rowsOf, type Answer, type Clock } from '#messaging';
import { DossierParameter } from './parameter.entity.js';
import { assertSettable, DEFINITIONS, inOrder, parametersFor, type Parameters } from './parameter.rules.js';

/** Milliseconds that another replica may go on with what was set before. */
const TRUSTED = 2_000;

const INSERT = `INSERT INTO dossier_parameter (key, field, valid_from, valid_to, value, source, set_by, set_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING RETURNING key`;

/** What is set, in memory: acts ask for it every time. */
@Injectable()
export class ParametersService {
  private entries?: Promise<DossierParameter[]>;
  private readAt = -Infinity;

  constructor(
    private readonly db: DataSource,
    private readonly log: EventLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** For a dossier of a field received on a day; of a submission, the day it is looked at. */
  async of(field: string | null, day: string): Promise<Parameters> {
    return parametersFor(await this.known(), field, day);
  }

  async list({ key, field }: ParametersQuery): Promise<ParametersView> {
    const set = (await this.known()).map(viewOf);
    const items = [...defaults(), ...set].filter(
      (one) => (!key || one.key === key) && (!field || one.field === null || one.field === field),
    );
    return { items: items.sort((a, b) => inOrder(a.key) - inOrder(b.key)) };
  }

  async set(command: SetParameter, by: Actor): Promise<Answer<ParameterView>> {
    const { key, value, from, source } = command;
    const entry = { key, field: command.field ?? '', value, from, to: command.to ?? null };
    const now = this.clock.now();
    assertSettable(entry, vietnamDay(now));
    const row = { ...entry, source, setBy: actorKey(by), setAt: now };
    const position = await this.db.transaction(async (tx) => {
      const inserted: unknown = await tx.query(INSERT, [key, row.field, from, row.to, value, source, row.setBy, now]);
      if (rowsOf(inserted).length === 0) return this.same(tx, row);
      const data = { key, field: command.field ?? null, value, from, to: entry.to };
      return this.log.announce(tx, parameterSet.of(v7(now), data, by, { time: now }));
    });
    this.readAt = -Infinity;
    return answer(viewOf(row), { position, status: 201 });
  }

  /** Set again with the same content it changes nothing; with other content it is a conflict. */
  private async same(tx: EntityManager, row: DossierParameter): Promise<undefined> {
    const { key, field, from } = row;
    const stored = await tx.getRepository(DossierParameter).findOneByOrFail({ key, field, from });
    if (stored.value !== row.value || stored.to !== row.to)
      throw new Problem('conflict', 'dossier.parameter-exists', { key, from });
  }

  private known(): Promise<DossierParameter[]> {
    if (!this.entries || performance.now() - this.readAt > TRUSTED) {
      this.readAt = performance.now();
      const read = this.db.getRepository(DossierParameter).find({ order: { key: 'ASC', field: 'ASC', from: 'ASC' } });
      this.entries = read.catch((error: unknown) => {
        this.readAt = -Infinity;
        throw error;
      });
    }
    return this.entries;
  }
}

const meaning = (key: DossierParameter['key']) => ({ vi: DEFINITIONS[key].vi, en: DEFINITIONS[key].en });

type Shown = Pick<DossierParameter, 'key' | 'field' | 'value' | 'from' | 'to' | 'source'>;

const viewOf = ({ key, field, value, from, to, source }: Shown): ParameterView => ({
  key,
  meaning: meaning(key),
  field: field || null,
  value,
  from,
  to,
  source,
  byDefault: false,
});

const defaults = (): ParameterView[] =>
  (Object.keys(DEFINITIONS) as DossierParameter['key'][]).map((key) => ({
    key,
    meaning: meaning(key),
    field: null,
    value: DEFINITIONS[key].value,
    from: null,
    to: null,
    source: DEFINITIONS[key].source,
    byDefault: true,
  }));
