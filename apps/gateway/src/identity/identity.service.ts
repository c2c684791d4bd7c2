import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '#contracts';
import { SERVICE_CONFIG } from '#service';
import { GatewayConfig } from '../config.js';
import { actorOf } from './actor.rules.js';
import { Assignments } from './assignments.js';
import { Issuers } from './issuers.js';
import { Tokens } from './tokens.js';

/** Who a bearer token speaks for. */
@Injectable()
export class IdentityService {
  readonly issuers: Issuers;
  private readonly tokens: Tokens;

  constructor(
    private readonly assignments: Assignments,
    @Inject(SERVICE_CONFIG) private readonly config: GatewayConfig,
  ) {
    this.issuers = new Issuers(new Set(config.ISSUERS));
    this.tokens = new Tokens(this.issuers, config.AUDIENCE);
  }

  /** Throws `unauthenticated.token`, or `unavailable.service` when the token's issuer can't be reached. */
  async actor(token: string, now: Date): Promise<Actor> {
    const claims = await this.tokens.claims(token, now);
    const { ROLE_CLAIM: role, AGENCY_CLAIM: agency } = this.config;
    return actorOf(claims, { role, agency }, this.assignments.of(String(claims.iss), String(claims.sub)), now);
  }
}
