import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { natsAuthorization, passwordVariable } from './services.js';

// Run once after compiling: the launcher then needs no contract to start the broker, which saves a second at every start.
const here = dirname(fileURLToPath(import.meta.url));
writeFileSync(join(here, 'authorization.conf'), natsAuthorization(passwordVariable));
