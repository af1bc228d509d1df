// CP-SAT: a CpModelProto and SatParameters in, a CpSolverResponse out.
import { load, takeBytes, withBytes } from './runtime.mjs';

/** Lines such as "#3 0.51s best:57 next:[47,56] main", "#Bound 0.20s best:inf next:[655,5559] initial_domain" and "#9 0.9s best:55 next:[]". */
const found = /^#\S+\s+\S+s\s+best:(\S+)\s+next:\[(?:([^,\]]+),([^,\]]+))?\]/;
const numbers = { inf: Infinity, '-inf': -Infinity };

export async function solveCpSat({ problem, parameters }, { isInterrupted, progress }) {
  const runtime = await load('cp_sat');
  const { module } = runtime;
  // Again and again: the first times may be before the search has begun.
  runtime.onClock = () => isInterrupted() && module._interrupt_solve();
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
  const [best, low, high] = match.slice(1).map((text) => numbers[text] ?? Number(text));
  // What is left to be searched lies on the better side of the best, and ends at the bound; nothing is left beside the optimum.
  const bound = match[2] === undefined ? best : low > best ? high : low;
  progress({ objective: Number.isFinite(best) ? best : undefined, best_bound: Number.isFinite(bound) ? bound : undefined });
}
