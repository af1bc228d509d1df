// Plans a request file over optimizer.v1.PlanningService with @grpc/grpc-js or @connectrpc/connect-node.
// usage: node planning.mjs grpc-js|connect|connect-json|grpc-web HOST:PORT DESCRIPTORS REQUEST.json
// Writes one line about the plan, which must not depend on the client; then proves that a wrong request is told as such.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { fromJson, toBinary } from "@bufbuild/protobuf";
import { Code, createClient } from "@connectrpc/connect";
import { createConnectTransport, createGrpcWebTransport } from "@connectrpc/connect-node";
import * as grpc from "@grpc/grpc-js";
import { loadForConnect, loadForGrpcJs } from "./schema.mjs";

const [name, address, descriptors, file] = process.argv.slice(2);
const registry = loadForConnect(descriptors);
const message = (type) => registry.getMessage(`optimizer.v1.${type}`);
const json = JSON.parse(readFileSync(file, "utf8"));

const viaGrpcJs = () => {
  const { PlanningService } = loadForGrpcJs(descriptors).optimizer.v1;
  const client = new PlanningService(address, grpc.credentials.createInsecure());

  // grpc-js does not read protobuf's JSON; the message takes a way around as bytes.
  const read = (type, method) => PlanningService.service[method].requestDeserialize(Buffer.from(toBinary(message(type), fromJson(message(type), json))));
  const plan = (request) => new Promise((resolve, reject) => client.plan(request, (error, response) => (error ? reject(error) : resolve(response))));
  return {
    plan: async () => {
      const { plan: { routes, unplanned, account } } = await plan(read("PlanRequest", "Plan"));
      return [routes.length, unplanned.length, account.objective_cents];
    },
    events: async () => {
      const events = [];
      for await (const event of client.planStream(read("PlanStreamRequest", "PlanStream"))) events.push(event.event);
      return events;
    },
    isWrong: async () => {
      const error = await plan({ model: { vehicles: [{ id: "" }] } }).catch((fault) => fault);
      return error.code === grpc.status.INVALID_ARGUMENT && String(error.metadata.get("grpc-status-details-bin")[0]).includes("google.rpc.BadRequest");
    },
  };
};

const viaConnect = (transport) => {
  const client = createClient(registry.getService("optimizer.v1.PlanningService"), transport);
  return {
    plan: async () => {
      const { plan: { routes, unplanned, account } } = await client.plan(fromJson(message("PlanRequest"), json));
      return [routes.length, unplanned.length, account.objectiveCents];
    },
    events: async () => {
      const events = [];
      for await (const { event } of client.planStream(fromJson(message("PlanStreamRequest"), json))) events.push(event.case);
      return events;
    },
    isWrong: async () => {
      const error = await client.plan({ model: { vehicles: [{ id: "" }] } }).catch((fault) => fault);
      return error.code === Code.InvalidArgument && error.findDetails(registry.getMessage("google.rpc.BadRequest"))[0].fieldViolations.length > 0;
    },
  };
};

const options = { baseUrl: `http://${address}`, httpVersion: "2", jsonOptions: { registry } };
const clients = {
  "grpc-js": viaGrpcJs,
  "connect": () => viaConnect(createConnectTransport(options)),
  "connect-json": () => viaConnect(createConnectTransport({ ...options, useBinaryFormat: false })),
  "grpc-web": () => viaConnect(createGrpcWebTransport({ ...options, httpVersion: "1.1" })),
};

const client = clients[name]();
const [routes, unplanned, objective] = await client.plan();
assert.ok(await client.isWrong(), "a wrong request is not told as such");
const events = await client.events();
assert.equal(events.at(-1), "result");
assert.ok(events.slice(0, -1).every((event) => event === "progress"), events.join());
console.log(`routes ${routes}, unplanned ${unplanned}, objective ${objective}`);
process.exit(0);
