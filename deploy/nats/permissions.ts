/** What one service does on the broker. Requests and producers by their contract's names, e.g. `dossier.receive`, `catalogue`. */
export interface BrokerUse {
  service: string;
  /** Whether it answers requests and announces events; false for one that only asks. */
  answers: boolean;
  /** Names of the requests it sends. */
  asks: readonly string[];
  announces: boolean;
  /** Producers whose events it reads. */
  listens: readonly string[];
  /** Core-NATS notices of others it hears, by subject; they may be lost. */
  hears?: readonly string[];
}

/** Subjects a user of the broker may publish and subscribe; everything else is refused. */
export interface NatsPermissions {
  publish: string[];
  subscribe: string[];
  /** An answerer may publish once to the reply subject of a request it received. */
  allowResponses: boolean;
}

/** The one stream of a producer. Its own service makes and fills it. */
const stream = (service: string): string => `EVENTS_${service}`;

function producing(service: string): string[] {
  const own = ['CREATE', 'UPDATE', 'INFO'].map((act) => `$JS.API.STREAM.${act}.${stream(service)}`);
  return [`events.${service}.>`, `head.${service}`, `doorbell.${service}`, `changes.${service}`, ...own];
}

/** An ordered, ack-none reader of a producer's stream, and the producer itself when the broker has lost something. */
function listening(producer: string): string[] {
  const name = stream(producer);
  return [
    `rq.${producer}.events.read`,
    `$JS.API.STREAM.INFO.${name}`,
    `$JS.API.CONSUMER.CREATE.${name}`,
    `$JS.API.CONSUMER.CREATE.${name}.>`,
    `$JS.API.CONSUMER.INFO.${name}.>`,
    `$JS.API.CONSUMER.MSG.NEXT.${name}.>`,
    `$JS.API.CONSUMER.DELETE.${name}.>`,
  ];
}

/** What a service's user may do: exactly what its contracts say it does. Valid for nats-server 2.9.10 and newer. */
export function natsPermissions(use: BrokerUse): NatsPermissions {
  const { service, answers, asks, announces, listens, hears = [] } = use;
  const publish = [
    ...asks.map((name) => `rq.${name}`),
    ...(announces ? producing(service) : []),
    ...listens.flatMap(listening),
    ...(announces || listens.length > 0 ? ['$JS.API.INFO', '$JS.FC.>'] : []),
  ];
  const subscribe = [
    `_INBOX_${service}.>`,
    ...(answers ? [`rq.${service}.>`] : []),
    ...(announces ? [`doorbell.${service}`] : []),
    'head.>',
    ...hears,
  ];
  return { publish: [...new Set(publish)].sort(), subscribe: subscribe.sort(), allowResponses: answers };
}
