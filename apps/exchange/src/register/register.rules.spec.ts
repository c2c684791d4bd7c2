import { describe, expect, it } from '@jest/globals';
import { enter, type Numbered } from './register.rules.js';

const registrar = {
  id: '0b8f9a52-51a8-5c12-9f0a-2b7d0f1f0a11',
  codes: ['000.00.15.H10', 'H10.15'],
  rooms: new Set(['001.00.15.H10']),
};

const aDocument = (more: Partial<Numbered> = {}): Numbered => ({
  agencyCode: '000.00.15.H10',
  direction: 'outgoing',
  number: 600,
  notation: 'STTTT-VP',
  issuedOn: '2018-08-30',
  recipients: ['000.00.00.H10', '000.00.00.G22'],
  class: 'electronic',
  secrecy: 'none',
  ...more,
});

const incoming: Partial<Numbered> = {
  direction: 'incoming',
  senderCode: '000.00.00.G22',
  recipients: ['H10.15'],
};

describe('entering a document', () => {
  it('an outgoing one is named by its agency, day, number and notation (QCVN 102:2016)', () => {
    expect(enter(aDocument(), registrar, '2018-08-30')).toMatchObject({
      documentId: '000.00.15.H10,2018/08/30,600/STTTT-VP',
      agencyId: registrar.id,
      direction: 'outgoing',
      issuedOn: '2018-08-30',
      senderCode: '000.00.15.H10',
      recipients: ['000.00.00.H10', '000.00.00.G22'],
      class: 'electronic',
      paperReason: null,
    });
  });

  it('an incoming one is named by its sender and may call the agency by any code', () => {
    const state = enter(aDocument(incoming), registrar, '2018-08-31');
    expect(state).toMatchObject({ documentId: '000.00.00.G22,2018/08/30,600/STTTT-VP', senderCode: '000.00.00.G22' });
  });

  it.each(['secret', 'top-secret', 'absolute-secret'] as const)('a %s document never enters', (secrecy) => {
    expect(() => enter(aDocument({ secrecy }), registrar, '2018-08-30')).toThrow('exchange.secret-document');
  });

  it.each([
    ['paper without a reason', { class: 'paper' }, 'exchange.paper-reason'],
    ['a reason without paper', { paperReason: 'listed' }, 'exchange.paper-reason'],
    ['a day ahead', { issuedOn: '2018-09-01' }, 'exchange.issued-in-future'],
    ['an outgoing one with a sender', { senderCode: '000.00.00.G22' }, 'exchange.sender'],
    ['an incoming one without', { ...incoming, senderCode: null }, 'exchange.sender'],
    ['an incoming one of its own', { ...incoming, senderCode: 'H10.15' }, 'exchange.sender'],
    ['an incoming one for others', { ...incoming, recipients: ['000.00.00.H10'] }, 'exchange.recipient'],
    ['a document to itself', { recipients: ['000.00.15.H10'] }, 'exchange.recipient'],
    ['a document to nobody', { recipients: [] }, 'exchange.recipient'],
    ['a recipient twice', { recipients: ['000.00.00.H10', '000.00.00.H10'] }, 'exchange.recipient'],
  ] as [string, Partial<Numbered>, string][])('refuses %s', (_, more, code) => {
    expect(() => enter(aDocument(more), registrar, '2018-08-31')).toThrow(code);
  });

  it('takes paper with its reason', () => {
    const state = enter(aDocument({ class: 'paper', paperReason: 'listed' }), registrar, '2018-08-30');
    expect(state.paperReason).toBe('listed');
  });

  it.each([
    [{}, { agencies: 2, electronic: 2, internal: 0 }],
    [{ class: 'electronic-with-paper' }, { agencies: 2, electronic: 2 }],
    [
      { class: 'paper', paperReason: 'listed' },
      { agencies: 2, electronic: 0 },
    ],
    [{ class: 'unknown' }, { agencies: 2, electronic: 0, signed: null }],
    [
      { paperRecipients: ['000.00.00.G22'], signed: true },
      { agencies: 2, electronic: 1, signed: true },
    ],
    [{ recipients: ['000.00.00.G22', '001.00.15.H10'] }, { agencies: 1, electronic: 1, internal: 1 }],
    [
      { recipients: [], others: { citizens: 2, enterprises: 1 } },
      { agencies: 0, citizens: 2, enterprises: 1 },
    ],
  ] as [Partial<Numbered>, object][])('%j counts %j', (more, counted) => {
    expect(enter(aDocument(more), registrar, '2018-08-30')).toMatchObject(counted);
  });

  it.each([
    [{ paperRecipients: ['000.00.00.H41'] }, 'exchange.paper-recipients'],
    [{ class: 'paper', paperReason: 'other', paperRecipients: ['000.00.00.G22'] }, 'exchange.paper-recipients'],
    [{ arrivedOn: '2018-08-30' }, 'exchange.arrival'],
    [{ ...incoming, arrivedOn: '2018-08-29' }, 'exchange.arrival'],
    [{ ...incoming, arrivedOn: '2018-08-31' }, 'exchange.arrival'],
    [{ recipients: [] }, 'exchange.recipient'],
  ] as [Partial<Numbered>, string][])('%j is refused as %s', (more, code) => {
    expect(() => enter(aDocument(more), registrar, '2018-08-30')).toThrow(code);
  });
});
