import { ServiceConfig } from '#service';

/** The environment of reporting: what every service needs. */
export class ReportingConfig extends ServiceConfig {}
