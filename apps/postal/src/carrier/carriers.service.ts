import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { CarriersView, UnknownWord } from '#contracts';
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
    const words = await this.unknownWords();
    const items = this.carriers.all.map(({ settings: { code, webhookSecrets }, circuit }) => {
      const order = orders.find(({ carrier }) => carrier === code);
      return {
        ...{ code, circuit: circuit.state, waiting: order?.waiting ?? 0, refused: order?.refused ?? 0 },
        unmatched: events.find(({ carrier }) => carrier === code)?.unmatched ?? 0,
        notUnderstood: words.filter(({ carrier }) => carrier === code).map(({ carrier: _, ...word }) => word),
        webhook: webhookSecrets.length > 0,
      };
    });
    return { items };
  }

  private async unknownWords(): Promise<(UnknownWord & { carrier: string })[]> {
    const found: unknown = await this.db.query(
      `SELECT carrier, status AS word, count(*)::int AS events, max(at) AS "lastAt" FROM carrier_event
        WHERE state = 'not-understood' GROUP BY carrier, status ORDER BY max(at) DESC LIMIT 100`,
    );
    return rowsOf<Omit<UnknownWord, 'lastAt'> & { carrier: string; lastAt: Date }>(found).map((row) => ({
      ...row,
      lastAt: row.lastAt.toISOString(),
    }));
  }
}
