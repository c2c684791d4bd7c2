/** A class whose instances cross a border; its decorators say what is accepted. */
export type Shape<T extends object = object> = new () => T;

export interface RequestContract<B extends object = object, V extends object = object> {
  /** `<service>.<name>`; the NATS subject is `rq.` + name. */
  readonly name: string;
  readonly service: string;
  readonly subject: string;
  readonly body: Shape<B>;
  readonly view: Shape<V>;
  /** Milliseconds an asker waits before `unavailable.service`. */
  readonly deadline: number;
}

const requests = new Map<string, RequestContract>();

/** Declares a request that one service answers. Declared once; a second declaration of a name is a defect. */
export function request<B extends object, V extends object>(
  name: string,
  body: Shape<B>,
  view: Shape<V>,
  options: { deadline?: number } = {},
): RequestContract<B, V> {
  if (requests.has(name)) throw new Error(`request ${name} is declared twice`);
  const service = name.slice(0, name.indexOf('.'));
  const contract = { name, service, subject: `rq.${name}`, body, view, deadline: options.deadline ?? 10_000 };
  requests.set(name, contract);
  return contract;
}

export const allRequests = (): readonly RequestContract[] => [...requests.values()];
