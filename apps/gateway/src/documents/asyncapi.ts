import { allEvents, allRequests, type EventContract, type RequestContract } from '#contracts';
import { Schemas, type Schema } from './schemas.js';

const text = (description: string, more: Schema = {}): Schema => ({ type: 'string', description, ...more });

/** CloudEvents 1.0, structured JSON (PROTOCOL.md "Event log"). */
const ENVELOPE: Schema = {
  type: 'object',
  required: ['specversion', 'id', 'source', 'type', 'subject', 'time', 'actor', 'agency', 'role', 'data'],
  properties: {
    specversion: { type: 'string', const: '1.0' },
    id: text('uuid v7', { format: 'uuid' }),
    source: text('/<province>/<service>'),
    type: text('type and version'),
    subject: text('id of the aggregate'),
    time: text('when it happened', { format: 'date-time' }),
    actor: text('issuer#subject, or the service'),
    agency: text('agency of the actor'),
    role: text('role of the actor'),
    reasoncode: text('why, where the law wants a reason'),
    traceparent: text('W3C trace context'),
    data: { type: 'object' },
  },
};

const REQUEST_HEADERS: Schema = {
  type: 'object',
  properties: {
    Actor: text('whom the gateway passes on; signed, 60 s'),
    'Idempotency-Key': text('a repeated key answers the first record'),
    'If-Match': text('the ETag read before'),
    'At-Least': text('positions the answer must have seen'),
    'Accept-Language': text('vi or en'),
    traceparent: text('W3C trace context'),
  },
};

const key = (name: string): string => name.replace(/[^\w]+/g, '-');
const ref = (path: string): Schema => ({ $ref: `#/${path}` });

interface Parts {
  channels: Record<string, Schema>;
  operations: Record<string, Schema>;
  messages: Record<string, Schema>;
  schemas: Schemas;
}

function addEvent({ type, service, data }: EventContract, parts: Parts): void {
  const id = key(type);
  const content = {
    allOf: [
      ref('components/schemas/Envelope'),
      { properties: { type: { const: type }, data: parts.schemas.ref(data) } },
    ],
  };
  parts.messages[id] = { name: type, contentType: 'application/cloudevents+json', payload: content };
  parts.channels[id] = { address: `events.${type}`, messages: { [id]: ref(`components/messages/${id}`) } };
  const messages = [ref(`channels/${id}/messages/${id}`)];
  parts.operations[`announce-${id}`] = {
    action: 'send',
    channel: ref(`channels/${id}`),
    summary: `${service} announces`,
    messages,
  };
}

function addRequest({ name, service, subject, body, view, deadline }: RequestContract, parts: Parts): void {
  const id = key(name);
  const asked = {
    name,
    headers: REQUEST_HEADERS,
    contentType: 'application/json',
    payload: parts.schemas.ref(body, true),
  };
  const value = {
    type: 'object',
    properties: {
      value: parts.schemas.ref(view),
      position: { type: 'integer' },
      etag: { type: 'string' },
      status: { type: 'integer' },
      problem: { type: 'object' },
    },
  };
  parts.messages[id] = asked;
  parts.messages[`${id}-reply`] = { name: `${name} reply`, contentType: 'application/json', payload: value };
  parts.channels[id] = { address: subject, messages: { [id]: ref(`components/messages/${id}`) } };
  parts.channels[`${id}-reply`] = { address: null, messages: { reply: ref(`components/messages/${id}-reply`) } };
  parts.operations[`answer-${id}`] = {
    action: 'receive',
    summary: `${service} answers within ${deadline} ms`,
    channel: ref(`channels/${id}`),
    messages: [ref(`channels/${id}/messages/${id}`)],
    reply: {
      address: { location: '$message.header#/reply', description: 'inbox of the asker' },
      channel: ref(`channels/${id}-reply`),
      messages: [ref(`channels/${id}-reply/messages/reply`)],
    },
  };
}

/** AsyncAPI 3.0 of everything that crosses the broker: events and requests, from the contracts. */
export function asyncapiDocument(): Schema {
  const parts: Parts = { channels: {}, operations: {}, messages: {}, schemas: new Schemas() };
  for (const contract of sorted(allEvents(), (one) => one.type)) addEvent(contract, parts);
  for (const contract of sorted(allRequests(), (one) => one.name)) addRequest(contract, parts);
  const named = sorted(Object.entries(parts.schemas.named), ([name]) => name);
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Chỉ Số: thông điệp giữa các dịch vụ · messages between services',
      version: '1.0.0',
      license: { name: 'EUPL-1.2' },
      description:
        'PostgreSQL is the record, NATS is the conveyor: whoever misses an event asks `<service>.events.read`.',
    },
    defaultContentType: 'application/json',
    servers: { nats: { host: 'nats:4222', protocol: 'nats' } },
    channels: parts.channels,
    operations: parts.operations,
    components: { messages: parts.messages, schemas: { Envelope: ENVELOPE, ...Object.fromEntries(named) } },
  };
}

export const sorted = <T>(list: readonly T[], by: (one: T) => string): T[] =>
  [...list].sort((a, b) => (by(a) < by(b) ? -1 : 1));
