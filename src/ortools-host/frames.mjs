// Frames of protos/optimizer/host/v1/host.proto: the length as four bytes, low byte first, then the message.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const protobuf = createRequire(import.meta.url)('./protobufjs/protobuf.min.cjs');
// Whole numbers of 64 bits as JavaScript numbers: all here are below 2^53.
protobuf.util.Long = undefined;
protobuf.configure();

const definitions = readFileSync(new URL('./host.proto', import.meta.url), 'utf8');
const root = protobuf.parse(definitions, { keepCase: true }).root;

/** A message type of host.proto. */
export const type = (name) => root.lookupType(`optimizer.host.v1.${name}`);

/** The values of an enum of host.proto, by name. */
export const values = (name) => root.lookupEnum(`optimizer.host.v1.${name}`).values;

const HostRequest = type('HostRequest');
const HostEvent = type('HostEvent');

/** Calls take(request) for each frame that arrives, end() after the last. */
export function readRequests(stream, take, end) {
  let chunks = [];
  let size = 0;
  stream.on('data', (chunk) => {
    chunks.push(chunk);
    size += chunk.length;
    while (size >= 4) {
      // Joined only when the frame is complete: a large frame comes in many chunks.
      if (chunks[0].length < 4) chunks = [Buffer.concat(chunks)];
      const length = chunks[0].readUInt32LE(0);
      if (size < 4 + length) return;
      const all = chunks.length === 1 ? chunks[0] : Buffer.concat(chunks);
      const rest = all.subarray(4 + length);
      chunks = rest.length > 0 ? [rest] : [];
      size = rest.length;
      take(HostRequest.decode(all.subarray(4, 4 + length)));
    }
  });
  stream.on('end', end);
  stream.on('error', end);
}

/** Writes an event; done() is called once it has left this process. */
export function writeEvent(stream, event, done) {
  const message = HostEvent.encode(event).finish();
  const length = Buffer.alloc(4);
  length.writeUInt32LE(message.length);
  stream.write(length);
  stream.write(message, done);
}
