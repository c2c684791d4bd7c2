import { Controller, Inject } from '@nestjs/common';
import { getRebuildProgress, Problem, rebuildProjection, verifyProjection } from '#contracts';
import type { Actor, Empty, RebuildProjection, VerifyProjection } from '#contracts';
import { OnRequest } from '#messaging';
import { RebuildService } from './rebuild.service.js';
import { VerifyService } from './verify.service.js';

const OPERATORS: readonly string[] = ['system', 'system-admin'];

@Controller()
export class RebuildController {
  constructor(
    @Inject(RebuildService) private readonly rebuild: RebuildService,
    @Inject(VerifyService) private readonly verifying: VerifyService,
  ) {}

  @OnRequest(rebuildProjection)
  start(_: RebuildProjection, by: Actor) {
    operatorsOnly(by);
    return this.rebuild.start();
  }

  @OnRequest(getRebuildProgress)
  progress(_: Empty, by: Actor) {
    operatorsOnly(by);
    return this.rebuild.state();
  }

  @OnRequest(verifyProjection)
  verify(command: VerifyProjection, by: Actor) {
    operatorsOnly(by);
    return this.verifying.verify(command);
  }
}

function operatorsOnly(by: Actor): void {
  if (!OPERATORS.includes(by.role)) throw new Problem('forbidden', 'forbidden.role', { role: by.role });
}
