import { applyDecorators, HttpCode, SetMetadata } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import type { RequestContract, Shape } from '#contracts';
import type { Action, Resource } from '../rights/rights.js';

/** All there is to know about a route: the entrance, the input check, and the API documents read it. */
export interface RouteFacts {
  readonly vi: string;
  readonly en: string;
  /** The row of the permission table. */
  readonly resource: Resource;
  readonly action: Action;
  /** What is asked of a service; its body is the input, its view the answer. */
  readonly contract?: RequestContract;
  /** Path and query of a route that asks no single request. */
  readonly input?: Shape;
  /** Fields that come from the query although the route has a body. */
  readonly query?: readonly string[];
  /** Content types of a body that is not JSON: passed on as a stream, without the limit of JSON. */
  readonly streams?: readonly string[];
  readonly answer?: Shape;
  readonly answers?: readonly Shape[];
  /** The answer is a list of `answer`. */
  readonly list?: boolean;
  /** Content types of the answer besides JSON. */
  readonly produces?: readonly string[];
  readonly status: 200 | 201 | 202;
  /** Figures: `At-Least` and `asOf` make sense. */
  readonly figures?: boolean;
}

type Told = Omit<RouteFacts, 'status' | 'action' | 'contract'> & Partial<Pick<RouteFacts, 'status' | 'action'>>;

export const ROUTE = 'gateway:route';

const decorate = (facts: RouteFacts): MethodDecorator =>
  applyDecorators(SetMetadata(ROUTE, facts), RouteConfig({ facts }), HttpCode(facts.status));

/** A route that reads; with a contract it asks one service and answers its view. */
export function Reads(contract: RequestContract<never, never> | RequestContract | null, told: Told): MethodDecorator {
  return decorate({
    action: 'read',
    status: 200,
    ...told,
    ...(contract ? { contract: contract } : {}),
  });
}

/** A route that changes something: 201 unless told otherwise. */
export function Writes(contract: RequestContract<never, never> | RequestContract | null, told: Told): MethodDecorator {
  return decorate({
    action: 'write',
    status: 201,
    ...told,
    ...(contract ? { contract: contract } : {}),
  });
}

export const factsOfRequest = (request: FastifyRequest): RouteFacts | undefined =>
  (request.routeOptions?.config as { facts?: RouteFacts } | undefined)?.facts;

export const inputOf = (facts: RouteFacts): Shape | undefined => facts.input ?? facts.contract?.body;
export const answerOf = (facts: RouteFacts): Shape | undefined => facts.answer ?? facts.contract?.view;
