import { RequestMethod, type Type } from '@nestjs/common';
import { CONTROLLERS } from '../controllers.js';
import { ROUTE, type RouteFacts } from '../http/route.js';

/** A route as the API documents, the tests of rights and the generated wrong input see it. */
export interface Route {
  method: 'GET' | 'POST';
  /** `/api/v1/dossiers/{ref}` */
  path: string;
  parameters: string[];
  facts: RouteFacts;
  operationId: string;
  tag: string;
}

const join = (...parts: string[]): string =>
  `/${parts
    .map((part) => part.replace(/^\/|\/$/g, ''))
    .filter(Boolean)
    .join('/')}`;

function routesOf(controller: Type): Route[] {
  const prototype = controller.prototype as Record<string, unknown>;
  const base = Reflect.getMetadata('path', controller) as string;
  return Object.getOwnPropertyNames(prototype).flatMap((name) => {
    const handler = prototype[name] as object;
    const method =
      name === 'constructor' ? undefined : (Reflect.getMetadata('method', handler) as RequestMethod | undefined);
    if (method === undefined) return [];
    const path = join(base, Reflect.getMetadata('path', handler) as string).replace(/:(\w+)/g, '{$1}');
    return [
      {
        method: RequestMethod[method] as 'GET' | 'POST',
        path,
        parameters: [...path.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => parameter!),
        facts: Reflect.getMetadata(ROUTE, handler) as RouteFacts,
        operationId: `${controller.name.replace('Controller', '')}.${name}`,
        tag: controller.name.replace('Controller', '').toLowerCase(),
      },
    ];
  });
}

/** Every route of every controller, in the order of the table of contents. */
export const allRoutes = (): Route[] => CONTROLLERS.flatMap(routesOf);
