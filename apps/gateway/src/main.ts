import 'reflect-metadata';
import { startService } from '#service';
import { gateway } from './gateway.module.js';

await startService(gateway, process.env);
