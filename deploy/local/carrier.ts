import { CarrierStandIn } from '../carrier/stand-in.js';
import { freePort } from './ports.js';
import type { SecretStore } from './secrets.js';

/** Milliseconds between two statuses of an item: a demonstration shows its whole way in a minute. */
const PACE_MS = 10_000;

/** A stand-in of Vietnam Post, inside the launcher and for this machine alone, so that orders and their events can be seen. */
export async function startCarrier(
  secrets: SecretStore,
  { port: wished, gateway }: { port?: number; gateway: number },
): Promise<{ port: number }> {
  const port = await freePort(wished);
  const url = () => `http://127.0.0.1:${gateway}/api/v1/postal/events/vnpost`;
  const webhook = { url, secret: secrets.word('carrier.webhook') };
  await CarrierStandIn.start({
    port,
    account: 'CHISO',
    secret: secrets.word('carrier.account'),
    webhook,
    pace: PACE_MS,
  });
  return { port };
}
