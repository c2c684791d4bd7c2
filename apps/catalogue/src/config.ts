import { ServiceConfig } from '#service';

/** The catalogue needs nothing beyond what every service does. */
export class CatalogueConfig extends ServiceConfig {}
