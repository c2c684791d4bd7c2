/** The services with a database of their own. The gateway has none. */
export const DATABASES = ['catalogue', 'dossier', 'postal', 'exchange', 'feedback', 'oversight', 'reporting'];

/** The texts that stand for a service's two passwords in SQL: quoted literals, or psql variables. */
export interface Passwords {
  owner: string;
  runtime: string;
}

/** Two roles a service: the owner migrates, the other runs and may connect to its own database only. */
export function rolesOf(service: string, { owner, runtime }: Passwords): string[] {
  const common = 'nosuperuser nocreatedb nocreaterole login password';
  return [`create role ${service}_owner ${common} ${owner}`, `create role ${service} ${common} ${runtime}`];
}

/** Sent outside a transaction. */
export const databaseOf = (service: string): string =>
  `create database ${service} owner ${service}_owner template template0 encoding 'UTF8'`;

export const rightsOn = (service: string): string[] => [
  `revoke all on database ${service} from public`,
  `grant connect, temporary on database ${service} to ${service}`,
];

/** Nobody but the superuser has business in the databases that come with a cluster. */
export const CLOSE_COMMON_DATABASES = ['postgres', 'template1'].map(
  (name) => `revoke connect on database ${name} from public`,
);
