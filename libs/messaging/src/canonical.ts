/**
 * The RFC 8785 text of a JSON value: keys sorted by UTF-16 code units, no white space, JSON.stringify's own text of strings and
 * numbers. Absent (`undefined`) members are left out. One walk without copies: this runs once for every event written.
 */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((one: unknown) => canonical(one ?? null)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = value as Record<string, unknown>;
  const names = Object.keys(members).sort();
  let text = '';
  for (const name of names) {
    const member = members[name];
    if (member === undefined) continue;
    text += `${text && ','}${JSON.stringify(name)}:${canonical(member)}`;
  }
  return `{${text}}`;
}
