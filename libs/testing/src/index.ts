export { agencyId, DEPARTMENT, OTHER_DEPARTMENT, PROVINCE, ROOM, someAgencies } from './agencies.js';
export { FakeBus, type AskedOnce } from './fake-bus.js';
export {
  emptyDatabase,
  recordedEvents,
  testDatabase,
  testServer,
  type EmptyDatabase,
  type TestDatabase,
} from './test-database.js';
export { printedText, printedTexts, printingTools } from './printed-text.js';
export { schemaFaults } from './schema-faults.js';
export { undoneTables } from './undone-tables.js';
export { TestClock } from './test-clock.js';
export { oneRow, recorded, testService, type TestService, type TestServiceOptions } from './test-service.js';
export { clamAvStandIn } from './clamav-stand-in.js';
export { mutations } from './mutations.js';
