// MathOpt: a SolveRequest in, a SolveResponse out, both OR-Tools' own messages.
import { load, takeBytes, withBytes } from './runtime.mjs';

export async function solveMathOpt({ problem }) {
  const { module } = await load('mathopt');
  return withBytes(module, problem, (address) =>
    takeBytes(module, (length) => module._mathopt_solve_request(address, problem.length, 0, 0, length)));
}
