import 'reflect-metadata';
import { startService } from '#service';
import { exchange } from './exchange.module.js';

await startService(exchange, process.env);
