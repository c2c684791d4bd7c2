import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { allRequests } from '#contracts';
import { RIGHTS } from '../rights/rights.js';
import { asyncapiDocument } from './asyncapi.js';
import { messagesDocument } from './messages.js';
import { openapiDocument } from './openapi.js';
import { allRoutes } from './routes.js';

/** API.md "Public without login", and carriers, who sign what they say; the documents and the health of the gateway itself beside it. */
const PUBLIC = [
  '/api/v1/agencies',
  '/api/v1/agencies/{ref}',
  '/api/v1/calendar/days',
  '/api/v1/calendar/deadline',
  '/api/v1/calendar/decisions',
  '/api/v1/procedures',
  '/api/v1/procedures/export',
  '/api/v1/procedures/sets',
  '/api/v1/procedures/shortenings',
  '/api/v1/procedures/{code}/publicity',
  '/api/v1/procedures/{code}/shortenings',
  '/api/v1/procedures/{code}',
  '/api/v1/procedures/{code}/versions',
  '/api/v1/procedures/{code}/completeness',
  '/api/v1/public/opinions',
  '/api/v1/procedures/{code}/experience',
  '/api/v1/tracking',
  '/api/v1/tracking/{code}',
  '/api/v1/decision-lists',
  '/api/v1/legal-documents',
  '/api/v1/legal-documents/{id}',
  '/api/v1/linked-procedures',
  '/api/v1/postal/events/{carrier}',
  '/api/v1/postal/offices',
  '/api/v1/openapi.json',
  '/api/v1/asyncapi.json',
  '/api/v1/problems/{code}',
  '/api/v1/sign-in',
  '/healthz',
  '/readyz',
];

describe('every route', () => {
  it.each(allRoutes().map((route) => [`${route.method} ${route.path}`, route] as const))(
    '%s has a row of the permission table and a description in both languages',
    (_name, { facts }) => {
      expect(RIGHTS[facts.resource][facts.action].length).toBeGreaterThan(0);
      expect(facts.vi && facts.en).toBeTruthy();
    },
  );

  it('that needs no sign-in is in the list of API.md', () => {
    const open = allRoutes().filter(({ facts }) =>
      (RIGHTS[facts.resource][facts.action] as string[]).includes('anonymous'),
    );
    expect(open.map(({ path }) => path).sort()).toEqual([...PUBLIC].sort());
  });
});

describe('the documents', () => {
  it('describe every route with its parameters, body, answer and errors', () => {
    const { paths } = openapiDocument() as { paths: Record<string, Record<string, Record<string, object>>> };
    const operations = Object.values(paths).flatMap((path) => Object.values(path));
    expect(operations.length).toBe(allRoutes().length);
    for (const { responses } of operations)
      expect(Object.keys(responses!)).toEqual(expect.arrayContaining(['400', '429', '503']));
  });

  it('name the fields of the path as such and leave them out of the body', () => {
    const { components } = openapiDocument() as { components: { schemas: Record<string, { properties: object }> } };
    expect(Object.keys(components.schemas.RequestSupplement!.properties)).not.toContain('ref');
  });

  it('describe every request and event of the contracts', () => {
    const { operations } = asyncapiDocument() as { operations: object };
    expect(Object.keys(operations).length).toBeGreaterThanOrEqual(allRequests().length);
    for (const { name } of allRequests()) expect(messagesDocument()).toContain(`\`${name}\``);
  });
});
