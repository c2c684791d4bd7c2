// The health check of every container: is the process alive? Readiness (/readyz) also asks for its neighbours.
const answer = await fetch(`http://127.0.0.1:${process.env.HEALTH_PORT}/healthz`, {
  signal: AbortSignal.timeout(3_000),
});
process.exit(answer.ok ? 0 : 1);
