// The host process: requests come in on standard input, events go out on standard output, messages for people on standard error.
// OR-Tools runs on a second thread, which is busy while it solves; this thread stays free to take an interrupt. The process ends
// when its input ends, so it never outlives the program that started it.
import { Worker } from 'node:worker_threads';
import { readRequests, values, writeEvent } from './frames.mjs';

const Cause = values('SolveFailure.Cause');
const memoryLimitMegabytes = Number(process.argv[2] ?? 2048);
// What the solver's thread reads while it solves: the id of the solve to end early.
const interruptedId = new BigInt64Array(new SharedArrayBuffer(8));

const send = (event, done) => writeEvent(process.stdout, event, done);
const solver = new Worker(new URL('./solver.mjs', import.meta.url), { workerData: { interruptedId, memoryLimitMegabytes }, stdout: true });
// Standard output is for events only.
solver.stdout.pipe(process.stderr);
// An interrupt from the keyboard is for the program that started this one: it ends the solve and takes the answer.
process.on('SIGINT', () => {});

let running = 0;
solver.on('message', (event) => {
  if (event.answer) running = 0;
  // A solver that has broken off is in no known state.
  if (event.failure) return send(event, () => (event.failure.cause === Cause.CAUSE_REFUSED ? (running = 0) : process.exit(1)));
  return send(event);
});
solver.on('error', (error) => {
  console.error(error);
  const cause = error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? Cause.CAUSE_OUT_OF_MEMORY : Cause.CAUSE_BROKEN;
  send({ failure: { id: running, cause, message: String(error.message ?? error) } }, () => process.exit(1));
});

readRequests(
  process.stdin,
  (request) => {
    if (request.solve) {
      running = request.solve.id;
      solver.postMessage(request.solve);
    }
    if (request.interrupt) Atomics.store(interruptedId, 0, BigInt(request.interrupt.id));
  },
  // An orderly exit would wait for code that is still being compiled.
  () => process.kill(process.pid, 'SIGKILL'),
);
