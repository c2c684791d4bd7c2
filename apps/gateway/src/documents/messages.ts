import { allEvents, allRequests, SERVICES, type Shape } from '#contracts';
import { sorted } from './asyncapi.js';
import { propertiesOf } from './schemas.js';

const fields = (shape: Shape): string =>
  [...propertiesOf(shape)].map(([name, { required }]) => `\`${name}${required ? '' : '?'}\``).join(' ') || '–';

function serviceMessages(service: string): string[] {
  const requests = sorted(allRequests(), ({ name }) => name).filter((one) => one.service === service);
  const events = sorted(allEvents(), ({ type }) => type).filter((one) => one.service === service);
  return [
    `## ${service}`,
    '',
    ...(events.length > 0 ? ['| announces | data |', '| --- | --- |'] : []),
    ...events.map(({ type, data }) => `| \`${type}\` | ${data.name}: ${fields(data)} |`),
    ...(events.length > 0 ? [''] : []),
    '| answers | body | view |',
    '| --- | --- | --- |',
    ...requests.map(({ name, body, view }) => `| \`${name}\` | ${body.name}: ${fields(body)} | ${view.name} |`),
    '',
  ];
}

/** `docs/messages.md`: who answers and announces what, on a page one can read. */
export const messagesDocument = (): string =>
  [
    '# Messages',
    '',
    'Written by `npm run generate` from `libs/contracts`; do not edit. A request goes to subject `rq.<name>`, an event to',
    '`events.<type>`; `?` marks a field that may be absent. The full description is `asyncapi.json`.',
    '',
    ...SERVICES.flatMap(serviceMessages),
  ].join('\n');
