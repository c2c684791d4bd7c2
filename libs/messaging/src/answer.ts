/** A view with what travels in headers beside it. */
export class Answer<V> {
  readonly position?: number;
  readonly etag?: string;
  readonly status?: number;

  constructor(
    readonly value: V,
    about: { position?: number; etag?: string; status?: number } = {},
  ) {
    Object.assign(this, about);
  }
}

/** A view with the position of its last event, its ETag and a status other than 200. */
export const answer = <V>(value: V, about: { position?: number; etag?: string; status?: number }): Answer<V> =>
  new Answer(value, about);

/** What a handler knows of the request beside its body and actor. */
export interface RequestContext {
  readonly idempotency?: { readonly key: string; readonly digest: string };
  readonly ifMatch?: string;
  /** `dossier=1234,postal=88`: positions the answer must have seen. */
  readonly atLeast?: string;
  readonly traceparent: string;
  readonly language: 'vi' | 'en';
}
