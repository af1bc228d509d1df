// gRPC-Web in its text form, as old browsers need it; no client for Node speaks it, so this one is by hand on fetch.
// usage: node grpc-web-text.mjs HOST:PORT DESCRIPTORS CASE; writes "ok CASE" or fails.
import assert from "node:assert/strict";
import { create, fromBinary, toBinary } from "@bufbuild/protobuf";
import { loadForConnect } from "./schema.mjs";

const [address, descriptors, name] = process.argv.slice(2);
const service = loadForConnect(descriptors).getService("grpc.testing.TestService");

/** Base64 texts one after the other, each with its own padding. */
const decode = (text) => Buffer.concat(text.match(/[^=]+=*/g).map((part) => Buffer.from(part, "base64")));

const call = async (method, request) => {
  const { input, output } = service.method[method];
  const message = Buffer.from(toBinary(input, create(input, request)));
  const header = Buffer.alloc(5);
  header.writeUInt32BE(message.length, 1);
  const response = await fetch(`http://${address}/${service.typeName}/${service.method[method].name}`, {
    method: "POST",
    headers: { "content-type": "application/grpc-web-text", "x-grpc-web": "1" },
    // The header apart from the message, to have padding in the middle.
    body: header.toString("base64") + message.toString("base64"),
  });
  assert.equal(response.headers.get("content-type"), "application/grpc-web-text");
  const body = decode(await response.text());
  const answer = { messages: [], trailers: "" };
  for (let at = 0; at < body.length; at += 5 + body.readUInt32BE(at + 1)) {
    const payload = body.subarray(at + 5, at + 5 + body.readUInt32BE(at + 1));
    if (body[at] === 0x80) answer.trailers = payload.toString("ascii");
    else answer.messages.push(fromBinary(output, payload));
  }
  return answer;
};

const zeroes = (size) => ({ body: new Uint8Array(size) });

const cases = {
  async empty_unary() {
    const { messages, trailers } = await call("emptyCall", {});
    assert.deepEqual([messages.length, trailers], [1, "grpc-status: 0\r\n"]);
  },

  async large_unary() {
    const { messages } = await call("unaryCall", { responseSize: 314159, payload: zeroes(271828) });
    assert.equal(messages[0].payload.body.length, 314159);
  },

  async server_streaming() {
    const sizes = [31415, 9, 2653, 58979];
    const { messages } = await call("streamingOutputCall", { responseParameters: sizes.map((size) => ({ size })) });
    assert.deepEqual(messages.map((message) => message.payload.body.length), sizes);
  },

  async status_code_and_message() {
    const { messages, trailers } = await call("unaryCall", { responseStatus: { code: 2, message: "100 % ☺" } });
    assert.equal(messages.length, 0);
    assert.ok(trailers.startsWith("grpc-status: 2\r\ngrpc-message: 100 %25 %E2%98%BA\r\n"), trailers);
  },
};

assert.ok(cases[name], `no case ${name}`);
await cases[name]();
console.log(`ok ${name}`);
