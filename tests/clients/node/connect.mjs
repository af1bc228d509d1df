// Cases of gRPC's interoperability list with @connectrpc/connect-node, over each of its transports.
// usage: node connect.mjs TRANSPORT HOST:PORT DESCRIPTORS CASE; writes "ok CASE" or fails.
import assert from "node:assert/strict";
import { Code, ConnectError, createClient } from "@connectrpc/connect";
import {
  compressionGzip, createConnectTransport, createGrpcTransport, createGrpcWebTransport,
} from "@connectrpc/connect-node";
import { loadForConnect } from "./schema.mjs";

const [transport, address, descriptors, name] = process.argv.slice(2);
const registry = loadForConnect(descriptors);

// What the latest response's headers said of compression; clients hide the body's own flags.
let encoding;
const seeEncoding = (next) => async (request) => {
  const response = await next(request);
  encoding = ["content-encoding", "connect-content-encoding", "grpc-encoding"].map((key) => response.header.get(key)).find(Boolean);
  return response;
};

const connect = (service, options = {}) => {
  const all = {
    baseUrl: `http://${address}`, httpVersion: "2", interceptors: [seeEncoding], jsonOptions: { registry },
    acceptCompression: [compressionGzip], ...options,
  };
  const transports = {
    "connect": () => createConnectTransport(all),
    "connect-json": () => createConnectTransport({ ...all, useBinaryFormat: false }),
    "connect-http1": () => createConnectTransport({ ...all, httpVersion: "1.1" }),
    "grpc-web": () => createGrpcWebTransport(all),
    "grpc-web-http1": () => createGrpcWebTransport({ ...all, httpVersion: "1.1" }),
    "grpc-connect-node": () => createGrpcTransport(all),
  };
  return createClient(registry.getService(service), transports[transport]());
};

const test = connect("grpc.testing.TestService");
const zeroes = (size) => ({ body: new Uint8Array(size) });
const special = "\t\ntest with whitespace\r\nand Unicode BMP ☺ and non-BMP 😈\t\n";

const drain = async (stream, onData = () => {}) => {
  const sizes = [];
  for await (const response of stream) {
    sizes.push(response.payload.body.length);
    onData(sizes.length);
  }
  return sizes;
};

const fails = async (work, code, check = () => {}) => {
  const error = await Promise.resolve(work()).then(() => assert.fail(`expected ${Code[code]}`), (fault) => fault);
  assert.ok(error instanceof ConnectError, String(error.stack));
  assert.equal(Code[error.code], Code[code], error.message);
  check(error);
};

/** An async iterable that is written to from outside. */
const channel = () => {
  const waiting = [];
  let wake = () => {};
  return {
    push(value) { waiting.push(value); wake(); },
    async *[Symbol.asyncIterator]() {
      while (true) {
        while (waiting.length === 0) await new Promise((resolve) => (wake = resolve));
        const value = waiting.shift();
        if (value === undefined) return;
        yield value;
      }
    },
  };
};

const cases = {
  async empty_unary() {
    assert.equal((await test.emptyCall({})).$typeName, "grpc.testing.Empty");
  },

  async large_unary() {
    const { payload } = await test.unaryCall({ responseSize: 314159, payload: zeroes(271828) });
    assert.equal(payload.body.length, 314159);
  },

  async client_compressed_unary() {
    const gzip = connect("grpc.testing.TestService", { sendCompression: compressionGzip });
    const request = (value) => ({ expectCompressed: { value }, responseSize: 314159, payload: zeroes(271828) });
    await fails(() => test.unaryCall(request(true)), Code.InvalidArgument);
    assert.equal((await gzip.unaryCall(request(true))).payload.body.length, 314159);
    assert.equal((await test.unaryCall(request(false))).payload.body.length, 314159);
  },

  async server_compressed_unary() {
    assert.equal((await test.unaryCall({ responseCompressed: { value: true }, responseSize: 314159 })).payload.body.length, 314159);
    assert.equal(encoding, "gzip");
    assert.equal((await test.unaryCall({ responseCompressed: { value: false }, responseSize: 314159 })).payload.body.length, 314159);

    // Framed bodies announce gzip and flag each frame; a Connect unary body announces what it is.
    if (transport.startsWith("connect")) assert.equal(encoding, undefined);
    const plain = connect("grpc.testing.TestService", { acceptCompression: [] });
    assert.equal((await plain.unaryCall({ responseCompressed: { value: true }, responseSize: 314159 })).payload.body.length, 314159);
    assert.equal(encoding, undefined);
  },

  async client_streaming() {
    const requests = async function* () {
      for (const size of [27182, 8, 1828, 45904]) yield { payload: zeroes(size) };
    };
    assert.equal((await test.streamingInputCall(requests())).aggregatedPayloadSize, 74922);
  },

  async server_streaming() {
    const sizes = [31415, 9, 2653, 58979];
    const responses = test.streamingOutputCall({ responseParameters: sizes.map((size) => ({ size })) });
    assert.deepEqual(await drain(responses), sizes);
  },

  async ping_pong() {
    const steps = [[31415, 27182], [9, 8], [2653, 1828], [58979, 45904]];
    const requests = channel();
    const next = (step) =>
      requests.push(steps[step] && { responseParameters: [{ size: steps[step][0] }], payload: zeroes(steps[step][1]) });
    next(0);
    assert.deepEqual(await drain(test.fullDuplexCall(requests), next), steps.map(([size]) => size));
  },

  async empty_stream() {
    assert.deepEqual(await drain(test.fullDuplexCall((async function* () {})())), []);
  },

  async cancel_after_begin() {
    const abort = new AbortController();
    const requests = channel();
    const sum = test.streamingInputCall(requests, { signal: abort.signal });
    setImmediate(() => abort.abort());
    await fails(() => sum, Code.Canceled);
  },

  async cancel_after_first_response() {
    const abort = new AbortController();
    const requests = channel();
    requests.push({ responseParameters: [{ size: 31415 }], payload: zeroes(27182) });
    await fails(() => drain(test.fullDuplexCall(requests, { signal: abort.signal }), () => abort.abort()), Code.Canceled);
  },

  async cancel_server_stream() {
    const abort = new AbortController();
    const request = { responseParameters: [{ size: 1 }, { size: 1, intervalUs: 600_000_000 }] };
    await fails(() => drain(test.streamingOutputCall(request, { signal: abort.signal }), () => abort.abort()), Code.Canceled);
  },

  async timeout_on_sleeping_server() {
    const request = { responseParameters: [{ size: 1, intervalUs: 600_000_000 }] };
    await fails(() => drain(test.streamingOutputCall(request, { timeoutMs: 20 })), Code.DeadlineExceeded);
  },

  async custom_metadata() {
    const seen = {};
    await test.unaryCall({ responseSize: 314159, payload: zeroes(271828) }, {
      headers: { "x-grpc-test-echo-initial": "test_initial_metadata_value", "x-grpc-test-echo-trailing-bin": "q6ur" },
      onHeader: (headers) => (seen.initial = headers.get("x-grpc-test-echo-initial")),
      onTrailer: (trailers) => (seen.trailing = trailers.get("x-grpc-test-echo-trailing-bin")),
    });
    assert.deepEqual(seen, { initial: "test_initial_metadata_value", trailing: "q6ur" });
    seen.trailing = undefined;
    await drain(test.streamingOutputCall({ responseParameters: [{ size: 3 }] }, {
      headers: { "x-grpc-test-echo-trailing-bin": "q6ur" },
      onTrailer: (trailers) => (seen.trailing = trailers.get("x-grpc-test-echo-trailing-bin")),
    }));
    assert.equal(seen.trailing, "q6ur");
  },

  async status_code_and_message() {
    const request = { responseStatus: { code: 2, message: "test status message" } };
    const check = (error) => assert.equal(error.rawMessage, "test status message");
    await fails(() => test.unaryCall(request), Code.Unknown, check);
    await fails(() => drain(test.streamingOutputCall(request)), Code.Unknown, check);

    // Every code arrives as itself.
    for (let code = 1; code <= 16; code++) await fails(() => test.unaryCall({ responseStatus: { code, message: "" } }), code);
  },

  async special_status_message() {
    const request = { responseStatus: { code: 2, message: special } };
    await fails(() => test.unaryCall(request), Code.Unknown, (error) => assert.equal(error.rawMessage, special));
  },

  async status_details() {
    const check = (error) => {
      const [info] = error.findDetails(registry.getMessage("google.rpc.ErrorInfo"));
      const [bad] = error.findDetails(registry.getMessage("google.rpc.BadRequest"));
      assert.deepEqual([info.domain, info.metadata.code, bad.fieldViolations[0].field], ["grpc.testing", "9", "response_status"]);
    };
    const request = { responseStatus: { code: 9, message: "with details" } };
    await fails(() => test.unaryCall(request), Code.FailedPrecondition, check);
    await fails(() => drain(test.streamingOutputCall(request)), Code.FailedPrecondition, check);
  },

  async unimplemented_method() {
    await fails(() => test.unimplementedCall({}), Code.Unimplemented);
  },

  async unimplemented_service() {
    await fails(() => connect("grpc.testing.UnimplementedService").unimplementedCall({}), Code.Unimplemented);
  },

  async message_too_large() {
    await fails(() => test.unaryCall({ payload: zeroes(1024 * 1024 + 1) }), Code.ResourceExhausted);
    const gzip = connect("grpc.testing.TestService", { sendCompression: compressionGzip });
    await fails(() => gzip.unaryCall({ payload: zeroes(50_000_000) }), Code.ResourceExhausted);
    await test.emptyCall({});
  },

  async crash_in_handler() {
    await fails(() => test.emptyCall({}, { headers: { "x-test-crash": "swordfish" } }), Code.Internal, (error) => {
      assert.match(error.rawMessage, /incident [0-9a-f]{12}/);
      assert.doesNotMatch(error.rawMessage, /swordfish/);
    });
    await test.emptyCall({});
  },

  async health() {
    const health = connect("grpc.health.v1.Health");
    assert.equal((await health.check({ service: "grpc.testing.TestService" })).status, 1);
    await fails(() => health.check({ service: "nobody" }), Code.NotFound);
    const abort = new AbortController();
    for await (const { status } of health.watch({ service: "nobody" }, { signal: abort.signal })) {
      assert.equal(status, 3);
      break;
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
