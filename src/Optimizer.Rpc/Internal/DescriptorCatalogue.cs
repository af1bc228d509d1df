using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Rpc;
using Grpc.Reflection.V1;
using Request = Grpc.Reflection.V1.ServerReflectionRequest;
using Response = Grpc.Reflection.V1.ServerReflectionResponse;

namespace Optimizer.Rpc.Internal;

/// <summary>Finds the files that declare services, and everything those files import, by what a client names.</summary>
internal sealed class DescriptorCatalogue
{
    private readonly IReadOnlyList<ServiceDescriptor> _services;
    private readonly Dictionary<string, FileDescriptor> _files = [];
    private readonly Dictionary<string, FileDescriptor> _symbols = [];
    private readonly Dictionary<(string Type, int Number), FileDescriptor> _extensions = [];

    public DescriptorCatalogue(IReadOnlyList<ServiceDescriptor> services)
    {
        _services = services;
        foreach (var service in services) AddFile(service.File);
    }

    public Response Answer(Request request)
    {
        var response = new Response { ValidHost = request.Host, OriginalRequest = request };
        switch (request.MessageRequestCase)
        {
            case Request.MessageRequestOneofCase.ListServices:
                var names = _services.Select(service => service.FullName).Order(StringComparer.Ordinal);
                response.ListServicesResponse = new ListServiceResponse { Service = { names.Select(name => new ServiceResponse { Name = name }) } };
                break;
            case Request.MessageRequestOneofCase.FileByFilename:
                AnswerFile(response, _files.GetValueOrDefault(request.FileByFilename), request.FileByFilename);
                break;
            case Request.MessageRequestOneofCase.FileContainingSymbol:
                AnswerFile(response, _symbols.GetValueOrDefault(request.FileContainingSymbol), request.FileContainingSymbol);
                break;
            case Request.MessageRequestOneofCase.FileContainingExtension:
                var (type, number) = (request.FileContainingExtension.ContainingType, request.FileContainingExtension.ExtensionNumber);
                AnswerFile(response, _extensions.GetValueOrDefault((type, number)), $"{type}[{number}]");
                break;
            case Request.MessageRequestOneofCase.AllExtensionNumbersOfType:
                AnswerExtensions(response, request.AllExtensionNumbersOfType);
                break;
            default:
                response.ErrorResponse = ErrorOf(Code.InvalidArgument, "The request asks for nothing.");
                break;
        }

        return response;
    }

    /// <summary>A file with its fields' JSON names, which generated C# leaves out and other languages expect.</summary>
    public static FileDescriptorProto Complete(FileDescriptor file)
    {
        var proto = file.ToProto();
        foreach (var (message, descriptor) in proto.MessageType.Zip(file.MessageTypes)) NameFields(message, descriptor);
        return proto;
    }

    private static void NameFields(DescriptorProto message, MessageDescriptor descriptor)
    {
        foreach (var field in message.Field) field.JsonName = descriptor.FindFieldByNumber(field.Number).JsonName;
        foreach (var (nested, nestedDescriptor) in message.NestedType.Zip(descriptor.NestedTypes)) NameFields(nested, nestedDescriptor);
    }

    private void AnswerExtensions(Response response, string type)
    {
        if (!_symbols.ContainsKey(type))
        {
            response.ErrorResponse = ErrorOf(Code.NotFound, $"'{type}' is not known here.");
            return;
        }

        var numbers = _extensions.Keys.Where(extension => extension.Type == type).Select(extension => extension.Number).Order();
        response.AllExtensionNumbersResponse = new ExtensionNumberResponse { BaseTypeName = type, ExtensionNumber = { numbers } };
    }

    private static void AnswerFile(Response response, FileDescriptor? file, string asked)
    {
        if (file is null)
        {
            response.ErrorResponse = ErrorOf(Code.NotFound, $"'{asked}' is not known here.");
            return;
        }

        var files = new List<FileDescriptor>();
        AddWithDependencies(file, files);
        response.FileDescriptorResponse = new FileDescriptorResponse { FileDescriptorProto = { files.Select(each => Complete(each).ToByteString()) } };
    }

    private static void AddWithDependencies(FileDescriptor file, List<FileDescriptor> files)
    {
        if (files.Contains(file)) return;
        files.Add(file);
        foreach (var dependency in file.Dependencies) AddWithDependencies(dependency, files);
    }

    private static ErrorResponse ErrorOf(Code code, string message) => new() { ErrorCode = (int)code, ErrorMessage = message };

    private void AddFile(FileDescriptor file)
    {
        if (!_files.TryAdd(file.Name, file)) return;

        foreach (var service in file.Services)
        {
            _symbols[service.FullName] = file;
            foreach (var method in service.Methods) _symbols[method.FullName] = file;
        }

        foreach (var message in file.MessageTypes) AddMessage(message);
        foreach (var enumeration in file.EnumTypes) AddEnum(enumeration);
        foreach (var extension in file.Extensions.UnorderedExtensions) AddExtension(extension);
        foreach (var dependency in file.Dependencies) AddFile(dependency);
    }

    private void AddMessage(MessageDescriptor message)
    {
        _symbols[message.FullName] = message.File;
        foreach (var field in message.Fields.InDeclarationOrder()) _symbols[field.FullName] = message.File;
        foreach (var oneof in message.Oneofs) _symbols[oneof.FullName] = message.File;
        foreach (var nested in message.NestedTypes) AddMessage(nested);
        foreach (var enumeration in message.EnumTypes) AddEnum(enumeration);
        foreach (var extension in message.Extensions.UnorderedExtensions) AddExtension(extension);
    }

    private void AddEnum(EnumDescriptor enumeration)
    {
        _symbols[enumeration.FullName] = enumeration.File;
        foreach (var value in enumeration.Values) _symbols[value.FullName] = enumeration.File;
    }

    private void AddExtension(FieldDescriptor extension)
    {
        _symbols[extension.FullName] = extension.File;
        _extensions[(extension.ExtendeeType.FullName, extension.FieldNumber)] = extension.File;
    }
}
