import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Slips, minutes, people and money. */
export class CompleteShipment1770000000302 implements MigrationInterface {
  name = 'CompleteShipment1770000000302';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE shipment
        ADD content text NOT NULL DEFAULT 'dossier',
        ADD service text NOT NULL DEFAULT 'public-post',
        ADD carrier text,
        ADD from_agency_id uuid,
        ADD dossier_ids uuid[] NOT NULL DEFAULT '{}',
        ADD dossier_codes text[] NOT NULL DEFAULT '{}',
        ADD status text NOT NULL DEFAULT 'accepted',
        ADD transit_class text,
        ADD appointment_slip boolean NOT NULL DEFAULT false,
        ADD due_on date,
        ADD handover_id uuid,
        ADD signed_at timestamptz,
        ADD signed_on date,
        ADD refused_for text,
        ADD way_back_paid_by text,
        ADD invitations integer NOT NULL DEFAULT 0,
        ADD invited_on date,
        ADD delivered_at timestamptz,
        ADD delivered_on date,
        ADD brought_back_on date,
        ADD cancelled_on date,
        ADD last_moved_at timestamptz,
        ADD cod integer NOT NULL DEFAULT 0,
        ADD digest bytea,
        ALTER tracking_number DROP NOT NULL,
        ALTER tracking_format DROP NOT NULL,
        ALTER accepted_at DROP NOT NULL,
        ALTER accepted_on DROP NOT NULL,
        DROP CONSTRAINT shipment_direction_check;
      UPDATE shipment SET dossier_codes = ARRAY[dossier_code] WHERE dossier_code IS NOT NULL;
      UPDATE shipment SET content = CASE direction WHEN 'to-citizen' THEN 'result' ELSE 'dossier' END,
                          last_moved_at = accepted_at;
      ALTER TABLE shipment
        DROP dossier_code,
        ALTER content DROP DEFAULT,
        ALTER service DROP DEFAULT,
        ALTER dossier_ids DROP DEFAULT,
        ALTER dossier_codes DROP DEFAULT,
        ALTER status DROP DEFAULT,
        ALTER appointment_slip DROP DEFAULT,
        ALTER invitations DROP DEFAULT,
        ALTER cod DROP DEFAULT,
        ADD CONSTRAINT shipment_direction_check CHECK (direction IN ('to-agency', 'to-citizen', 'between-agencies')),
        ADD CONSTRAINT shipment_content_check CHECK (content IN ('dossier', 'supplement', 'result', 'way-back')),
        ADD CONSTRAINT shipment_service_check CHECK (service IN (
          'public-post', 'hired-courier', 'ordinary-parcel', 'post-staff-at-counter')),
        ADD CONSTRAINT shipment_status_check CHECK (status IN ('registered', 'collecting', 'accepted', 'in-transit', 'arrived',
          'invited', 'delivered', 'undeliverable', 'returning', 'brought-back', 'refused', 'lost', 'damaged', 'cancelled')),
        ADD CONSTRAINT shipment_accepted_check CHECK ((accepted_at IS NULL) = (accepted_on IS NULL)),
        ADD CONSTRAINT shipment_signed_check CHECK ((signed_at IS NULL) = (signed_on IS NULL));
      CREATE INDEX shipment_dossiers ON shipment USING gin (dossier_ids);
      CREATE INDEX shipment_dossier_codes ON shipment USING gin (dossier_codes);
      CREATE INDEX shipment_open ON shipment (last_moved_at)
        WHERE status NOT IN ('delivered', 'brought-back', 'lost', 'cancelled');

      CREATE TABLE shipment_person (
        shipment_id uuid PRIMARY KEY REFERENCES shipment (id),
        content bytea,
        erased_at timestamptz
      );
      CREATE TABLE person_read (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        shipment_id uuid NOT NULL REFERENCES shipment (id),
        actor text NOT NULL,
        role text NOT NULL,
        at timestamptz NOT NULL
      );

      CREATE TABLE handover (
        id uuid PRIMARY KEY,
        number text UNIQUE,
        direction text NOT NULL CHECK (direction IN ('to-agency', 'to-post')),
        agency_id uuid NOT NULL,
        items jsonb NOT NULL,
        signed_by jsonb NOT NULL,
        signed_at timestamptz,
        signed_on date,
        digest bytea NOT NULL,
        CHECK ((number IS NULL) = (signed_at IS NULL))
      );
      CREATE INDEX handover_of_agency ON handover (agency_id, signed_on);
      CREATE TABLE handover_person (
        handover_id uuid PRIMARY KEY REFERENCES handover (id),
        content bytea
      );
      -- Numbers of an agency and year are 1…n without holes.
      CREATE TABLE handover_counter (
        agency_id uuid NOT NULL,
        year integer NOT NULL,
        last integer NOT NULL,
        PRIMARY KEY (agency_id, year)
      ) WITH (fillfactor = 50);

      CREATE TABLE money (
        id uuid PRIMARY KEY,
        shipment_id uuid REFERENCES shipment (id),
        agency_id uuid NOT NULL,
        kind text NOT NULL CHECK (kind IN ('fee', 'cod', 'postage')),
        collected bigint NOT NULL CHECK (collected >= 0),
        remitted bigint NOT NULL CHECK (remitted >= 0),
        at timestamptz NOT NULL,
        day date NOT NULL,
        paper text NOT NULL,
        actor text NOT NULL,
        digest bytea NOT NULL,
        CHECK ((collected = 0) <> (remitted = 0)),
        CHECK (collected = 0 OR shipment_id IS NOT NULL)
      );
      CREATE INDEX money_of_agency ON money (agency_id, kind, day);
      CREATE INDEX money_of_shipment ON money (shipment_id) WHERE shipment_id IS NOT NULL;
      CREATE TABLE closed_day (
        agency_id uuid NOT NULL,
        day date NOT NULL,
        at timestamptz NOT NULL,
        actor text NOT NULL,
        PRIMARY KEY (agency_id, day)
      );

      -- What this service needs to know of dossiers, from their events.
      CREATE TABLE dossier_copy (
        id uuid PRIMARY KEY,
        code text NOT NULL,
        agency_id uuid NOT NULL,
        procedure_code text NOT NULL,
        return_channel text,
        ready_on date,
        returned_on date
      );
      CREATE INDEX dossier_copy_code ON dossier_copy (code);
      CREATE INDEX dossier_copy_waiting ON dossier_copy (agency_id, ready_on)
        WHERE return_channel = 'post' AND ready_on IS NOT NULL AND returned_on IS NULL;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE dossier_copy, closed_day, money, handover_counter, handover_person, handover, person_read, shipment_person;
      DELETE FROM shipment WHERE direction = 'between-agencies' OR tracking_number IS NULL OR accepted_at IS NULL;
      DROP INDEX shipment_open, shipment_dossier_codes, shipment_dossiers;
      ALTER TABLE shipment ADD dossier_code text;
      UPDATE shipment SET dossier_code = dossier_codes[1];
      ALTER TABLE shipment
        DROP CONSTRAINT shipment_direction_check,
        DROP content, DROP service, DROP carrier, DROP from_agency_id, DROP dossier_ids, DROP dossier_codes, DROP status,
        DROP transit_class, DROP appointment_slip, DROP due_on, DROP handover_id, DROP signed_at, DROP signed_on,
        DROP refused_for, DROP way_back_paid_by, DROP invitations, DROP invited_on, DROP delivered_at, DROP delivered_on,
        DROP brought_back_on, DROP cancelled_on, DROP last_moved_at, DROP cod, DROP digest,
        ALTER tracking_number SET NOT NULL,
        ALTER tracking_format SET NOT NULL,
        ALTER accepted_at SET NOT NULL,
        ALTER accepted_on SET NOT NULL,
        ADD CONSTRAINT shipment_direction_check CHECK (direction IN ('to-agency', 'to-citizen'));`);
  }
}
