import { CLOSE_COMMON_DATABASES, DATABASES, databaseOf, rightsOn, rolesOf } from './databases.js';

function serviceSql(service: string): string {
  const owner = `${service}_owner`;
  const variables = [owner, service].map((role) => `\\getenv ${role} DATABASE_PASSWORD_${role.toUpperCase()}`);
  const roles = rolesOf(service, { owner: `:'${owner}'`, runtime: `:'${service}'` });
  return [...variables, ...[...roles, databaseOf(service), ...rightsOn(service)].map((sql) => `${sql};`)].join('\n');
}

/** For psql at the first start of a PostgreSQL container: a database and two roles a service. */
export function initSql(): string {
  const head =
    '-- Written by npm run generate; do not edit. Run once by psql as superuser, with the passwords in its environment.';
  return `${[head, '\\set ON_ERROR_STOP on', ...DATABASES.map(serviceSql), ...CLOSE_COMMON_DATABASES.map((sql) => `${sql};`)].join('\n\n')}\n`;
}
