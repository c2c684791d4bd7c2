import { Problem, type AgencyView, type ChangeAgency, type RecordAgency } from '#contracts';
import { addDays } from '#calendar';
import { namedId, type AgencyTree } from '#directory';
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
  const parent = known(tree, command.parent);
  const { code, from = null, to = null } = command;
  const id = command.id ?? namedId('agency', code);
  const owner = tree.find(code);
  if (owner && owner.id !== id) throw new Problem('conflict', 'agency.code-taken', { code });
  assertOrder(from, to);
  return {
    id,
    parentId: parent.id,
    kind: command.kind,
    level: command.level ?? OWN_LEVEL[command.kind] ?? parent.level,
    name: { vi: command.name.vi, en: command.name.en ?? null },
    codes: [{ code, from: null, to: null }],
    from,
    to,
    mergedInto: null,
    gsoCode: command.gsoCode ?? null,
    demonstration: command.demonstration ?? false,
  };
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
    one.demonstration,
  ];
  const has = view.codes.some(({ code }) => code === agency.codes[0]!.code);
  return has && JSON.stringify(content(view)) === JSON.stringify(content(agency));
}

/** The agency after a change; what is absent stays. */
export function changedAgency(agency: NewAgency, change: ChangeAgency, tree: Tree): NewAgency {
  const to = change.to ?? agency.to;
  const successor = change.mergedInto ? known(tree, change.mergedInto).id : agency.mergedInto;
  if (successor && tree.subtree(agency.id).includes(successor)) throw new Problem('refused', 'agency.cycle');
  if (successor && !to) {
    const message = { vi: 'to: sáp nhập cần ngày chấm dứt', en: 'to is required with mergedInto' };
    throw new Problem('invalid', 'invalid.fields', {}, [{ path: 'to', code: 'required', message }]);
  }
  assertOrder(agency.from, to);
  return {
    ...agency,
    name: change.name ? { vi: change.name.vi, en: change.name.en ?? null } : agency.name,
    codes: change.code ? withCode(agency, change.code, change.codeFrom ?? null, tree) : agency.codes,
    to,
    mergedInto: successor,
  };
}

/** The new code is shown from now on; with a date, the one shown before ends on the day before it. Both stay accepted. */
function withCode(agency: NewAgency, code: string, from: string | null, tree: Tree): NewAgency['codes'] {
  const owner = tree.find(code);
  if (owner && owner.id !== agency.id) throw new Problem('conflict', 'agency.code-taken', { code });
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
