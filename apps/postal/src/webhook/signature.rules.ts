import { createHmac, timingSafeEqual } from 'node:crypto';
import { Problem, type CarrierCall } from '#contracts';

/** How far the carrier's clock may be off, in seconds; signatures seen are kept as long. */
export const SIGNATURE_SECONDS = 300;

const SIGNATURE = /^sha256=([0-9a-f]{64})$/;
const TIMESTAMP = /^\d{9,11}$/;

/**
 * The bytes of a signature that holds now: HMAC-SHA-256 over `timestamp.body` by one of the keys, the timestamp within 300 s.
 * Whoever can't sign learns nothing, not even whether the carrier is known. Throws `postal.signature-wrong`, `-late`.
 */
export function verifiedSignature(call: CarrierCall, secrets: readonly string[], now: Date): Buffer {
  const hex = SIGNATURE.exec(call.signature)?.[1];
  const given = Buffer.from(hex ?? '', 'hex');
  const holds = (secret: string) => {
    const expected = createHmac('sha256', secret).update(`${call.timestamp}.${call.body}`).digest();
    return given.length === expected.length && timingSafeEqual(given, expected);
  };
  if (!TIMESTAMP.test(call.timestamp) || !secrets.some(holds))
    throw new Problem('unauthenticated', 'postal.signature-wrong');
  const off = Math.abs(now.getTime() / 1000 - Number(call.timestamp));
  if (off > SIGNATURE_SECONDS)
    throw new Problem('unauthenticated', 'postal.signature-late', { seconds: SIGNATURE_SECONDS });
  return given;
}
