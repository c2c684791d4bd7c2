import type { EntityManager } from 'typeorm';
import { vietnamDay } from '#calendar';
import type { Actor, DraftContent, DraftKind, IssuedForm, SignDraft } from '#contracts';
import { documentNumber } from '#documents';
import { actorKey } from '#messaging';
import type { Facts } from '../dossier.rules.js';
import type { Issue } from '../forms/form-facts.js';
import { formSymbol } from '../forms/form-layout.rules.js';
import { bookOf, signatureOf } from '../forms/form-signing.rules.js';
import { insertIssue } from '../forms/forms.queries.js';
import { nextLetterNumber } from './drafts.queries.js';

/** The form a kind of draft is; the others are letters with a book of their own symbol. */
export const FORM_OF: Partial<Record<DraftKind, IssuedForm>> = {
  'supplement-request': '02',
  refusal: '03',
  apology: '04',
};

export interface Signed {
  kind: DraftKind;
  content: DraftContent;
  command: SignDraft;
  by: Actor;
  at: Date;
}

/** Only signing gives a number, in the transaction of what it brings about: a refusal leaves no hole (TT 01/2018 Art.10.2). */
export async function numbered(tx: EntityManager, after: Facts, signed: Signed): Promise<Drafted> {
  const form = FORM_OF[signed.kind];
  if (!form) return lettered(tx, after, signed);
  const { command, by, at } = signed;
  const issue = await insertIssue(tx, {
    dossierId: after.id,
    form,
    edition: form === '02' ? after.supplements : 1,
    agencyId: bookOf(form, after),
    issuedOn: vietnamDay(at),
    issuedAt: at,
    issuedBy: actorKey(by),
    signature: signatureOf(command),
  });
  return { issue, symbol: formSymbol(form, issue.number) };
}

interface Drafted {
  issue: Issue;
  symbol: string;
}

async function lettered(tx: EntityManager, { agencyId }: Facts, { content, command, at }: Signed): Promise<Drafted> {
  const symbol = (content.result ?? content.consultation)!.symbol;
  const issuedOn = vietnamDay(at);
  const year = Number(issuedOn.slice(0, 4));
  const number = await nextLetterNumber(tx, { agencyId, symbol, year });
  const issue = { edition: 1, year, number, issuedOn, issuedAt: at, signature: signatureOf(command) };
  return { issue, symbol: `${documentNumber(String(number))}/${symbol}` };
}
