import 'reflect-metadata';
import { startService } from '#service';
import { oversight } from './oversight.module.js';

await startService(oversight, process.env);
