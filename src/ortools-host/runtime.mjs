// Loads a WebAssembly build of OR-Tools, each when it is first needed.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { workerData } from 'node:worker_threads';

/** The problem is refused; the solver is as it was. */
export class RefusedError extends Error {}

const pageBytes = 65536;
const pages = Math.min(32768, Math.ceil((workerData.memoryLimitMegabytes * 1024 * 1024) / pageBytes));
const locate = (file) => fileURLToPath(new URL(`./or-tools-wasm/${file}`, import.meta.url));
const loaded = new Map();

/**
 * The module of a runtime such as "cp_sat". While a solver works this thread does nothing else, but solvers look at the clock all
 * the time: module.onClock is called then. module.onPrint takes the lines that a solver prints.
 */
export function load(name) {
  if (!loaded.has(name)) loaded.set(name, create(name));
  return loaded.get(name);
}

async function create(name) {
  const file = `${name}_runtime_node_asyncify`;
  const { default: createModule } = await import(new URL(`./or-tools-wasm/${file}.js`, import.meta.url));
  const listeners = {};
  const module = await createModule({
    locateFile: locate,
    wasmMemory: new WebAssembly.Memory({ initial: 256, maximum: pages, shared: true }),
    print: (line) => listeners.onPrint?.(line),
    printErr: (line) => console.error(line),
    instantiateWasm: (imports, receive) => {
      const readClock = imports.env.clock_time_get;
      imports.env.clock_time_get = (...values) => {
        listeners.onClock?.();
        return readClock(...values);
      };
      const bytes = readFileSync(locate(`${file}.wasm`));
      WebAssembly.instantiate(bytes, imports).then(({ instance, module: code }) => receive(instance, code));
    },
  });
  return Object.assign(listeners, { module });
}

/** Copies bytes into the module's memory, calls use(address), and frees them. */
export async function withBytes(module, bytes, use) {
  const address = module._malloc(bytes.length + 1);
  if (address === 0) throw new Error(`Out of memory: no room for ${bytes.length} bytes.`);
  module.HEAPU8.set(bytes, address);
  try {
    return await use(address);
  } finally {
    module._free(address);
  }
}

/** Copies numbers into the module's memory as 64-bit floating point, calls use(addresses), and frees them. */
export async function withNumbers(module, lists, use) {
  const bytes = lists.map((list) => new Uint8Array(Float64Array.from(list).buffer));
  const addresses = [];
  const next = (index) => (index === bytes.length ? use(addresses) : withBytes(module, bytes[index], (address) => {
    addresses.push(address);
    return next(index + 1);
  }));
  return next(0);
}

/** Calls solve(addressOfLength), which returns the address of an answer and writes its length; copies the answer out. */
export async function takeBytes(module, solve) {
  return withBytes(module, new Uint8Array(4), async (lengthAddress) => {
    const address = await solve(lengthAddress);
    const length = new DataView(module.HEAPU8.buffer, lengthAddress, 4).getUint32(0, true);
    const answer = module.HEAPU8.slice(address, address + length);
    module._free_buffer(address);
    return answer;
  });
}
