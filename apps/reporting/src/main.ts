import 'reflect-metadata';
import { startService } from '#service';
import { reporting } from './reporting.module.js';

await startService(reporting, process.env);
