import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '#messaging';
import { SERVICE_CONFIG } from '#service';
import type { PostalConfig } from '../config.js';
import type { Carrier } from './carrier.js';
import { readCarriers, type CarrierSettings } from './carrier-settings.js';
import { Circuit } from './circuit.js';
import { GenericCarrier } from './generic.adapter.js';
import { VnpostCarrier } from './vnpost.adapter.js';

export interface KnownCarrier {
  readonly settings: CarrierSettings;
  readonly port: Carrier;
  readonly circuit: Circuit;
}

/** The carriers of the configuration, each behind its circuit. */
@Injectable()
export class Carriers {
  readonly all: readonly KnownCarrier[];

  constructor(@Inject(CLOCK) clock: Clock, @Inject(SERVICE_CONFIG) config: PostalConfig) {
    this.all = readCarriers(config.CARRIERS).map((settings) => ({
      settings,
      port: settings.adapter === 'vnpost' ? new VnpostCarrier(settings, clock) : new GenericCarrier(settings),
      circuit: new Circuit(clock),
    }));
  }

  find(code: string): KnownCarrier | undefined {
    return this.all.find(({ settings }) => settings.code === code);
  }
}
