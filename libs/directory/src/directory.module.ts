import { Module, type DynamicModule, type Provider } from '@nestjs/common';
import { AgencyScope } from './agency-scope.js';
import { CatalogueReached } from './catalogue-reached.js';
import { Directory } from './directory.js';
import { DirectoryEvents } from './directory-events.js';
import { ProcedureEvents } from './procedure-events.js';
import { Procedures } from './procedures.js';

/** A service's own copy of what the catalogue says; `procedures` for services that also need those. */
@Module({})
export class DirectoryModule {
  static forService(parts: { procedures?: boolean } = {}): DynamicModule {
    const providers: Provider[] = [Directory, DirectoryEvents, AgencyScope, CatalogueReached];
    if (parts.procedures) providers.push(Procedures, ProcedureEvents);
    return { module: DirectoryModule, providers, exports: providers };
  }
}
