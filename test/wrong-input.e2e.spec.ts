import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Platform } from './platform/platform.js';
import { CODE, changedOnAStaleVersion, dossierOfAnotherAgency, triedByOthers } from './wrong-input/other-agency.js';
import { attempts, faultsOf, foreignRecords, OTHERWISE, recordOf, routesOf } from './wrong-input/every-route.js';
import type { OpenApi } from './wrong-input/schema.js';
import { sendAll } from './wrong-input/send.js';
import { wrongRequests } from './wrong-input/wrong-requests.js';

let platform: Platform;

beforeAll(async () => {
  platform = await Platform.start();
}, 300_000);
afterAll(() => platform.end(), 60_000);

describe('wrong input to every route of openapi.json', () => {
  it('is refused with the status it deserves, never a defect, never a stack trace', async () => {
    const document = (await (await fetch(`${platform.base}/api/v1/openapi.json`)).json()) as OpenApi;
    const requests = wrongRequests(document);
    const faults = await sendAll(platform.base, requests, (persona) => platform.token(persona));
    console.info(`${requests.length} wrong requests, ${faults.length} answered otherwise`);
    expect(requests.length).toBeGreaterThan(1_000);
    expect(faults).toEqual([]);
  }, 600_000);
});

describe('a dossier of another agency', () => {
  it('is not to be had in any way, and a stale version of it can not be changed', async () => {
    const code = await dossierOfAnotherAgency(platform);
    const tried = await triedByOthers(platform, code);
    expect(tried.filter(({ status }) => status !== 403 && status !== 404)).toEqual([]);
    expect(await changedOnAStaleVersion(platform, code)).toEqual([201, 412]);
    const document = (await (await fetch(`${platform.base}/api/v1/openapi.json`)).json()) as OpenApi;
    const foreign = await foreignRecords(platform, code, CODE);
    const records = routesOf(document).flatMap(({ template }) => recordOf(template) ?? []);
    const unheardOf = records.filter((record) => !foreign[record] && !OTHERWISE[record]);
    expect(unheardOf).toEqual([]);
    const all = attempts(document, foreign);
    const faults = await faultsOf(platform, all, [code, foreign['counter-visits/{id}']!, 'Trần Thị B']);
    console.info(`${all.length} attempts by other agencies, ${faults.length} not refused`);
    expect(all.length).toBeGreaterThan(500);
    expect(faults).toEqual([]);
  }, 300_000);
});
