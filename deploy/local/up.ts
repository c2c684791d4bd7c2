import { join } from 'node:path';
import { presentApps, ready, startApp } from './apps.js';
import { Children } from './children.js';
import { demonstrate } from './demonstration.js';
import { forget, layGround } from './ground.js';
import { type Options, type Places, placesOf } from './options.js';
import { preflight } from './preflight.js';
import { startedAt } from './processes.js';
import { say } from './say.js';
import { Supervisor } from './supervisor.js';

export const DEFAULT_PORT = 3000;

async function bringUp(places: Places, options: Options, supervisor: Supervisor, children: Children): Promise<void> {
  const { port = DEFAULT_PORT, rateLimit } = options;
  const ground = await layGround(places, supervisor, { port, rateLimit });
  const apps = presentApps();
  say(`starting ${apps.join(', ')}`);
  await Promise.all(apps.map((app) => supervisor.run(app, () => startApp(app, ground), places.log(app))));
  await Promise.race([ready(apps, ground), supervisor.hopeless]);
  supervisor.settled();
  children.run.ready = true;
  children.save();
  const address = `http://127.0.0.1:${port}`;
  say(`Chỉ Số is ready: ${address}/   API page: ${address}/api/docs   logs: ${join(places.data, 'logs')}`);
  if (options.demo) await demonstrate(ground, children);
}

function stopSignal(): Promise<string> {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined); // the terminal is gone
  return new Promise((resolve) => {
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => resolve(name));
  });
}

function register(places: Places, port: number): Children {
  const children = new Children(places.run);
  const started = startedAt(process.pid) ?? '';
  children.run.launcher = { name: 'launcher', pid: process.pid, started, signal: 'SIGTERM', stage: 9 };
  children.run.port = port;
  children.save();
  children.guard();
  return children;
}

/** Starts the platform and keeps it running until it is told to stop. */
export async function up(options: Options): Promise<void> {
  const places = placesOf(options.data);
  const { port = DEFAULT_PORT } = options;
  await preflight(places, port);
  if (options.fresh) forget(places);
  const children = register(places, port);
  const supervisor = new Supervisor(children);
  const told = stopSignal();
  try {
    const started = bringUp(places, options, supervisor, children);
    const name = await Promise.race([told, started.then(() => told)]);
    started.catch(() => undefined);
    say(`${name}: stopping the services, the broker and the database`);
  } finally {
    await supervisor.stop();
    say('stopped');
  }
}
