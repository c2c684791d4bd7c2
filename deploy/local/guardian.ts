import { endLeftovers } from './processes.js';

/**
 * Waits until its standard input closes, which the system does when the launcher is gone, even by kill -9, and then
 * ends what the launcher left running. After an orderly stop the run file is gone and there is nothing to do.
 */
const file = process.argv[2];
if (!file) throw new Error('guardian: which run file?');
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => undefined);
process.stdin.resume();
process.stdin.once('close', () => void endLeftovers(file).finally(() => process.exit(0)));
