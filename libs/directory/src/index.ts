import { AgencyCopy } from './agency-copy.entity.js';
import { CalendarCopy } from './calendar-copy.entity.js';
import { DirectoryRevision } from './directory-revision.entity.js';
import { CreateDirectory1770000000010 } from './migrations/1770000000010-create-directory.js';
import { AddAwaiting1770000000012 } from './migrations/1770000000012-add-awaiting.js';
import { CreateProcedureCopy1770000000011 } from './migrations/1770000000011-create-procedure-copy.js';
import { CreateShorteningCopy1770000000013 } from './migrations/1770000000013-create-shortening-copy.js';
import { OfferingCopy, ProcedureCodeCopy, ProcedureCopy, ShorteningCopy } from './procedure-copy.entity.js';

/** For the definition of a service with a copy of agencies and calendars. */
export const directoryEntities = [AgencyCopy, CalendarCopy, DirectoryRevision];
export const directoryMigrations = [CreateDirectory1770000000010];
/** Beside the former, for a service that also asks for `procedures`. */
export const procedureCopyEntities = [ProcedureCopy, ProcedureCodeCopy, OfferingCopy, ShorteningCopy];
export const procedureCopyMigrations = [
  CreateProcedureCopy1770000000011,
  AddAwaiting1770000000012,
  CreateShorteningCopy1770000000013,
];

export { CatalogueReached } from './catalogue-reached.js';
export { AgencyScope } from './agency-scope.js';
export { AgencyTree, ROOT_CODE, type Agency } from './agency-tree.js';
export { Directory } from './directory.js';
export { DirectoryEvents } from './directory-events.js';
export { DirectoryModule } from './directory.module.js';
export { ProcedureEvents } from './procedure-events.js';
export {
  awaitingOn,
  inForceOn,
  Procedures,
  type KnownOffering,
  type KnownProcedure,
  type KnownShortening,
  type KnownVersion,
} from './procedures.js';
