import { Module } from '@nestjs/common';
import { directoryEntities, directoryMigrations, DirectoryModule } from '#directory';
import { importsController, importsProviders, ImportsMigration } from '#imports';
import type { ServiceDefinition } from '#service';
import { StorageModule } from '#storage';
import { AttachmentScan } from './attachments/attachment-scan.entity.js';
import { AttachmentContents } from './attachments/attachment-contents.js';
import { AttachmentsController } from './attachments/attachments.controller.js';
import { AttachmentsService } from './attachments/attachments.service.js';
import { ExchangeConfig } from './config.js';
import { Connection } from './connections/connection.entity.js';
import { Connections } from './connections/connection-list.js';
import { ConnectionsController } from './connections/connections.controller.js';
import { ConnectionsService } from './connections/connections.service.js';
import { SignsOfLife } from './connections/signs-of-life.js';
import { SilenceWatch } from './connections/silence-watch.js';
import { ColumnMapping } from './import/column-mapping.entity.js';
import { ImporterScope } from './import/importer-scope.js';
import { Mappings } from './import/mappings.js';
import { MappingsController } from './import/mappings.controller.js';
import { RegisterCsv, RegisterJsonl, RegisterXlsx } from './import/register-formats.js';
import { RegisterImport } from './import/register-import.js';
import { CreateRegister1770000000401 } from './migrations/1770000000401-create-register.js';
import { CompleteRegister1770000000402 } from './migrations/1770000000402-complete-register.js';
import { CreateConnectionsAndReminders1770000000403 } from './migrations/1770000000403-create-connections-and-reminders.js';
import { CreateColumnMapping1770000000405 } from './migrations/1770000000405-create-column-mapping.js';
import { CreateAttachmentScan1770000000406 } from './migrations/1770000000406-create-attachment-scan.js';
import { CreateMessages1770000000404 } from './migrations/1770000000404-create-messages.js';
import { ExchangedDocument } from './messages/exchanged-document.entity.js';
import { ExchangedService } from './messages/exchanged.service.js';
import { KnownOrganisations } from './messages/known-organisations.js';
import { MessageIntake } from './messages/message-intake.js';
import { Message, MessagePiece } from './messages/message.entity.js';
import { MessagesController } from './messages/messages.controller.js';
import { MessagesService } from './messages/messages.service.js';
import { Parties } from './messages/parties.js';
import { Transfer } from './messages/transfer.entity.js';
import { OutboxSender } from './outbox/outbox-sender.js';
import { OutboxController } from './outbox/outbox.controller.js';
import { OutboxService } from './outbox/outbox.service.js';
import { OutgoingStatus } from './outbox/outgoing-message.entity.js';
import { RegisterCounter } from './register/register-counter.entity.js';
import { RegisteredDocument } from './register/registered-document.entity.js';
import { RegisterLines } from './register/register-lines.js';
import { RegisterController } from './register/register.controller.js';
import { RegisterService } from './register/register.service.js';
import { Registrars } from './register/registrars.js';
import { Reminder } from './reminders/reminder.entity.js';
import { RemindersController } from './reminders/reminders.controller.js';
import { RemindersService } from './reminders/reminders.service.js';
import { ShareController } from './share/share.controller.js';
import { ShareService } from './share/share.service.js';

@Module({
  imports: [DirectoryModule.forService(), StorageModule],
  controllers: [
    RegisterController,
    ShareController,
    ConnectionsController,
    RemindersController,
    MessagesController,
    AttachmentsController,
    OutboxController,
    MappingsController,
    importsController('exchange'),
  ],
  providers: [
    ...[Registrars, RegisterService, RegisterLines, ShareService, RemindersService],
    ...[ConnectionsService, Connections, SilenceWatch, SignsOfLife],
    ...[KnownOrganisations, MessageIntake, MessagesService, ExchangedService, Parties],
    ...[AttachmentContents, AttachmentsService, OutboxService, OutboxSender],
    ...[
      Mappings,
      ImporterScope,
      RegisterImport,
      ...importsProviders('exchange', [RegisterJsonl, RegisterCsv, RegisterXlsx]),
    ],
  ],
})
export class ExchangeModule {}

const messageEntities = [
  ExchangedDocument,
  Transfer,
  Message,
  MessagePiece,
  OutgoingStatus,
  ColumnMapping,
  AttachmentScan,
];

export const exchange: ServiceDefinition<ExchangeConfig> = {
  name: 'exchange',
  module: ExchangeModule,
  config: ExchangeConfig,
  entities: [...directoryEntities, RegisteredDocument, RegisterCounter, Connection, Reminder, ...messageEntities],
  migrations: [
    ImportsMigration,
    ...directoryMigrations,
    CreateRegister1770000000401,
    CompleteRegister1770000000402,
    CreateConnectionsAndReminders1770000000403,
    CreateMessages1770000000404,
    CreateColumnMapping1770000000405,
    CreateAttachmentScan1770000000406,
  ],
};
