import { CHANGES_SUBJECT, allRequests } from '#contracts';
import { type BrokerUse, natsPermissions } from './permissions.js';

/** Who asks whom and who listens to whom. A name ending in `.*` means every request of that service. */
interface Links {
  asks: readonly string[];
  listens: readonly string[];
  hears?: readonly string[];
}

const LINKS: Record<string, Links> = {
  catalogue: { asks: ['dossier.redatings.preview'], listens: [] },
  dossier: { asks: ['catalogue.*', 'postal.events.*'], listens: ['catalogue', 'postal'] },
  postal: { asks: ['catalogue.*', 'reporting.indicators.get'], listens: ['catalogue', 'dossier'] },
  exchange: { asks: ['catalogue.*'], listens: ['catalogue'] },
  feedback: { asks: ['catalogue.*'], listens: ['catalogue', 'dossier'] },
  oversight: { asks: ['catalogue.*'], listens: ['catalogue'] },
  reporting: {
    asks: ['*.events.read', '*.events.seq', 'catalogue.*'],
    listens: ['catalogue', 'dossier', 'postal', 'exchange', 'feedback', 'oversight'],
  },
};

/** The gateway passes people on to every service; it has no database, so it neither answers nor announces. */
const GATEWAY: Links = { asks: ['*'], listens: [], hears: [CHANGES_SUBJECT] };

/** `npm run verify` and the runbook's commands: they look at every log and replay parked events. */
const OPERATOR: Links = {
  asks: ['*.events.*', '*.parked.*', '*.health', 'reporting.*'],
  listens: [],
};

export const SERVICES = Object.keys(LINKS);
export const BROKER_USERS = [...SERVICES, 'gateway', 'operator'];

function matches(pattern: string, name: string): boolean {
  const expression = pattern.replaceAll('.', '\\.').replaceAll('*', '.+');
  return new RegExp(`^${expression}$`).test(name);
}

/** What a user of the broker does, by the declared contracts. */
export function brokerUse(user: string): BrokerUse {
  const links = LINKS[user] ?? (user === 'gateway' ? GATEWAY : OPERATOR);
  const names = allRequests().map((request) => request.name);
  const others = names.filter((name) => !name.startsWith(`${user}.`));
  const asks = others.filter((name) => links.asks.some((pattern) => matches(pattern, name)));
  const isService = SERVICES.includes(user);
  return { service: user, answers: isService, announces: isService, asks, listens: links.listens, hears: links.hears };
}

const list = (subjects: readonly string[]): string => subjects.map((subject) => `        "${subject}"`).join('\n');

function userBlock(user: string, password: string): string {
  const { publish, subscribe, allowResponses } = natsPermissions(brokerUse(user));
  return `  { user: "${user}", password: ${password}
    permissions: {
      publish: { allow: [
${list(publish)}
      ] }
      subscribe: { allow: [
${list(subscribe)}
      ] }${allowResponses ? '\n      allow_responses: { max: 1, expires: "15m" }' : ''}
    } }`;
}

/** The `authorization` part of the broker's configuration. `password` gives the text that stands for a user's password. */
export function natsAuthorization(password: (user: string) => string): string {
  return `authorization { users: [\n${BROKER_USERS.map((user) => userBlock(user, password(user))).join('\n')}\n] }\n`;
}

/** Stands for a user's password until the broker, or the launcher, puts it in. */
export const passwordVariable = (user: string): string => `$NATS_PASSWORD_${user.toUpperCase()}`;
