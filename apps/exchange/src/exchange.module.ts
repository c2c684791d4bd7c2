import { Module } from '@nestjs/common';
import { directoryEntities, directoryMigrations, DirectoryModule } from '#directory';
import type { ServiceDefinition } from '#service';
import { ExchangeConfig } from './config.js';
import { Connection } from './connections/connection.entity.js';
import { Connections } from './connections/connection-list.js';
import { ConnectionsController } from './connections/connections.controller.js';
import { ConnectionsService } from './connections/connections.service.js';
import { SilenceWatch } from './connections/silence-watch.js';
import { CreateRegister1770000000401 } from './migrations/1770000000401-create-register.js';
import { CompleteRegister1770000000402 } from './migrations/1770000000402-complete-register.js';
import { CreateConnectionsAndReminders1770000000403 } from './migrations/1770000000403-create-connections-and-reminders.js';
import { RegisterCounter } from './register/register-counter.entity.js';
import { RegisteredDocument } from './register/registered-document.entity.js';
import { RegisterController } from './register/register.controller.js';
import { RegisterService } from './register/register.service.js';
import { Registrars } from './register/registrars.js';
import { Reminder } from './reminders/reminder.entity.js';
import { RemindersController } from './reminders/reminders.controller.js';
import { RemindersService } from './reminders/reminders.service.js';
import { ShareController } from './share/share.controller.js';
import { ShareService } from './share/share.service.js';

@Module({
  imports: [DirectoryModule.forService()],
  controllers: [RegisterController, ShareController, ConnectionsController, RemindersController],
  providers: [
    Registrars,
    RegisterService,
    ShareService,
    ConnectionsService,
    Connections,
    SilenceWatch,
    RemindersService,
  ],
})
export class ExchangeModule {}

export const exchange: ServiceDefinition<ExchangeConfig> = {
  name: 'exchange',
  module: ExchangeModule,
  config: ExchangeConfig,
  entities: [...directoryEntities, RegisteredDocument, RegisterCounter, Connection, Reminder],
  migrations: [
    ...directoryMigrations,
    CreateRegister1770000000401,
    CompleteRegister1770000000402,
    CreateConnectionsAndReminders1770000000403,
  ],
};
