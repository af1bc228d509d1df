// The descriptors of the services under test, as the test host wrote them.
import { readFileSync } from "node:fs";
import { createFileRegistry, fromBinary } from "@bufbuild/protobuf";
import { FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt";
import * as grpc from "@grpc/grpc-js";
import { loadFileDescriptorSetFromBuffer } from "@grpc/proto-loader";

const loading = { longs: String, enums: String, defaults: true, oneofs: true };

/** Client constructors of grpc-js, by package. */
export const loadForGrpcJs = (file) =>
  grpc.loadPackageDefinition(loadFileDescriptorSetFromBuffer(readFileSync(file), loading));

/** Descriptors of protobuf-es. */
export const loadForConnect = (file) => createFileRegistry(fromBinary(FileDescriptorSetSchema, readFileSync(file)));
