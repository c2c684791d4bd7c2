// Writes .env for docker-compose.yml: every password and key, made anew. Refuses to overwrite: the database keeps the first.
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';

const file = process.argv[2] ?? '.env';
const SERVICES = ['catalogue', 'dossier', 'postal', 'exchange', 'feedback', 'oversight', 'reporting'];
const word = () => `s${randomBytes(16).toString('hex').slice(1)}`;

if (existsSync(file)) {
  process.stderr.write(`${file} is there already; its passwords are those of the database.\n`);
  process.exit(1);
}
const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const variables = {
  DATABASE_PASSWORD_POSTGRES: word(),
  ...Object.fromEntries(
    SERVICES.flatMap((service) => [
      [`DATABASE_PASSWORD_${service.toUpperCase()}_OWNER`, word()],
      [`DATABASE_PASSWORD_${service.toUpperCase()}`, word()],
    ]),
  ),
  ...Object.fromEntries(
    [...SERVICES, 'gateway', 'operator'].map((user) => [`NATS_PASSWORD_${user.toUpperCase()}`, word()]),
  ),
  ACTOR_PUBLIC_KEY: publicKey.export({ type: 'spki', format: 'der' }).toString('base64url'),
  ACTOR_PRIVATE_KEY: privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64url'),
  LOCAL_ISSUER_SECRET: word(),
  PERSON_KEY: randomBytes(32).toString('hex'),
  POSTAL_PERSON_KEY: randomBytes(32).toString('hex'),
  FEEDBACK_PERSON_KEY: randomBytes(32).toString('hex'),
};
const text = Object.entries(variables).map(([name, value]) => `${name}=${value}\n`);
writeFileSync(file, text.join(''), { mode: 0o600 });
process.stdout.write(`${file} is written. Keep it: without it the database can't be opened.\n`);
