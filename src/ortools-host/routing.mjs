// The routing library: a RoutesProblem in, a RoutesAnswer out. The build has one price of a way for all vehicles, no times, no choice of
// vehicles by stop, no metaheuristics and no time limit; who asks for them is refused.
import { type } from './frames.mjs';
import { load, RefusedError, withBytes } from './runtime.mjs';

const RoutesProblem = type('RoutesProblem');
const RoutesAnswer = type('RoutesAnswer');

const int64Bytes = (values) => new Uint8Array(BigInt64Array.from(values, BigInt).buffer);
const int32Bytes = (values) => new Uint8Array(Int32Array.from(values).buffer);
const textBytes = (text) => new TextEncoder().encode(`${text}\0`);

export async function solveRoutes({ problem }) {
  const routes = RoutesProblem.decode(problem);
  refuseUnknown(routes);
  const { module } = await load('routing');
  const kinds = routes.kinds.flatMap((kind, index) => Array(kind.count).fill(index));
  const depot = (kind) => routes.stops.length + 2 * kind;
  const manager = await withBytes(module, int32Bytes(kinds.map(depot)), (starts) =>
    withBytes(module, int32Bytes(kinds.map((kind) => depot(kind) + 1)), (ends) =>
      module._routing_create_index_manager_starts_ends(routes.stops.length + 2 * routes.kinds.length, kinds.length, starts, ends)));
  const model = module._routing_create_model(manager);
  try {
    const library = { module, manager, model, routes, kinds, size: Number(module._routing_manager_num_indices(manager)) };
    await addWays(library);
    await addLimits(library);
    await addStops(library);
    await addGroups(library);
    const found = await module.ccall('routing_solve_with_parameters_ext', 'number', ['number', 'number', 'number'], [model, routes.first_solution, 0], { async: true });
    return RoutesAnswer.encode(found === 1 ? read(library) : {}).finish();
  } finally {
    module._routing_delete_model(model);
    module._routing_delete_index_manager(manager);
  }
}

function refuseUnknown(routes) {
  const first = routes.kinds[0];
  // Depots may differ, but not the ways between stops.
  const width = routes.stops.length + 1;
  const isAlike = (kind) => kind.costs.every((cost, way) => cost === first.costs[way] || way % width === width - 1 || way >= width * (width - 1));
  const refused = [
    [routes.has_times, 'times'],
    [routes.metaheuristic !== 0, 'metaheuristics'],
    [routes.stops.some((stop) => stop.allowed_kinds.length > 0), 'stops that not every vehicle may visit'],
    [!routes.kinds.every(isAlike), 'vehicles with different prices'],
  ].filter(([is]) => is);
  if (refused.length > 0) throw new RefusedError(`The WebAssembly build of the routing library has no ${refused.map(([, what]) => what).join(', no ')}.`);
}

/** Of each kind the matrix is over stops and the depot; the library's is over its own indices. */
function matrixOf({ module, manager, routes, size }, valueOf) {
  const nodes = Array.from({ length: size }, (_, index) => Number(module._routing_manager_index_to_node(manager, BigInt(index))));
  const stops = routes.stops.length;
  const values = [];
  for (const from of nodes) {
    for (const to of nodes) {
      const kind = Math.max(from, to) < stops ? 0 : (Math.max(from, to) - stops) >> 1;
      values.push(from >= stops && to >= stops ? 0 : valueOf(routes.kinds[kind], Math.min(from, stops), Math.min(to, stops), stops + 1));
    }
  }
  return values;
}

function registerMatrix(library, valueOf) {
  const values = matrixOf(library, valueOf);
  return withBytes(library.module, int64Bytes(values), (address) =>
    library.module._routing_register_matrix_transit_callback(library.model, address, values.length, library.size));
}

async function addWays(library) {
  const costs = await registerMatrix(library, (kind, from, to, width) => Math.max(0, kind.costs[from * width + to]) + (from === width - 1 ? kind.fixed_cost : 0));
  library.module._routing_set_arc_cost_evaluator_of_all_vehicles(library.model, costs);
  if (library.routes.kinds.some((kind) => kind.costs.some((cost) => cost < 0))) {
    await addDimension(library, 'missing', (kind, from, to, width) => (kind.costs[from * width + to] < 0 ? 1 : 0), () => 0);
  }
}

async function addLimits(library) {
  const { routes } = library;
  for (let dimension = 0; dimension < routes.dimensions; dimension++) {
    await addDimension(library, `load${dimension}`, (kind, from) => routes.stops[from]?.loads[dimension] ?? 0, (kind) => kind.capacities[dimension]);
  }
  if (routes.kinds.some((kind) => kind.distances_m.length > 0)) {
    await addDimension(library, 'distance', (kind, from, to, width) => kind.distances_m[from * width + to] ?? 0, (kind) => (kind._most_distance_m ? kind.most_distance_m : Number.MAX_SAFE_INTEGER));
  }
  if (routes.groups.some((group) => group.is_ordered) || routes.kinds.some((kind) => kind._most_stops)) {
    // Stops, and the way home.
    await addDimension(library, 'rank', () => 1, (kind) => (kind._most_stops ? kind.most_stops : routes.stops.length) + 1);
  }
}

async function addDimension(library, name, valueOf, capacityOf) {
  const { module, model, kinds, routes } = library;
  const transit = await registerMatrix(library, valueOf);
  const capacities = kinds.map((kind) => capacityOf(routes.kinds[kind]));
  const isAdded = await withBytes(module, int64Bytes(capacities), (address) =>
    withBytes(module, textBytes(name), (text) =>
      module._routing_add_dimension_with_vehicle_capacity(model, transit, 0n, address, capacities.length, 1, text)));
  if (isAdded !== 1) throw new Error(`The routing library did not take the dimension ${name}.`);
}

async function addStops({ module, manager, model, routes }) {
  for (const [stop, { penalty }] of routes.stops.entries()) {
    await withBytes(module, int64Bytes([module._routing_manager_node_to_index(manager, stop)]), (address) =>
      module._routing_add_disjunction(model, address, 1, BigInt(penalty), 1));
  }
}

async function addGroups({ module, manager, model, routes }) {
  const indexOf = (stop) => BigInt(module._routing_manager_node_to_index(manager, stop));
  for (const group of routes.groups) {
    for (let next = 1; next < group.stops.length; next++) {
      const [first, second] = [indexOf(group.stops[next - 1]), indexOf(group.stops[next])];
      if (group.is_pair) module._routing_add_pickup_and_delivery(model, first, second);
      module._routing_add_vehicle_equality_constraint(model, first, second);
      if (group.is_ordered) {
        await withBytes(module, textBytes('rank'), (text) => module._routing_add_dimension_cumul_less_or_equal_constraint(model, text, first, second));
      }
    }
  }
}

function read({ module, manager, model, kinds }) {
  const routes = kinds.map((_, vehicle) => {
    const stops = [];
    let index = BigInt(module._routing_start(model, vehicle));
    for (index = next(index); module._routing_is_end(model, index) !== 1; index = next(index)) {
      stops.push(Number(module._routing_manager_index_to_node(manager, index)));
    }
    return { vehicle, stops };
  });
  return { has_solution: true, routes: routes.filter((route) => route.stops.length > 0) };

  function next(index) {
    return BigInt(module._routing_next_value(model, index));
  }
}
