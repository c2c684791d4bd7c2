import { natsAuthorization, passwordVariable } from './services.js';

/** The broker's configuration for containers; passwords come from its environment. */
export function composeBroker(): string {
  return `# Written by npm run generate from the contracts (deploy/nats/services.ts); do not edit.
# Passwords must begin with a letter: the configuration language would read a leading digit as a number.
port: 4222
http_port: 8222
server_name: "chi-so"
max_payload: 1MB
jetstream { store_dir: "/data" }
${natsAuthorization(passwordVariable)}`;
}
