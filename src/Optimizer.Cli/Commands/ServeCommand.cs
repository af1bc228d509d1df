using System.CommandLine;
using System.CommandLine.Parsing;
using System.Net;
using Optimizer.OrTools;
using Optimizer.Service;

namespace Optimizer.Cli.Commands;

/// <summary><c>optimizer serve</c>: plans for others, over gRPC, gRPC-Web and Connect.</summary>
internal sealed class ServeCommand
{
    private readonly Command _command = new("serve", """
        Serves optimizer.v1.PlanningService over gRPC, gRPC-Web and Connect (plain HTTP POST with JSON) until it is stopped.

        One address serves HTTP/1.1 and cleartext HTTP/2. Health and reflection are there too.
        """);

    private readonly Option<IPEndPoint> _address = new("--address")
    {
        Description = "Where to listen without TLS.",
        HelpName = "IP:PORT",
        DefaultValueFactory = _ => new(IPAddress.Loopback, 8080),
        CustomParser = ReadAddress,
    };

    private readonly Option<IPEndPoint?> _tlsAddress = new("--tls-address") { Description = "Where to listen with TLS; needs --certificate.", HelpName = "IP:PORT", CustomParser = ReadAddress };
    private readonly Option<FileInfo?> _certificate = new("--certificate") { Description = "Certificate for TLS: a PFX or PEM file.", HelpName = "FILE" };
    private readonly Option<FileInfo?> _certificateKey = new("--certificate-key") { Description = "Key of a PEM certificate, if it is a file of its own.", HelpName = "FILE" };
    private readonly Option<string?> _password = new("--certificate-password") { Description = "Password of the PFX file or of the key.", HelpName = "TEXT" };
    private readonly Option<int> _maxRequest = new("--max-request-mib") { Description = "Largest request, in MiB, packed or unpacked.", HelpName = "N", DefaultValueFactory = _ => 64 };
    private readonly Option<int> _maxSolves = new("--max-solves") { Description = "Solves that run at once; further ones wait.", HelpName = "N", DefaultValueFactory = _ => Environment.ProcessorCount };
    private readonly Option<string[]> _origins = new("--allow-origin") { Description = "Web origin whose pages may call; may be given several times; * for all.", HelpName = "URL", DefaultValueFactory = _ => [] };
    private readonly Option<OrToolsHostKind?> _ortoolsHost = OrToolsHostOption.Create();

    private ServeCommand()
    {
        foreach (var option in new Option[] { _address, _tlsAddress, _certificate, _certificateKey, _password, _maxRequest, _maxSolves, _origins, _ortoolsHost })
            _command.Options.Add(option);
        _maxRequest.Validators.Add(result => RequireRange(result, 1, 2_047));
        _maxSolves.Validators.Add(result => RequireRange(result, 1, 1_024));
        _command.Validators.Add(result =>
        {
            if (result.GetResult(_tlsAddress) is not null && result.GetResult(_certificate) is null)
                result.AddError("--tls-address needs --certificate.");
        });
        _command.SetAction(RunAsync);
    }

    public static Command Create() => new ServeCommand()._command;

    private static IPEndPoint? ReadAddress(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (IPEndPoint.TryParse(text, out var address) && text.Contains(':', StringComparison.Ordinal))
            return address;
        result.AddError($"'{text}' is no address. Give an IP address and a port, like 0.0.0.0:8080.");
        return null;
    }

    private static void RequireRange(OptionResult result, int least, int most)
    {
        if (result.GetValueOrDefault<int>() is var value && (value < least || value > most))
            result.AddError($"{result.Option.Name} is {value}, but goes from {least} to {most}.");
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var options = new ServiceOptions
        {
            Address = parsed.GetValue(_address),
            TlsAddress = parsed.GetValue(_tlsAddress),
            CertificateFile = parsed.GetValue(_certificate)?.FullName,
            CertificateKeyFile = parsed.GetValue(_certificateKey)?.FullName,
            CertificatePassword = parsed.GetValue(_password),
            MaxRequestBytes = parsed.GetValue(_maxRequest) * 1_024 * 1_024,
            MaxConcurrentSolves = parsed.GetValue(_maxSolves),
            AllowedOrigins = parsed.GetValue(_origins) ?? [],
            OrToolsHost = parsed.GetValue(_ortoolsHost) ?? OrToolsHostKind.Wasm,
        };

        await using var host = ServiceHost.BuildPlanning(options);
        await host.StartAsync(cancellation);
        foreach (var url in host.Urls)
            Console.Out.WriteLine($"Serving optimizer.v1.PlanningService on {url}");
        await host.WaitForShutdownAsync(cancellation);
        return ExitCode.Complete;
    }
}
