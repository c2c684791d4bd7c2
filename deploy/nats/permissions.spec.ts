import { expect, test } from '@jest/globals';
import { natsPermissions } from './permissions.js';

const dossier = natsPermissions({
  service: 'dossier',
  answers: true,
  asks: ['catalogue.procedures.get'],
  announces: true,
  listens: ['catalogue'],
});

test('a service publishes the requests it declares, its own events and nothing of others', () => {
  expect(dossier.publish).toContain('rq.catalogue.procedures.get');
  expect(dossier.publish).toContain('rq.catalogue.events.read');
  expect(dossier.publish).toContain('events.dossier.>');
  expect(dossier.publish.filter((subject) => /^(events|head|doorbell|changes)\./.test(subject))).toEqual([
    'changes.dossier',
    'doorbell.dossier',
    'events.dossier.>',
    'head.dossier',
  ]);
  expect(dossier.publish.filter((subject) => subject.startsWith('$JS.API.STREAM.'))).toEqual([
    '$JS.API.STREAM.CREATE.EVENTS_dossier',
    '$JS.API.STREAM.INFO.EVENTS_catalogue',
    '$JS.API.STREAM.INFO.EVENTS_dossier',
    '$JS.API.STREAM.UPDATE.EVENTS_dossier',
  ]);
});

test('a service hears its own requests, answers and doorbell, and the heads of all', () => {
  expect(dossier.subscribe).toEqual(['_INBOX_dossier.>', 'doorbell.dossier', 'head.>', 'rq.dossier.>']);
});

test('one that only asks neither answers nor announces', () => {
  const gateway = natsPermissions({
    service: 'gateway',
    answers: false,
    asks: ['dossier.get'],
    announces: false,
    listens: [],
  });
  expect(gateway).toEqual({
    publish: ['rq.dossier.get'],
    subscribe: ['_INBOX_gateway.>', 'head.>'],
    allowResponses: false,
  });
});
