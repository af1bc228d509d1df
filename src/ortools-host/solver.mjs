// The thread on which OR-Tools runs. Messages are SolveRequest in, HostEvent out.
import { parentPort, workerData } from 'node:worker_threads';
import { solveAssignment, solveMinCostFlow } from './graph.mjs';
import { solveCpSat } from './cp-sat.mjs';
import { solveMathOpt } from './math-opt.mjs';
import { solveRoutes } from './routing.mjs';
import { RefusedError } from './runtime.mjs';
import { values } from './frames.mjs';

const Solver = values('Solver');
const Cause = values('SolveFailure.Cause');

const solvers = new Map([
  [Solver.SOLVER_CP_SAT, solveCpSat],
  [Solver.SOLVER_MIN_COST_FLOW, solveMinCostFlow],
  [Solver.SOLVER_LINEAR_SUM_ASSIGNMENT, solveAssignment],
  [Solver.SOLVER_MATH_OPT, solveMathOpt],
  [Solver.SOLVER_ROUTING, solveRoutes],
]);

const causeOf = (error) => {
  if (error instanceof RefusedError) return Cause.CAUSE_REFUSED;
  return /memory|bad_alloc|OOM/i.test(`${error.name} ${error.message}`) ? Cause.CAUSE_OUT_OF_MEMORY : Cause.CAUSE_BROKEN;
};

// An empty field does not come over from the other thread.
const bytes = (field) => field ?? new Uint8Array();

parentPort.on('message', async (request) => {
  const { id, problem, parameters } = request;
  const control = {
    isInterrupted: () => Atomics.load(workerData.interruptedId, 0) === BigInt(id),
    progress: request.wants_progress ? (found) => parentPort.postMessage({ progress: { id, ...found } }) : undefined,
  };
  try {
    const solve = solvers.get(request.solver);
    if (!solve) throw new RefusedError(`This host has no solver ${request.solver}.`);
    parentPort.postMessage({ answer: { id, answer: await solve({ problem: bytes(problem), parameters: bytes(parameters) }, control) } });
  } catch (error) {
    console.error(error);
    parentPort.postMessage({ failure: { id, cause: causeOf(error), message: String(error.message ?? error) } });
  }
});

parentPort.postMessage({ ready: { name: 'or-tools-wasm 0.9.1', solvers: [...solvers.keys()] } });
