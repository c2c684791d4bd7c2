import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ANONYMOUS, Problem, type Actor } from '#contracts';
import { CLOCK, type Clock } from '#messaging';
import { SERVICE_CONFIG } from '#service';
import { GatewayConfig } from '../config.js';
import { IdentityService } from '../identity/identity.service.js';
import { isPublic, mayDo, type Resource } from '../rights/rights.js';
import { assertAcceptable } from './bodies.js';
import { RateLimit } from './rate-limit.js';
import { factsOfRequest, type RouteFacts } from './route.js';
import { secure } from './security-headers.js';

/** Imports are bulk by nature; whoever watches over us asks often. */
const UNLIMITED: readonly Resource[] = ['imports', 'health'];

/** What every request passes before its body is read: how often, who, may they, and is the body of a kind we take. */
@Injectable()
export class Entrance {
  private readonly limit = new RateLimit();

  constructor(
    private readonly identity: IdentityService,
    @Inject(SERVICE_CONFIG) private readonly config: GatewayConfig,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async admit(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    secure(reply);
    const facts = factsOfRequest(request);
    if (!facts) return;
    const by = await this.identify(request, facts);
    request.actor = by;
    permit(by, facts);
    assertAcceptable(facts, request);
  }

  private async identify(request: FastifyRequest, facts: RouteFacts): Promise<Actor> {
    const now = this.clock.now();
    const header = request.headers.authorization;
    const [, token] = /^Bearer +([\w.~+/=-]+)$/i.exec(header ?? '') ?? [];
    const by = token ? await this.identity.actor(token, now).catch(refusal) : header ? badToken() : ANONYMOUS;
    this.count(by, request, facts, now);
    if (by instanceof Problem) throw by;
    return by;
  }

  /** A bad token is counted like no token, so that guessing is limited too. */
  private count(by: Actor | Problem, request: FastifyRequest, facts: RouteFacts, now: Date): void {
    if (UNLIMITED.includes(facts.resource)) return;
    if (facts.resource === 'carrier-events' && isSigned(request)) {
      this.take(`carrier ${request.ip} ${request.url}`, this.config.RATE_LIMIT_SIGNED_IN, now);
      return;
    }
    if (by instanceof Problem || by.role === 'anonymous') this.take(`ip ${request.ip}`, this.config.RATE_LIMIT, now);
    else this.take(`${by.issuer}#${by.subject}`, this.config.RATE_LIMIT_SIGNED_IN, now);
  }

  private take(caller: string, limit: number, now: Date): void {
    const seconds = this.limit.take(caller, this.config.RATE_LIMIT === 0 ? 0 : limit, now.getTime());
    if (seconds > 0) throw new Problem('too-many', 'too-many.requests', { seconds });
  }
}

/** A call that says it is signed is counted apart from anonymous visitors of its address; whether it is, the service knows. */
const isSigned = ({ headers }: FastifyRequest): boolean => /^sha256=[0-9a-f]{64}$/.test(String(headers['x-signature']));

const badToken = () => new Problem('unauthenticated', 'unauthenticated.token');

function refusal(error: unknown): Problem {
  if (error instanceof Problem) return error;
  throw error;
}

function permit(by: Actor, { resource, action }: RouteFacts): void {
  if (mayDo(by, resource, action) || isPublic(resource, action)) return;
  if (by.role === 'anonymous') throw new Problem('unauthenticated', 'unauthenticated.missing');
  throw new Problem('forbidden', 'forbidden.role', { role: by.role });
}
