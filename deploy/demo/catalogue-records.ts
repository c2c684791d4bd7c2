import type { CatalogueYear, InventedChange } from './catalogue-year.js';
import { MARK } from './mark.js';
import type { PlatformClient } from './platform-client.js';

type Write = readonly [path: string, body: object];

/** Enters what the catalogue's registers say of the year, through the public interface. */
export async function enterCatalogueYear(office: PlatformClient, year: CatalogueYear): Promise<void> {
  await office.postAll([...shortenings(year), ...items(year), ...lists(year), ...linked(year)]);
  // A version must be in force before it can be posted.
  await office.postAll(postings(year));
  for (const change of year.changes) await enterChange(office, change);
  for (const { agency, heldOn } of year.reviews) {
    const { items: planned } = await office.post<{ items: { id: string }[] }>('/reviews', { agency, year: 2018 });
    await office.postAll(
      heldOn.flatMap((day, n): Write[] =>
        day ? [[`/reviews/${planned[n]!.id}/outcome`, { heldOn: day, document: MARK, reviewed: 12 }]] : [],
      ),
    );
  }
}

const days = (length: number) => ({ length: String(length), unit: 'working-day' });

const shortenings = ({ shortenings: all }: CatalogueYear): Write[] =>
  all.map(({ code, agency, centralDays, localDays, decidedOn, from, to }) => [
    `/procedures/${code}/shortenings`,
    { agency, central: days(centralDays), local: days(localDays), decision: MARK, decidedOn, from, to },
  ]);

const postings = ({ postings: all }: CatalogueYear): Write[] =>
  all.map(({ code, ...posting }) => [`/procedures/${code}/postings`, { ...posting, proof: MARK }]);

const items = ({ items: all }: CatalogueYear): Write[] =>
  all.map((found) => ['/web-items', { ...found, required: true }]);

const lists = ({ lists: all }: CatalogueYear): Write[] =>
  all.map(({ purpose, codes }) => [
    '/decision-lists',
    { purpose, codes, decision: `${MARK} ${purpose}`, decidedOn: '2017-12-20', from: '2018-01-01' },
  ]);

const linked = ({ linked: all }: CatalogueYear): Write[] =>
  all.map(({ code, agency, participant }) => [
    '/linked-procedures',
    { code, agency, participants: [participant], decision: MARK, from: '2018-01-01' },
  ]);

async function enterChange(office: PlatformClient, change: InventedChange): Promise<void> {
  const { agency, announcedOn, effectiveOn, shortened, codes, proposedOn, decidedOn } = change;
  const items = codes.map((code) => ({ code, kind: 'amended' }));
  const announced = { document: MARK, announcedOn, effectiveOn, shortened, agency, items };
  const { id } = await office.post<{ id: string }>('/publications', announced);
  const stage = (name: string, on: string | null) =>
    on ? office.post(`/publications/${id}/stages`, { stage: name, on, document: MARK }) : undefined;
  await stage('proposal', proposedOn);
  await stage('decision', decidedOn);
}
