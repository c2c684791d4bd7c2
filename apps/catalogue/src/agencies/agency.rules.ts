import { namedId, Problem, type AgencyView, type ChangeAgency, type RecordAgency } from '#contracts';
import { addDays } from '#calendar';
import type { AgencyTree } from '#directory';
import type { NewAgency } from './agency.queries.js';

type Tree = AgencyTree<NewAgency>;

const OWN_LEVEL: Partial<Record<NewAgency['kind'], NewAgency['level']>> = {
  province: 'province',
  department: 'province',
  district: 'district',
  commune: 'commune',
};

/** A new agency as asked for, or why it can't be. Its identity follows from its code unless the caller chose one. */
export function newAgency(command: RecordAgency, tree: Tree): NewAgency {
  const { code, kind, level, parent } = command;
  const above = known(tree, parent);
  const id = command.id ?? namedId('agency', code);
  assertFree(tree, code, id);
  const dates = { from: command.from ?? null, to: command.to ?? null };
  assertOrder(dates.from, dates.to);
  return {
    id,
    parentId: above.id,
    kind,
    level: level ?? OWN_LEVEL[kind] ?? above.level,
    name: bilingual(command.name),
    codes: [{ code, from: null, to: null }],
    ...dates,
    mergedInto: null,
    splitFrom: command.splitFrom ? originOf(command.splitFrom, dates.from, tree) : null,
    gsoCode: command.gsoCode ?? null,
    demonstration: command.demonstration ?? false,
  };
}

/** What an agency was split from; it begins on a day, and what it came from may live on. */
function originOf(ref: string, from: string | null, tree: Tree): string {
  const origin = known(tree, ref).id;
  if (from) return origin;
  const message = { vi: 'from: tách cần ngày bắt đầu', en: 'from is required with splitFrom' };
  throw new Problem('invalid', 'invalid.fields', {}, [{ path: 'from', code: 'required', message }]);
}

const bilingual = ({ vi, en }: NewAgency['name']): NewAgency['name'] => ({ vi, en: en ?? null });

function assertFree(tree: Tree, code: string, id: string): void {
  const owner = tree.find(code);
  if (owner && owner.id !== id) throw new Problem('conflict', 'agency.code-taken', { code });
}

/** Whether a repeated request asks for what is there already. */
export function sameAgency(view: AgencyView, agency: NewAgency): boolean {
  const content = (one: NewAgency | AgencyView) => [
    one.parentId,
    one.kind,
    one.level,
    one.name.vi,
    one.name.en ?? null,
    one.from,
    one.gsoCode,
    ('splitFromId' in one ? one.splitFromId : one.splitFrom) ?? null,
    one.demonstration,
  ];
  const has = view.codes.some(({ code }) => code === agency.codes[0]!.code);
  return has && JSON.stringify(content(view)) === JSON.stringify(content(agency));
}

/** The agency after a change; what is absent stays. */
export function changedAgency(agency: NewAgency, change: ChangeAgency, tree: Tree): NewAgency {
  const { name, code, codeFrom } = change;
  const to = change.to ?? agency.to;
  assertOrder(agency.from, to);
  return {
    ...agency,
    name: name ? bilingual(name) : agency.name,
    codes: code ? withCode(agency, code, codeFrom ?? null, tree) : agency.codes,
    to,
    mergedInto: change.mergedInto ? successorOf(agency, change.mergedInto, to, tree) : agency.mergedInto,
  };
}

/** What an agency is merged into: neither itself nor below it, and only when it ends. */
function successorOf(agency: NewAgency, ref: string, to: string | null, tree: Tree): string {
  const successor = known(tree, ref).id;
  if (tree.subtree(agency.id).includes(successor)) throw new Problem('refused', 'agency.cycle');
  if (to) return successor;
  const message = { vi: 'to: sáp nhập cần ngày chấm dứt', en: 'to is required with mergedInto' };
  throw new Problem('invalid', 'invalid.fields', {}, [{ path: 'to', code: 'required', message }]);
}

/** The new code is shown from now on; with a date, the one shown before ends on the day before it. Both stay accepted. */
function withCode(agency: NewAgency, code: string, from: string | null, tree: Tree): NewAgency['codes'] {
  assertFree(tree, code, agency.id);
  const [shown, ...others] = agency.codes.filter((one) => one.code !== code);
  const ended = shown && from ? { ...shown, to: shown.to ?? addDays(from, -1) } : shown;
  return [{ code, from, to: null }, ...(ended ? [ended] : []), ...others];
}

function assertOrder(from: string | null, to: string | null): void {
  if (from && to && to < from) throw new Problem('invalid', 'agency.dates-out-of-order');
}

/** The agency of a uuid or code; throws `agency.unknown`. */
export function known(tree: Tree, ref: string): NewAgency {
  const agency = tree.find(ref);
  if (!agency) throw new Problem('refused', 'agency.unknown', { code: ref });
  return agency;
}
