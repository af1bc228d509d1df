// Network flow and assignment. The build takes numbers as 64-bit floating point and answers in JSON.
import { type } from './frames.mjs';
import { load, RefusedError, withNumbers } from './runtime.mjs';

const MinCostFlowProblem = type('MinCostFlowProblem');
const MinCostFlowAnswer = type('MinCostFlowAnswer');
const AssignmentProblem = type('AssignmentProblem');
const AssignmentAnswer = type('AssignmentAnswer');

// SimpleMinCostFlow: NOT_SOLVED 0, OPTIMAL 1, FEASIBLE 2, INFEASIBLE 3, UNBALANCED 4, BAD_RESULT 5, BAD_COST_RANGE 6, BAD_CAPACITY_RANGE 7.
const flowStatus = { 1: 'FLOW_STATUS_OPTIMAL', 3: 'FLOW_STATUS_INFEASIBLE', 4: 'FLOW_STATUS_INFEASIBLE', 6: 'FLOW_STATUS_OVERFLOW', 7: 'FLOW_STATUS_OVERFLOW' };
// SimpleLinearSumAssignment: OPTIMAL 0, INFEASIBLE 1, POSSIBLE_OVERFLOW 2.
const assignmentStatus = { 0: 'FLOW_STATUS_OPTIMAL', 1: 'FLOW_STATUS_INFEASIBLE', 2: 'FLOW_STATUS_OVERFLOW' };

export async function solveMinCostFlow({ problem }) {
  const { tails, heads, capacities, unit_costs: unitCosts, supplies, as_much_as_possible: most } = MinCostFlowProblem.decode(problem);
  const { module } = await load('graph');
  const result = await withNumbers(module, [tails, heads, capacities, unitCosts, supplies], async ([tail, head, capacity, cost, supply]) =>
    read(module, await module._graph_min_cost_flow_solve_serialized(tail, head, capacity, cost, tails.length, supply, supplies.length, most ? 1 : 0)));
  return encode(MinCostFlowAnswer, flowStatus[result.status], { flows: result.flows });
}

export async function solveAssignment({ problem }) {
  const { lefts, rights, costs } = AssignmentProblem.decode(problem);
  const { module } = await load('graph');
  const result = await withNumbers(module, [lefts, rights, costs], async ([left, right, cost]) =>
    read(module, await module._graph_linear_sum_assignment_solve_serialized(left, right, cost, lefts.length)));
  return encode(AssignmentAnswer, assignmentStatus[result.status], { rights: result.rightMates });
}

function read(module, address) {
  const result = JSON.parse(module.UTF8ToString(address));
  if (!result.ok) throw new RefusedError(result.error);
  return result;
}

function encode(answer, status, fields) {
  if (!status) throw new Error('OR-Tools did not solve the network, and does not say why.');
  return answer.encode(answer.fromObject({ status, ...fields })).finish();
}
