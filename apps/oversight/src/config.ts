import { ServiceConfig } from '#service';

/** Oversight needs nothing beyond what every service does. */
export class OversightConfig extends ServiceConfig {}
