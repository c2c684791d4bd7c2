import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compiled, inherited } from './apps.js';
import { type Children, start } from './children.js';
import type { Ground } from './ground.js';
import { say } from './say.js';

/** Loads the invented records behind the running platform, once per data folder. */
export async function demonstrate({ places, around }: Ground, children: Children): Promise<void> {
  const program = join(compiled, 'deploy', 'demo', 'main.js');
  if (!existsSync(program) || existsSync(places.demo)) return;
  say('loading the demonstration year behind the running platform');
  const loader = await start({
    name: 'demonstration',
    command: process.execPath,
    args: ['--enable-source-maps', program],
    env: { ...inherited(), BASE: `http://127.0.0.1:${around.port}`, DATA: places.data },
    log: places.log('demonstration'),
    stage: 0,
    speaks: true,
  });
  children.keep(loader);
  loader.process.stdout?.on('data', (text: Buffer) => text.toString().trim().split('\n').forEach(say));
  loader.process.once('exit', (code) => {
    if (!existsSync(places.run)) return; // the platform is being stopped
    children.forget(loader.name);
    if (code === 0) writeFileSync(places.demo, JSON.stringify({ loaded: true }));
    else say(`the demonstration year stopped half-way (code ${code}); see ${places.log('demonstration')}`);
  });
}
