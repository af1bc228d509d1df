// Cases of gRPC's interoperability list with @grpc/grpc-js.
// usage: node grpc-js.mjs HOST:PORT DESCRIPTORS CASE; writes "ok CASE" or fails.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import http2 from "node:http2";
import * as grpc from "@grpc/grpc-js";
import { loadForGrpcJs } from "./schema.mjs";

const [address, descriptors, name] = process.argv.slice(2);
const packages = loadForGrpcJs(descriptors);
const certificate = process.env.TLS_ROOT;
const credentials = certificate
  ? grpc.credentials.createSsl(readFileSync(certificate))
  : grpc.credentials.createInsecure();
const limits = { "grpc.max_receive_message_length": -1, "grpc.max_send_message_length": -1 };
const connect = (Client, options = {}) => new Client(address, credentials, { ...limits, ...options });
const test = connect(packages.grpc.testing.TestService);

/** A unary call, with what came beside the message. */
const unary = (client, method, request, metadata = new grpc.Metadata(), options = {}) =>
  new Promise((resolve) => {
    const answer = {};
    const call = client[method](request, metadata, options, (error, response) => Object.assign(answer, { error, response }));
    call.on("metadata", (headers) => (answer.headers = headers));
    call.on("status", (status) => resolve({ ...answer, status }));
  });

/** Reads a stream to its end; `onData` may cancel. */
const drain = (call, onData = () => {}) =>
  new Promise((resolve) => {
    const answer = { responses: [] };
    call.on("data", (response) => {
      answer.responses.push(response);
      onData(response, answer.responses.length);
    });
    call.on("metadata", (headers) => (answer.headers = headers));
    call.on("error", (error) => (answer.error = error));
    call.on("status", (status) => resolve({ ...answer, status }));
  });

const zeroes = (size) => ({ body: Buffer.alloc(size) });
const sizes = (responses) => responses.map((response) => response.payload.body.length);
const special = "\t\ntest with whitespace\r\nand Unicode BMP ☺ and non-BMP 😈\t\n";

/** The body of a unary call's response as it came over the wire, to see the compression flag that clients hide. */
const raw = (method, message, headers = {}) =>
  new Promise((resolve, reject) => {
    const session = http2.connect(`http://${address}`);
    const frame = Buffer.concat([Buffer.alloc(5), message]);
    frame.writeUInt32BE(message.length, 1);
    const stream = session.request({
      ":method": "POST", ":path": `/grpc.testing.TestService/${method}`, "content-type": "application/grpc", te: "trailers", ...headers,
    });
    const answer = { chunks: [] };
    stream.on("response", (received) => (answer.headers = received));
    stream.on("trailers", (received) => (answer.trailers = received));
    stream.on("data", (chunk) => answer.chunks.push(chunk));
    stream.on("error", reject);
    stream.on("close", () => {
      session.close();
      resolve({ ...answer, body: Buffer.concat(answer.chunks) });
    });
    stream.end(frame);
  });

const cases = {
  async empty_unary() {
    const { response, status } = await unary(test, "EmptyCall", {});
    assert.deepEqual(response, {});
    assert.equal(status.code, 0);
  },

  async large_unary() {
    const { response } = await unary(test, "UnaryCall", { response_size: 314159, payload: zeroes(271828) });
    assert.equal(response.payload.body.length, 314159);
  },

  async client_compressed_unary() {
    const gzip = connect(packages.grpc.testing.TestService, { "grpc.default_compression_algorithm": 2 });
    const request = (expected) => ({ expect_compressed: { value: expected }, response_size: 314159, payload: zeroes(271828) });
    assert.equal((await unary(test, "UnaryCall", request(true))).status.code, grpc.status.INVALID_ARGUMENT);
    assert.equal((await unary(gzip, "UnaryCall", request(true))).response.payload.body.length, 314159);
    assert.equal((await unary(test, "UnaryCall", request(false))).response.payload.body.length, 314159);
  },

  async server_compressed_unary() {
    const serialize = test.UnaryCall.requestSerialize;
    for (const compressed of [true, false]) {
      const request = { response_compressed: { value: compressed }, response_size: 314159 };
      assert.equal((await unary(test, "UnaryCall", request)).response.payload.body.length, 314159);
      const { body, headers } = await raw("UnaryCall", serialize(request), { "grpc-accept-encoding": "gzip" });
      assert.equal(headers["grpc-encoding"], "gzip");
      assert.equal(body[0], compressed ? 1 : 0);
      assert.equal(body.length > 314159, !compressed);
    }

    // A client that cannot read gzip gets none.
    const { body, headers } = await raw("UnaryCall", serialize({ response_compressed: { value: true }, response_size: 314159 }));
    assert.equal(headers["grpc-encoding"], undefined);
    assert.equal(body[0], 0);
  },

  async server_compressed_streaming() {
    const parameters = [{ compressed: { value: true }, size: 31415 }, { compressed: { value: false }, size: 92653 }];
    const { responses } = await drain(test.StreamingOutputCall({ response_parameters: parameters }));
    assert.deepEqual(sizes(responses), [31415, 92653]);
  },

  async client_streaming() {
    const response = await new Promise((resolve, reject) => {
      const call = test.StreamingInputCall((error, value) => (error ? reject(error) : resolve(value)));
      for (const size of [27182, 8, 1828, 45904]) call.write({ payload: zeroes(size) });
      call.end();
    });
    assert.equal(response.aggregated_payload_size, 74922);
  },

  async server_streaming() {
    const parameters = [31415, 9, 2653, 58979].map((size) => ({ size }));
    const { responses, status } = await drain(test.StreamingOutputCall({ response_parameters: parameters }));
    assert.deepEqual(sizes(responses), [31415, 9, 2653, 58979]);
    assert.equal(status.code, 0);
  },

  async ping_pong() {
    const steps = [[31415, 27182], [9, 8], [2653, 1828], [58979, 45904]];
    const call = test.FullDuplexCall();
    const next = (step) => step < steps.length
      ? call.write({ response_parameters: [{ size: steps[step][0] }], payload: zeroes(steps[step][1]) })
      : call.end();
    next(0);
    const { responses, status } = await drain(call, (_, count) => next(count));
    assert.deepEqual(sizes(responses), steps.map(([size]) => size));
    assert.equal(status.code, 0);
  },

  async empty_stream() {
    const call = test.FullDuplexCall();
    call.end();
    const { responses, status } = await drain(call);
    assert.deepEqual([responses, status.code], [[], 0]);
  },

  async cancel_after_begin() {
    const status = await new Promise((resolve) => {
      const call = test.StreamingInputCall((error) => resolve(error.code));
      call.cancel();
    });
    assert.equal(status, grpc.status.CANCELLED);
  },

  async cancel_after_first_response() {
    const call = test.FullDuplexCall();
    call.write({ response_parameters: [{ size: 31415 }], payload: zeroes(27182) });
    const { responses, status } = await drain(call, () => call.cancel());
    assert.deepEqual([responses.length, status.code], [1, grpc.status.CANCELLED]);
  },

  async cancel_server_stream() {
    const parameters = [{ size: 1 }, { size: 1, interval_us: 600_000_000 }];
    const call = test.StreamingOutputCall({ response_parameters: parameters });
    const { responses, status } = await drain(call, () => call.cancel());
    assert.deepEqual([responses.length, status.code], [1, grpc.status.CANCELLED]);
  },

  async timeout_on_sleeping_server() {
    const call = test.FullDuplexCall(new grpc.Metadata(), { deadline: Date.now() + 1 });
    call.write({ payload: zeroes(27182) });
    const { status } = await drain(call);
    assert.equal(status.code, grpc.status.DEADLINE_EXCEEDED);

    // The server's own clock, not the client's: this raw client has none.
    const request = packages.grpc.testing.TestService.service.StreamingOutputCall.requestSerialize(
      { response_parameters: [{ interval_us: 600_000_000 }] });
    const { trailers, headers } = await raw("StreamingOutputCall", request, { "grpc-timeout": "20m" });
    assert.equal((trailers ?? headers)["grpc-status"], "4");
  },

  async custom_metadata() {
    const metadata = new grpc.Metadata();
    metadata.set("x-grpc-test-echo-initial", "test_initial_metadata_value");
    metadata.set("x-grpc-test-echo-trailing-bin", Buffer.from("ababab", "hex"));
    const check = ({ headers, status }) => {
      assert.deepEqual(headers.get("x-grpc-test-echo-initial"), ["test_initial_metadata_value"]);
      assert.deepEqual(status.metadata.get("x-grpc-test-echo-trailing-bin"), [Buffer.from("ababab", "hex")]);
    };
    check(await unary(test, "UnaryCall", { response_size: 314159, payload: zeroes(271828) }, metadata));
    const call = test.FullDuplexCall(metadata);
    call.write({ response_parameters: [{ size: 314159 }], payload: zeroes(271828) });
    call.end();
    check(await drain(call));
  },

  async status_code_and_message() {
    const request = { response_status: { code: 2, message: "test status message" } };
    const { status } = await unary(test, "UnaryCall", request);
    assert.deepEqual([status.code, status.details], [2, "test status message"]);
    const call = test.FullDuplexCall();
    call.write(request);
    call.end();
    const streamed = await drain(call);
    assert.deepEqual([streamed.status.code, streamed.status.details], [2, "test status message"]);
  },

  async special_status_message() {
    const { status } = await unary(test, "UnaryCall", { response_status: { code: 2, message: special } });
    assert.deepEqual([status.code, status.details], [2, special]);
  },

  async status_details() {
    const { status } = await unary(test, "UnaryCall", { response_status: { code: 9, message: "with details" } });
    const [bytes] = status.metadata.get("grpc-status-details-bin");
    const details = packages.google.rpc;
    assert.ok(details.Status && bytes.includes("google.rpc.ErrorInfo") && bytes.includes("ASKED_FOR"));
    assert.ok(bytes.includes("google.rpc.BadRequest") && bytes.includes("response_status"));
  },

  async unimplemented_method() {
    const { status } = await unary(test, "UnimplementedCall", {});
    assert.equal(status.code, grpc.status.UNIMPLEMENTED);
  },

  async unimplemented_service() {
    const { status } = await unary(connect(packages.grpc.testing.UnimplementedService), "UnimplementedCall", {});
    assert.equal(status.code, grpc.status.UNIMPLEMENTED);
  },

  async message_too_large() {
    const { status } = await unary(test, "UnaryCall", { payload: zeroes(1024 * 1024 + 1) });
    assert.equal(status.code, grpc.status.RESOURCE_EXHAUSTED);
    const gzip = connect(packages.grpc.testing.TestService, { "grpc.default_compression_algorithm": 2 });
    const bomb = await unary(gzip, "UnaryCall", { payload: zeroes(50_000_000) });
    assert.equal(bomb.status.code, grpc.status.RESOURCE_EXHAUSTED);
    assert.equal((await unary(test, "EmptyCall", {})).status.code, 0);
  },

  async nonsense() {
    const wrong = await raw("UnaryCall", Buffer.from("no message of anything"));
    assert.equal(wrong.headers["grpc-status"], "3");
    const unknown = await raw("UnaryCall", Buffer.alloc(0), { "grpc-encoding": "br" });
    assert.equal(unknown.headers["grpc-status"], undefined);
    const timeout = await raw("UnaryCall", Buffer.alloc(0), { "grpc-timeout": "soon" });
    assert.equal(timeout.headers["grpc-status"], "3");

    // Two hundred megabytes that promise two gigabytes.
    const session = http2.connect(`http://${address}`);
    const stream = session.request({
      ":method": "POST", ":path": "/grpc.testing.TestService/UnaryCall", "content-type": "application/grpc", te: "trailers",
    });
    let sent = 0;
    const status = await new Promise((resolve) => {
      stream.on("response", (headers) => resolve(headers["grpc-status"]));
      stream.on("error", () => {});
      const chunk = Buffer.alloc(64 * 1024, "x");
      const pump = () => {
        if (stream.destroyed || sent > 200_000_000) return;
        sent += chunk.length;
        stream.write(chunk, () => setImmediate(pump));
      };
      pump();
    });
    session.destroy();
    assert.equal(status, "8");
    assert.ok(sent < 50_000_000, `${sent} bytes were taken`);
  },

  async crash_in_handler() {
    const metadata = new grpc.Metadata();
    metadata.set("x-test-crash", "swordfish");
    const { status } = await unary(test, "EmptyCall", {}, metadata);
    assert.equal(status.code, grpc.status.INTERNAL);
    assert.match(status.details, /incident [0-9a-f]{12}/);
    assert.doesNotMatch(status.details, /swordfish/);
    assert.equal((await unary(test, "EmptyCall", {})).status.code, 0);
  },

  async health() {
    const health = connect(packages.grpc.health.v1.Health);
    assert.equal((await unary(health, "Check", { service: "grpc.testing.TestService" })).response.status, "SERVING");
    assert.equal((await unary(health, "Check", {})).response.status, "SERVING");
    assert.equal((await unary(health, "Check", { service: "nobody" })).status.code, grpc.status.NOT_FOUND);
    const call = health.Watch({ service: "nobody" });
    const { responses } = await drain(call, () => call.cancel());
    assert.equal(responses[0].status, "SERVICE_UNKNOWN");
  },

  async reflection() {
    for (const version of ["v1", "v1alpha"]) {
      const call = connect(packages.grpc.reflection[version].ServerReflection).ServerReflectionInfo();
      call.write({ list_services: "" });
      call.write({ file_containing_symbol: "grpc.testing.TestService" });
      call.write({ file_by_filename: "no/such.proto" });
      call.end();
      const { responses } = await drain(call);
      const names = responses[0].list_services_response.service.map((service) => service.name);
      assert.ok(names.includes("grpc.testing.TestService") && names.includes("grpc.health.v1.Health"), names.join());
      assert.ok(responses[1].file_descriptor_response.file_descriptor_proto[0].includes("StreamingOutputCall"));
      assert.equal(responses[2].error_response.error_code, grpc.status.NOT_FOUND);
    }
  },
};

if (name === "--list") console.log(Object.keys(cases).join("\n"));
else {
  assert.ok(cases[name], `no case ${name}`);
  await cases[name]();
  console.log(`ok ${name}`);
  process.exit(0);
}
