import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Consumers } from '#messaging';

/** Prometheus metrics of one service; several services of a process each have their own registry. */
export class Metrics {
  readonly registry = new Registry();
  private readonly requests: Histogram;

  constructor(service: string, consumers: Consumers) {
    this.registry.setDefaultLabels({ service });
    collectDefaultMetrics({ register: this.registry });
    const labelNames = ['request', 'status'];
    const buckets = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5];
    this.requests = new Histogram({
      name: 'chiso_request_seconds',
      help: 'Handled requests',
      labelNames,
      buckets,
      registers: [this.registry],
    });
    new Gauge({
      name: 'chiso_consumer_behind',
      help: 'Events a producer has numbered and this service has not applied',
      labelNames: ['producer'],
      registers: [this.registry],
      collect() {
        for (const state of consumers.states()) this.set({ producer: state.producer }, state.behind);
      },
    });
  }

  observe(request: string, status: number, seconds: number): void {
    this.requests.observe({ request, status }, seconds);
  }
}
