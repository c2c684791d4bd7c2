export * from './actor-signature.js';
export { Answer, answer, type RequestContext } from './answer.js';
export { Broker } from './broker.js';
export { Bus, type AskOptions } from './bus.js';
export { CLOCK, systemClock, type Clock } from './clock.js';
export {
  Consumer,
  Consumers,
  type ConsumerDependencies,
  type ConsumerSettings,
  type ConsumerState,
} from './consumers.js';
export { assertFresh } from './freshness.js';
export { EventLog, type LogRows } from './event-log.js';
export { EventLog1770000000000, PARTITION_SIZE } from './event-log.migration.js';
export { EventSource } from './event-source.js';
export { actorKey, forgetKeys, once, repeatable } from './idempotency.js';
export { dispatch, isTransient } from './lane.js';
export { LogReader } from './log-reader.js';
export { handlersOf, OnEvents, OnRebuild, REBUILD_HANDLERS, type EventHandler } from './on-events.js';
export { OnRequest, type Asked, type Outcome } from './on-request.js';
export { Publisher, streamOf } from './publisher.js';
export { poolOf, rowsOf, type Queryable } from './queryable.js';
export { laneOf } from './recorded.js';
export { RequestServer } from './request-server.js';
export { Sequencer } from './sequencer.js';
export { currentTrace, nextTrace, withTrace } from './trace.js';
