import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Orders with carriers and what they say about items. */
export class CreateCarrier1770000000303 implements MigrationInterface {
  name = 'CreateCarrier1770000000303';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE carrier_order (
        shipment_id uuid PRIMARY KEY REFERENCES shipment (id),
        carrier text NOT NULL,
        state text NOT NULL CHECK (state IN ('waiting', 'accepted', 'refused', 'cancelling', 'cancelled')),
        attempts integer NOT NULL DEFAULT 0,
        next_at timestamptz NOT NULL,
        order_number text,
        price integer,
        failure text,
        accepted_at timestamptz,
        polled_at timestamptz
      );
      CREATE INDEX carrier_order_due ON carrier_order (next_at) WHERE state IN ('waiting', 'cancelling');
      CREATE INDEX carrier_order_number ON carrier_order (order_number) WHERE order_number IS NOT NULL;
      CREATE INDEX carrier_order_polled ON carrier_order (polled_at) WHERE state = 'accepted';

      -- Everything carriers ever said, by their own ids: a repeated one changes nothing. Kept 5 years (TT 17/2017 Art.14.3).
      CREATE TABLE carrier_event (
        carrier text NOT NULL,
        event_id text NOT NULL,
        number text NOT NULL,
        status text NOT NULL,
        at timestamptz NOT NULL,
        received_at timestamptz NOT NULL,
        via text NOT NULL CHECK (via IN ('webhook', 'poll')),
        state text NOT NULL DEFAULT 'new' CHECK (state IN ('new', 'applied', 'unmatched')),
        PRIMARY KEY (carrier, event_id)
      );
      CREATE INDEX carrier_event_new ON carrier_event (received_at) WHERE state = 'new';
      CREATE INDEX carrier_event_number ON carrier_event (number);

      -- Signatures seen while their timestamp may still be accepted.
      CREATE TABLE carrier_call (
        carrier text NOT NULL,
        signature bytea NOT NULL,
        at timestamptz NOT NULL,
        PRIMARY KEY (carrier, signature)
      );
      CREATE INDEX carrier_call_at ON carrier_call (at);`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE carrier_call, carrier_event, carrier_order');
  }
}
