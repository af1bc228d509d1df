// The latency of an empty unary call, one call at a time, from grpc-js and from connect-node, to a host in a process of its own.
// usage: node benchmarks/rpc-latency/latency.mjs [CALLS]; see README.md
import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { once } from "node:events";

const calls = Number(process.argv[2] ?? 5000);
const here = new URL(".", import.meta.url).pathname;
const require = createRequire(new URL("../../tests/clients/node/package.json", import.meta.url));
const grpc = require("@grpc/grpc-js");

const host = spawn("dotnet", ["run", "-c", "Release", `${here}host.cs`], { stdio: ["pipe", "pipe", "ignore"] });
const address = String((await once(host.stdout, "data"))[0]).trim();

const measure = async (name, call) => {
  for (let warmUp = 0; warmUp < calls; warmUp++) await call();
  const milliseconds = [];
  for (let count = 0; count < calls; count++) {
    const start = process.hrtime.bigint();
    await call();
    milliseconds.push(Number(process.hrtime.bigint() - start) / 1e6);
  }
  milliseconds.sort((a, b) => a - b);
  const at = (share) => milliseconds[Math.floor(share * calls)].toFixed(3);
  console.log(`| ${name} | ${calls} | ${at(0.5)} | ${at(0.9)} | ${at(0.99)} |`);
};

console.log("| client | calls | median ms | p90 ms | p99 ms |\n|---|---|---|---|---|");

const path = "/grpc.health.v1.Health/Check";
const same = (bytes) => bytes;
const client = new grpc.Client(address, grpc.credentials.createInsecure());
await measure("gRPC, grpc-js", () => new Promise((resolve, reject) =>
  client.makeUnaryRequest(path, same, same, Buffer.alloc(0), (error, response) => (error ? reject(error) : resolve(response)))));

const { loadSync } = require("@grpc/proto-loader");
const protos = new URL("../../protos", import.meta.url).pathname;
const { PlanningService } = grpc.loadPackageDefinition(loadSync("optimizer/v1/planning_service.proto", { includeDirs: [protos] })).optimizer.v1;
const planning = new PlanningService(address, grpc.credentials.createInsecure());
await measure("gRPC, grpc-js: Plan with an empty request, refused with its faults", () => new Promise((resolve, reject) =>
  planning.Plan({}, (error) => (error?.code === grpc.status.INVALID_ARGUMENT ? resolve() : reject(error ?? new Error("not refused"))))));

const smallest = {
  model: { sites: [{ id: "yard", position: { latitudeDeg: 53.1, longitudeDeg: 8.8 } }], vehicles: [{ id: "truck" }] },
};
await measure("gRPC, grpc-js: Plan with a vehicle and nothing to do", () => new Promise((resolve, reject) =>
  planning.Plan(smallest, (error, response) => (error ? reject(error) : resolve(response)))));

await measure("Connect JSON over HTTP/1.1, Node's fetch", async () => {
  const response = await fetch(`http://${address}${path}`, { method: "POST", headers: { "content-type": "application/json" }, body: "{}" });
  if (!response.ok) throw new Error(await response.text());
  await response.text();
});

host.stdin.end();
process.exit(0);
