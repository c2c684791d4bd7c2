import { attachmentProviders } from './attachments/attachment-providers.js';
import { AttachmentsController } from './attachments/attachments.controller.js';
import { FormFactsReader } from './forms/form-facts.reader.js';
import { FormsController } from './forms/forms.controller.js';
import { FormsService } from './forms/forms.service.js';
import { CreateForms1770000000280 } from './migrations/1770000000280-create-forms.js';
import { CreateAttachments1770000000281 } from './migrations/1770000000281-create-attachments.js';

/** What surrounds the acts: forms, drafts, notices, attachments, exports, public figures. */
export const paperworkControllers = [FormsController, AttachmentsController];
export const paperworkProviders = [FormFactsReader, FormsService, ...attachmentProviders];
export const paperworkMigrations = [CreateForms1770000000280, CreateAttachments1770000000281];
