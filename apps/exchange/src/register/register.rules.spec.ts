import { describe, expect, it } from '@jest/globals';
import type { RegisterDocument } from '#contracts';
import { enter } from './register.rules.js';

const registrar = { id: '0b8f9a52-51a8-5c12-9f0a-2b7d0f1f0a11', codes: ['000.00.15.H10', 'H10.15'] };

const aDocument = (more: Partial<RegisterDocument> = {}): RegisterDocument => ({
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

const incoming: Partial<RegisterDocument> = {
  direction: 'incoming',
  senderCode: '000.00.00.G22',
  recipients: ['H10.15'],
};

describe('entering a document', () => {
  it('an outgoing one is named by its agency, day, number and notation (QCVN 102:2016)', () => {
    expect(enter(aDocument(), registrar, '2018-08-30')).toEqual({
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
  ] as [string, Partial<RegisterDocument>, string][])('refuses %s', (_, more, code) => {
    expect(() => enter(aDocument(more), registrar, '2018-08-31')).toThrow(code);
  });

  it('takes paper with its reason', () => {
    const state = enter(aDocument({ class: 'paper', paperReason: 'listed' }), registrar, '2018-08-30');
    expect(state.paperReason).toBe('listed');
  });
});
