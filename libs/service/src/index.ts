export { CLOCK, systemClock, type Clock } from '#messaging';
export { dataSourceOf, migrate, migrationSourceOf } from './database.js';
export { LOGGER, SERVICE_CONFIG, SERVICE_NAME, type HttpSide, type ServiceDefinition } from './definition.js';
export { Health } from './health.js';
export { Metrics } from './metrics.js';
export { Rounds } from './rounds.js';
export { configOf, ServiceConfig, type Environment } from './service-config.js';
export { ServiceModule, startBackground, type Overrides } from './service.module.js';
export { startService, type RunningService } from './start-service.js';
