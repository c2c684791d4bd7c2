import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { platformRequests, Problem, type ServiceName } from '#contracts';
import { Bus } from '#messaging';
import { PRODUCERS } from '../kinds/kinds.js';
import { positionsOf } from './positions.js';

const WITHIN_MS = 5_000;
const STEP_MS = 25;

/** `At-Least: dossier=1234`: the figures wait until they have seen that position of the log. */
@Injectable()
export class ReadYourWrites {
  constructor(
    @Inject(DataSource) private readonly db: DataSource,
    @Inject(Bus) private readonly bus: Bus,
  ) {}

  async await(atLeast: string | undefined): Promise<void> {
    if (!atLeast) return;
    for (const [producer, position] of wanted(atLeast)) await this.reach(producer, position);
  }

  private async reach(producer: ServiceName, position: number): Promise<void> {
    const behind = new Problem('unavailable', 'reporting.behind', { producer, position });
    for (let waited = 0, seq = 0; waited <= WITHIN_MS; waited += STEP_MS) {
      if (seq === 0) seq = await this.seqOf(producer, position);
      if (seq > 0 && ((await positionsOf(this.db))[producer] ?? 0) >= seq) return;
      await new Promise((done) => setTimeout(done, STEP_MS));
    }
    throw behind;
  }

  /** 0 while the sequencer has not numbered it. */
  private async seqOf(producer: ServiceName, position: number): Promise<number> {
    return (await this.bus.ask(platformRequests[producer].seqOf, { position })).value.seq;
  }
}

function wanted(atLeast: string): [ServiceName, number][] {
  return atLeast.split(',').map((part) => {
    const [, producer, position] = /^\s*([a-z]+)=(\d{1,15})\s*$/.exec(part) ?? [];
    if (!producer || !(PRODUCERS as readonly string[]).includes(producer)) {
      throw new Problem('invalid', 'reporting.at-least-invalid', { value: atLeast });
    }
    return [producer as ServiceName, Number(position)];
  });
}
