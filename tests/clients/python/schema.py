"""Messages and stubs built at run time from the descriptors the test host wrote."""

from google.protobuf import descriptor_pb2, descriptor_pool, message_factory


class Schema:
    def __init__(self, file_name):
        self.pool = descriptor_pool.DescriptorPool()
        self._factory = message_factory.MessageFactory(self.pool)
        with open(file_name, "rb") as file:
            for each in descriptor_pb2.FileDescriptorSet.FromString(file.read()).file:
                self.pool.Add(each)

    def message(self, type_name):
        return self._factory.GetPrototype(self.pool.FindMessageTypeByName(type_name))

    def stub(self, channel, service_name):
        return Stub(self, channel, service_name)


class Stub:
    """A callable for each method of a service."""

    def __init__(self, schema, channel, service_name):
        service = schema.pool.FindServiceByName(service_name)
        protos = descriptor_pb2.FileDescriptorProto.FromString(service.file.serialized_pb).service
        for method in next(proto for proto in protos if proto.name == service.name).method:
            kind = f"{'stream' if method.client_streaming else 'unary'}_{'stream' if method.server_streaming else 'unary'}"
            call = getattr(channel, kind)(
                f"/{service_name}/{method.name}",
                request_serializer=lambda request: request.SerializeToString(),
                response_deserializer=schema.message(method.output_type.lstrip(".")).FromString,
            )
            setattr(self, method.name, call)
