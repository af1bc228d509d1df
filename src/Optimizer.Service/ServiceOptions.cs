using System.Net;
using Optimizer.OrTools;
using Optimizer.Rpc;

namespace Optimizer.Service;

/// <summary>How a host is reached and what it allows.</summary>
public sealed record ServiceOptions
{
    /// <summary>Where to listen without TLS, for HTTP/1.1 and HTTP/2 alike; port 0 takes a free one; null does not listen.</summary>
    public IPEndPoint? Address { get; init; } = new(IPAddress.Loopback, 8080);

    /// <summary>Where to listen with TLS; needs a certificate.</summary>
    public IPEndPoint? TlsAddress { get; init; }

    /// <summary>A PFX file, or a PEM file whose key is in <see cref="CertificateKeyFile"/>.</summary>
    public string? CertificateFile { get; init; }

    /// <summary>The key of a PEM certificate; null when the certificate's file holds it too.</summary>
    public string? CertificateKeyFile { get; init; }

    /// <summary>The password of a PFX file or of an encrypted PEM key.</summary>
    public string? CertificatePassword { get; init; }

    /// <summary>Bytes of the largest request message.</summary>
    public int MaxRequestBytes { get; init; } = new RpcOptions().MaxRequestBytes;

    /// <summary>Solves that run at once; further ones wait their turn.</summary>
    public int MaxConcurrentSolves { get; init; } = Environment.ProcessorCount;

    /// <summary>Origins whose pages may call from a browser, such as "https://plan.example.org"; "*" for all.</summary>
    public IReadOnlyList<string> AllowedOrigins { get; init; } = [];

    /// <summary>What runs OR-Tools, for requests that need it.</summary>
    public OrToolsHostKind OrToolsHost { get; init; } = OrToolsHostKind.Wasm;
}
