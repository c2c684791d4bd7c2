import { describe, expect, it } from '@jest/globals';
import { TestClock } from '#testing';
import { CarrierFailure } from './carrier.js';
import { Circuit } from './circuit.js';

const START = Date.parse('2018-09-03T08:00:00Z');
const down = () => Promise.reject(new CarrierFailure('timeout', false));
const up = () => Promise.resolve('yes');

function aCircuit() {
  const clock = new TestClock(new Date(START).toISOString());
  const circuit = new Circuit(clock);
  const at = (seconds: number) => clock.set(new Date(START + seconds * 1000).toISOString());
  const fail = async (times: number) => {
    for (let n = 0; n < times; n += 1) await expect(circuit.run(down)).rejects.toMatchObject({ code: 'timeout' });
  };
  return { circuit, at, fail };
}

describe('a circuit', () => {
  it('opens at the fifth failure in a row, and calls nobody while it is open', async () => {
    const { circuit, at, fail } = aCircuit();
    await fail(4);
    expect(await circuit.run(up)).toBe('yes');
    await fail(5);
    expect(circuit.state).toBe('open');
    at(29);
    let called = false;
    const call = () => Promise.resolve((called = true));
    await expect(circuit.run(call)).rejects.toMatchObject({ code: 'circuit-open', final: false });
    expect(called).toBe(false);
  });

  it('lets one call try after half a minute: it opens again when that fails, closes when it is answered', async () => {
    const { circuit, at, fail } = aCircuit();
    await fail(5);
    at(31);
    expect(circuit.state).toBe('trying');
    let answer!: () => void;
    const trying = circuit.run(() => new Promise<void>((done) => (answer = done)));
    await expect(circuit.run(up)).rejects.toMatchObject({ code: 'circuit-open' });
    answer();
    await trying;
    expect(circuit.state).toBe('closed');
    await fail(5);
    at(62);
    await fail(1);
    expect(circuit.state).toBe('open');
    at(93);
    expect(await circuit.run(up)).toBe('yes');
    expect(circuit.state).toBe('closed');
  });

  it('takes a refusal for an answer', async () => {
    const { circuit, fail } = aCircuit();
    await fail(4);
    const refuses = () => Promise.reject(new CarrierFailure('refused', true, '99'));
    await expect(circuit.run(refuses)).rejects.toMatchObject({ code: 'refused' });
    await fail(4);
    expect(circuit.state).toBe('closed');
  });
});
