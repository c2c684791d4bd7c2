import { allRoutes } from '../documents/routes.js';

interface Known {
  readonly pattern: RegExp;
  readonly method: string;
}

let known: readonly Known[] | undefined;

const patternOf = (path: string): RegExp => new RegExp(`^${path.replaceAll('.', '\\.').replace(/\{\w+\}/g, '[^/]+')}$`);

/** Methods of the routes that have this path, for `Allow` (RFC 9110 §15.5.6); empty when there is no such path. */
export function allowedMethods(path: string): string[] {
  known ??= allRoutes().map((route) => ({ pattern: patternOf(route.path), method: route.method }));
  const methods = known.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method);
  return [...new Set(methods.includes('GET') ? [...methods, 'HEAD'] : methods)].sort();
}
