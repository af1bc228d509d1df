"""Cases of gRPC's interoperability list with Python's grpcio.

usage: /usr/bin/python3 grpcio.py HOST:PORT DESCRIPTORS CASE; writes "ok CASE" or fails."""

import queue
import sys

import grpc
from google.protobuf import descriptor_pool

from schema import Schema

address, descriptors, name = sys.argv[1:]
schema = Schema(descriptors)
message = schema.message

LIMITS = [("grpc.max_receive_message_length", -1), ("grpc.max_send_message_length", -1)]
channel = grpc.insecure_channel(address, options=LIMITS)
test = schema.stub(channel, "grpc.testing.TestService")
Empty = message("grpc.testing.Empty")
Payload = message("grpc.testing.Payload")
Status = message("grpc.testing.EchoStatus")
Bool = message("grpc.testing.BoolValue")
Simple = message("grpc.testing.SimpleRequest")
Output = message("grpc.testing.StreamingOutputCallRequest")
Input = message("grpc.testing.StreamingInputCallRequest")
Parameters = message("grpc.testing.ResponseParameters")
SPECIAL = "\t\ntest with whitespace\r\nand Unicode BMP ☺ and non-BMP 😈\t\n"


def zeroes(size):
    return Payload(body=bytes(size))


def wants(*sizes, interval_us=0):
    return Output(response_parameters=[Parameters(size=size, interval_us=interval_us) for size in sizes])


def sizes_of(responses):
    return [len(response.payload.body) for response in responses]


def equal(actual, expected):
    assert actual == expected, f"{actual!r} is not {expected!r}"


def fails(code, work, text=None):
    try:
        work()
    except grpc.RpcError as error:
        equal(error.code(), code)
        if text is not None:
            equal(error.details(), text)
        return error
    raise AssertionError(f"expected {code}")


class Pipe:
    """An iterator of requests that is written to from outside."""

    def __init__(self):
        self.queue = queue.Queue()

    def push(self, request):
        self.queue.put(request)

    def close(self):
        self.queue.put(None)

    def __iter__(self):
        return iter(self.queue.get, None)


def empty_unary():
    equal(test.EmptyCall(Empty()), Empty())


def large_unary():
    response = test.UnaryCall(Simple(response_size=314159, payload=zeroes(271828)))
    equal(len(response.payload.body), 314159)


def client_compressed_unary():
    def request(expected):
        return Simple(expect_compressed=Bool(value=expected), response_size=314159, payload=zeroes(271828))

    fails(grpc.StatusCode.INVALID_ARGUMENT, lambda: test.UnaryCall(request(True)))
    response = test.UnaryCall(request(True), compression=grpc.Compression.Gzip)
    equal(len(response.payload.body), 314159)
    equal(len(test.UnaryCall(request(False)).payload.body), 314159)


def server_compressed_unary():
    for compressed in (True, False):
        response = test.UnaryCall(Simple(response_compressed=Bool(value=compressed), response_size=314159))
        equal(len(response.payload.body), 314159)


def client_streaming():
    requests = [Input(payload=zeroes(size)) for size in (27182, 8, 1828, 45904)]
    equal(test.StreamingInputCall(iter(requests)).aggregated_payload_size, 74922)


def server_streaming():
    equal(sizes_of(test.StreamingOutputCall(wants(31415, 9, 2653, 58979))), [31415, 9, 2653, 58979])


def ping_pong():
    pipe = Pipe()
    responses = test.FullDuplexCall(iter(pipe))
    for size, payload in ((31415, 27182), (9, 8), (2653, 1828), (58979, 45904)):
        request = wants(size)
        request.payload.CopyFrom(zeroes(payload))
        pipe.push(request)
        equal(len(next(responses).payload.body), size)
    pipe.close()
    equal(list(responses), [])


def empty_stream():
    equal(list(test.FullDuplexCall(iter(()))), [])


def cancel_after_begin():
    pipe = Pipe()
    future = test.StreamingInputCall.future(iter(pipe))
    future.cancel()
    equal(future.cancelled(), True)
    equal(future.code(), grpc.StatusCode.CANCELLED)
    pipe.close()


def cancel_after_first_response():
    pipe = Pipe()
    responses = test.FullDuplexCall(iter(pipe))
    pipe.push(wants(31415))
    next(responses)
    responses.cancel()
    fails(grpc.StatusCode.CANCELLED, lambda: next(responses))
    pipe.close()


def cancel_server_stream():
    request = wants(1)
    request.response_parameters.add(size=1, interval_us=600_000_000)
    responses = test.StreamingOutputCall(request)
    next(responses)
    responses.cancel()
    fails(grpc.StatusCode.CANCELLED, lambda: next(responses))


def timeout_on_sleeping_server():
    responses = test.StreamingOutputCall(wants(1, interval_us=600_000_000), timeout=0.02)
    fails(grpc.StatusCode.DEADLINE_EXCEEDED, lambda: next(responses))


def custom_metadata():
    metadata = (
        ("x-grpc-test-echo-initial", "test_initial_metadata_value"),
        ("x-grpc-test-echo-trailing-bin", b"\xab\xab\xab"),
    )
    _, call = test.UnaryCall.with_call(Simple(response_size=314159, payload=zeroes(271828)), metadata=metadata)
    assert metadata[0] in [tuple(entry) for entry in call.initial_metadata()], call.initial_metadata()
    assert metadata[1] in [tuple(entry) for entry in call.trailing_metadata()], call.trailing_metadata()
    stream = test.FullDuplexCall(iter([wants(314159)]), metadata=metadata)
    equal(sizes_of(stream), [314159])
    assert metadata[0] in [tuple(entry) for entry in stream.initial_metadata()]
    assert metadata[1] in [tuple(entry) for entry in stream.trailing_metadata()]


def status_code_and_message():
    status = Status(code=2, message="test status message")
    fails(grpc.StatusCode.UNKNOWN, lambda: test.UnaryCall(Simple(response_status=status)), status.message)
    stream = test.FullDuplexCall(iter([Output(response_status=status)]))
    fails(grpc.StatusCode.UNKNOWN, lambda: list(stream), status.message)


def special_status_message():
    status = Status(code=2, message=SPECIAL)
    fails(grpc.StatusCode.UNKNOWN, lambda: test.UnaryCall(Simple(response_status=status)), SPECIAL)


def status_details():
    status = Status(code=9, message="with details")
    error = fails(grpc.StatusCode.FAILED_PRECONDITION, lambda: test.UnaryCall(Simple(response_status=status)))
    details = message("google.rpc.Status").FromString(dict(error.trailing_metadata())["grpc-status-details-bin"])
    equal((details.code, details.message), (9, "with details"))
    info, bad = message("google.rpc.ErrorInfo")(), message("google.rpc.BadRequest")()
    assert details.details[0].Unpack(info) and details.details[1].Unpack(bad)
    equal((info.domain, bad.field_violations[0].field), ("grpc.testing", "response_status"))


def unimplemented_method():
    fails(grpc.StatusCode.UNIMPLEMENTED, lambda: test.UnimplementedCall(Empty()))


def unimplemented_service():
    stub = schema.stub(channel, "grpc.testing.UnimplementedService")
    fails(grpc.StatusCode.UNIMPLEMENTED, lambda: stub.UnimplementedCall(Empty()))


def message_too_large():
    fails(grpc.StatusCode.RESOURCE_EXHAUSTED, lambda: test.UnaryCall(Simple(payload=zeroes(1024 * 1024 + 1))))
    bomb = Simple(payload=zeroes(50_000_000))
    fails(grpc.StatusCode.RESOURCE_EXHAUSTED, lambda: test.UnaryCall(bomb, compression=grpc.Compression.Gzip))
    empty_unary()


def crash_in_handler():
    error = fails(grpc.StatusCode.INTERNAL, lambda: test.EmptyCall(Empty(), metadata=(("x-test-crash", "swordfish"),)))
    assert "incident" in error.details() and "swordfish" not in error.details(), error.details()
    empty_unary()


def health():
    stub = schema.stub(channel, "grpc.health.v1.Health")
    request = message("grpc.health.v1.HealthCheckRequest")
    equal(stub.Check(request(service="grpc.testing.TestService")).status, 1)
    equal(stub.Check(request()).status, 1)
    fails(grpc.StatusCode.NOT_FOUND, lambda: stub.Check(request(service="nobody")))
    watch = stub.Watch(request(service="nobody"))
    equal(next(watch).status, 3)
    watch.cancel()


def reflection():
    for version in ("v1", "v1alpha"):
        stub = schema.stub(channel, f"grpc.reflection.{version}.ServerReflection")
        request = message(f"grpc.reflection.{version}.ServerReflectionRequest")
        asked = [request(list_services=""), request(file_containing_symbol="grpc.testing.TestService.UnaryCall")]
        listed, found = stub.ServerReflectionInfo(iter(asked))
        names = [service.name for service in listed.list_services_response.service]
        assert "grpc.testing.TestService" in names and "grpc.health.v1.Health" in names, names

        # What reflection tells is enough to build messages from.
        fresh = descriptor_pool.DescriptorPool()
        for proto in found.file_descriptor_response.file_descriptor_proto:
            fresh.AddSerializedFile(proto)
        equal(fresh.FindMethodByName("grpc.testing.TestService.UnaryCall").output_type.name, "SimpleResponse")


globals()[name]()
print(f"ok {name}")
