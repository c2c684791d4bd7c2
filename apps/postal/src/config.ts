import { ServiceConfig } from '#service';

/** Post needs nothing beyond what every service does. */
export class PostalConfig extends ServiceConfig {}
