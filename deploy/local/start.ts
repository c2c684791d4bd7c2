import { run } from './main.js';

/** The compiled launcher without installing and compiling: what `up --detach` leaves running. */
const [command = '', ...args] = process.argv.slice(2);
await run(command, args);
