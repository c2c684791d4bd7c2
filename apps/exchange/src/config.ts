import { ServiceConfig } from '#service';

/** E-documents need nothing beyond what every service does. */
export class ExchangeConfig extends ServiceConfig {}
