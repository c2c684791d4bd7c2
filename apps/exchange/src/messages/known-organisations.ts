import { Injectable } from '@nestjs/common';
import { Directory } from '#directory';
import { Registrars } from '../register/registrars.js';
import type { Arrived, Organisations } from './exchange-batch.js';

/** Organisations of the province by every code of theirs, with their calendars; looked up before a transaction begins. */
@Injectable()
export class KnownOrganisations {
  constructor(
    private readonly registrars: Registrars,
    private readonly directory: Directory,
  ) {}

  async of(all: readonly Arrived[]): Promise<Organisations> {
    const codes = new Set(all.flatMap(({ message }) => codesOf(message)));
    const found = new Map<string, Awaited<ReturnType<Registrars['find']>>>();
    for (const code of codes) found.set(code, await this.registrars.find(code));
    const ids = new Set([...found.values()].flatMap((one) => one?.id ?? []));
    const calendars = new Map(
      await Promise.all([...ids].map(async (id) => [id, await this.directory.calendarOf(id)] as const)),
    );
    const ofProvince = await this.directory.calendarOf('');
    const tree = await this.directory.tree();
    const idOf = (code: string) => found.get(code)?.id ?? tree.find(code)?.id;
    return {
      registrarOf: (code) => found.get(code) ?? this.registrars.at(tree, code),
      calendarOf: (code) => (code === null ? undefined : calendars.get(idOf(code) ?? '')) ?? ofProvince,
    };
  }
}

function codesOf(message: Arrived['message']): string[] {
  if (message.kind === 'status') return [message.from.id, message.about.organId];
  return [message.from.id, ...message.to.map(({ id }) => id)];
}
