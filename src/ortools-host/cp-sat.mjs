// CP-SAT: a CpModelProto and SatParameters in, a CpSolverResponse out.
import { load, takeBytes, withBytes } from './runtime.mjs';

/** Lines such as "#3 0.51s best:57 next:[47,56] main" and "#Bound 0.20s best:inf next:[655,5559] initial_domain". */
const found = /^#(?:\d+|Bound|Model|Done)\s+\S+s\s+best:(\S+)\s+next:\[([^,\]]*),([^,\]]*)\]/;

export async function solveCpSat({ problem, parameters }, { isInterrupted, progress }) {
  const runtime = await load('cp_sat');
  const { module } = runtime;
  let interrupted = false;
  runtime.onClock = () => {
    if (interrupted || !isInterrupted()) return;
    interrupted = true;
    module._interrupt_solve();
  };
  runtime.onPrint = progress && ((line) => report(line, progress));
  try {
    return await withBytes(module, problem, (problemAddress) =>
      withBytes(module, parameters, (parametersAddress) =>
        takeBytes(module, (length) =>
          module._solve_model(problemAddress, problem.length, parametersAddress, parameters.length, length))));
  } finally {
    runtime.onClock = undefined;
    runtime.onPrint = undefined;
  }
}

function report(line, progress) {
  const match = found.exec(line);
  if (!match) return;
  const [best, low, high] = match.slice(1).map(Number);
  const objective = Number.isFinite(best) ? best : undefined;
  // What is left to be searched lies on the better side of the best; its far end is the bound.
  const maximises = objective !== undefined ? low > objective : false;
  const bound = maximises ? high : low;
  progress({ objective, best_bound: Number.isFinite(bound) ? bound : undefined });
}
