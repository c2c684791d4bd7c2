import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { listPostReports, recordPostReport } from '#contracts';
import { aPostalService, COUNTER, type PostalTest } from '../postal.makers.js';

let service: PostalTest;
beforeAll(async () => {
  service = await aPostalService();
});
afterAll(() => service.close());

it('the reports of the post office are kept with the days they came, in time, late or overdue', async () => {
  service.clock.set('2018-10-20T03:00:00Z');
  const record = (period: string, submittedOn: string, receivedOn = submittedOn) =>
    service.request(recordPostReport, { period, submittedOn, receivedOn, document: '12/BC-BĐT' }, COUNTER);
  expect((await record('2018-Q1', '2018-04-10')).value).toMatchObject({ status: 'in-time', dueOn: '2018-04-10' });
  expect((await record('2018-Q2', '2018-07-11', '2018-07-12')).value).toMatchObject({ status: 'late', late: true });
  const before = (await service.events()).length;
  expect((await record('2018-Q1', '2018-04-10')).value).toMatchObject({ status: 'in-time' });
  await expect(record('2018-Q1', '2018-04-09')).rejects.toMatchObject({ code: 'postal.report-recorded' });
  await expect(record('2018-Q3', '2018-09-30')).rejects.toMatchObject({ code: 'postal.report-days' });
  await expect(record('2018-Q3', '2018-10-21')).rejects.toMatchObject({ code: 'postal.report-days' });
  expect(await service.events()).toHaveLength(before);
  const { items } = (await service.request(listPostReports, { year: 2018 }, COUNTER)).value;
  expect(items.map(({ period, dueOn, status }) => [period, dueOn, status])).toEqual([
    ['2018-Q1', '2018-04-10', 'in-time'],
    ['2018-Q2', '2018-07-10', 'late'],
    ['2018-H1', '2018-07-10', 'overdue'],
    ['2018-Q3', '2018-10-10', 'overdue'],
    ['2018-Q4', '2019-01-10', 'due'],
    ['2018', '2019-01-10', 'due'],
  ]);
  const said = (await service.events()).findLast(({ type }) => type === 'postal.report.recorded.v1');
  expect(said?.data).toMatchObject({
    state: { period: '2018-Q2', submittedOn: '2018-07-11', receivedOn: '2018-07-12' },
  });
});
