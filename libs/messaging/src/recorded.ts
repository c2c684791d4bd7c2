import { upcast, type Envelope, type Recorded, type RecordedRow } from '#contracts';

/** The hash before the first event. */
export const GENESIS = Buffer.alloc(32);

/** From JetStream's message. */
export function fromWire(bytes: Uint8Array): Recorded {
  const message = JSON.parse(Buffer.from(bytes).toString('utf8')) as Recorded;
  return { ...message, event: upcast(message.event) };
}

/** From a page of `<service>.events.read`. The text is read when it is needed: pages that wait their turn stay small. */
export function fromRow(logId: string, [seq, recordedAt, previousHash, hash, text]: RecordedRow): Recorded {
  let event: Envelope | undefined;
  const read = () => (event ??= upcast(JSON.parse(text) as Envelope));
  return {
    logId,
    seq,
    recordedAt,
    previousHash,
    hash,
    get event() {
      return read();
    },
  };
}

/** Which lane an event belongs to: by its aggregate, so that one aggregate's events stay in order. */
export function laneOf(subject: string, lanes: number): number {
  return lanes === 1 ? 0 : Number.parseInt(subject.slice(-6), 16) % lanes;
}
