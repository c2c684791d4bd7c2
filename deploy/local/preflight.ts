import { mkdirSync, statfsSync } from 'node:fs';
import { Complaint, type Places } from './options.js';
import { isFree } from './ports.js';
import { endLeftovers, isRunning, readRun } from './processes.js';
import { say } from './say.js';

const NEEDED_MEGABYTES = 300;

function refuseSecondCopy(places: Places): void {
  const run = readRun(places.run);
  if (!run?.launcher || !isRunning(run.launcher)) return;
  const where = `${places.data} (port ${run.port ?? '?'}, pid ${run.launcher.pid})`;
  throw new Complaint(`A copy is running on ${where}. Stop it with npm run down, or give this one its own --data.`, 3);
}

function refuseFullDisk(places: Places): void {
  const { bavail, bsize } = statfsSync(places.data);
  const megabytes = Math.round((bavail * bsize) / 1e6);
  if (megabytes >= NEEDED_MEGABYTES) return;
  const need = `${NEEDED_MEGABYTES} MB are needed`;
  throw new Complaint(`The disk is full: ${megabytes} MB are free at ${places.data}, ${need}.`, 5);
}

/** Refuses with a clear message what would fail later with an obscure one, and ends what an earlier run left running. */
export async function preflight(places: Places, port: number): Promise<void> {
  mkdirSync(places.data, { recursive: true, mode: 0o711 });
  refuseSecondCopy(places);
  const left = await endLeftovers(places.run);
  if (left > 0) say(`ended ${left} processes that an earlier run had left behind`);
  if (!(await isFree(port)))
    throw new Complaint(`Port ${port} is taken by another program: give another with --port.`, 4);
  refuseFullDisk(places);
}
