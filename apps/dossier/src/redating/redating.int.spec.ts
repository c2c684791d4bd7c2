import { afterAll, beforeAll, expect, it } from '@jest/globals';
import {
  calendarDecided,
  completeDossier,
  getDossier,
  receiveDossier,
  systemActor,
  type DossierState,
} from '#contracts';
import { recorded } from '#testing';
import { aDossierService, aReception, officer } from '../dossier.makers.js';

let service: Awaited<ReturnType<typeof aDossierService>>;
beforeAll(async () => {
  service = await aDossierService();
});
afterAll(() => service.close());

it('a day off decided later moves running dossiers only, each by one event', async () => {
  const receive = async () => (await service.request(receiveDossier, aReception(), officer)).value.code!;
  const [running, settled] = [await receive(), await receive()];
  await service.request(completeDossier, { ref: settled }, officer);
  const decision = {
    id: 'closed-2018-08-15',
    number: '1/QĐ',
    issuedOn: '2018-08-13',
    issuer: 'UBND tỉnh',
    agencyId: null,
    year: 2018,
    entries: [{ date: '2018-08-15', kind: 'closing-day', name: { vi: 'Nghỉ', en: 'Off' }, source: '1/QĐ' }],
  };
  const event = calendarDecided.of(
    '018f0000-0000-7000-8000-0000000000cc',
    decision as never,
    systemActor('catalogue'),
    {
      time: service.clock.now(),
    },
  );
  const before = (await service.events()).length;
  await service.deliver(recorded([event]));
  await service.deliver(recorded([event]));
  const view = async (ref: string) => (await service.request(getDossier, { ref }, officer)).value;
  expect(await view(running)).toMatchObject({
    firstDueAt: '2018-08-20T10:00:00.000Z',
    lawfulDueAt: '2018-08-21T10:00:00.000Z',
  });
  expect(await view(settled)).toMatchObject({ lawfulDueAt: '2018-08-20T10:00:00.000Z' });
  const moved = (await service.events()).slice(before);
  expect(moved).toMatchObject([{ type: 'dossier.dossier.revised.v1', reasoncode: 'calendar-decision' }]);
  expect((moved[0]!.data as { state: DossierState }).state.clocks).toEqual([
    { start: '2018-08-13', dueOn: '2018-08-21', end: null },
  ]);
});
