import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { CarriersView } from '#contracts';
import { rowsOf } from '#messaging';
import { Carriers } from './carriers.js';

/** How the carriers are doing, for those who watch over them. */
@Injectable()
export class CarriersService {
  constructor(
    private readonly db: DataSource,
    private readonly carriers: Carriers,
  ) {}

  async list(): Promise<CarriersView> {
    const counted: unknown = await this.db.query(
      `SELECT carrier, count(*) FILTER (WHERE state IN ('waiting', 'cancelling'))::int AS waiting,
              count(*) FILTER (WHERE state = 'refused')::int AS refused FROM carrier_order GROUP BY carrier`,
    );
    const unmatched: unknown = await this.db.query(
      `SELECT carrier, count(*)::int AS unmatched FROM carrier_event WHERE state = 'unmatched' GROUP BY carrier`,
    );
    const orders = rowsOf<{ carrier: string; waiting: number; refused: number }>(counted);
    const events = rowsOf<{ carrier: string; unmatched: number }>(unmatched);
    const items = this.carriers.all.map(({ settings: { code, webhookSecrets }, circuit }) => {
      const order = orders.find(({ carrier }) => carrier === code);
      return {
        ...{ code, circuit: circuit.state, waiting: order?.waiting ?? 0, refused: order?.refused ?? 0 },
        unmatched: events.find(({ carrier }) => carrier === code)?.unmatched ?? 0,
        webhook: webhookSecrets.length > 0,
      };
    });
    return { items };
  }
}
