import { Module } from '@nestjs/common';
import { directoryEntities, directoryMigrations, DirectoryModule } from '#directory';
import type { ServiceDefinition } from '#service';
import { ExchangeConfig } from './config.js';
import { CreateRegister1770000000401 } from './migrations/1770000000401-create-register.js';
import { RegisteredDocument } from './register/registered-document.entity.js';
import { RegisterController } from './register/register.controller.js';
import { RegisterService } from './register/register.service.js';

@Module({
  imports: [DirectoryModule.forService()],
  controllers: [RegisterController],
  providers: [RegisterService],
})
export class ExchangeModule {}

export const exchange: ServiceDefinition<ExchangeConfig> = {
  name: 'exchange',
  module: ExchangeModule,
  config: ExchangeConfig,
  entities: [...directoryEntities, RegisteredDocument],
  migrations: [...directoryMigrations, CreateRegister1770000000401],
};
