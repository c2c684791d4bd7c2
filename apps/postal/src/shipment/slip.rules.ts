import { createHash } from 'node:crypto';
import type { Actor, RegisterShipment } from '#contracts';
import type { SlipKept } from '../person/persons.service.js';

/** Of what the caller said and who they are, whatever the order of the fields. */
export function digestOfSlip(command: RegisterShipment, by: Actor): Buffer {
  const said = Object.entries(command)
    .filter(([, value]) => value !== undefined && value !== null)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([by.issuer, by.subject, said]))
    .digest();
}

/** What the slip says of people and papers; undefined where it says nothing. */
export function slipOf(command: RegisterShipment & { id: string }): { id: string; slip: SlipKept } | undefined {
  const { id, sender, receiver, papers, proxy } = command;
  const slip = { sender, receiver, papers, proxy };
  return Object.values(slip).some((part) => part) ? { id, slip } : undefined;
}
