using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Optimizer.Service;

namespace Optimizer.ServiceTests.Conformance;

/// <summary>One port, two HTTP versions; and TLS.</summary>
public sealed class ListeningTests(InteropHost host) : IClassFixture<InteropHost>
{
    private const string Path = "/grpc.testing.TestService/EmptyCall";

    [Theory]
    [InlineData("1.1")]
    [InlineData("2.0")]
    public async Task One_port_serves_both_versions_without_TLS(string version)
        => Assert.Equal(Version.Parse(version), await CallAsync(new HttpClient(), host.Url, version));

    [Fact]
    public async Task First_bytes_may_come_one_by_one()
    {
        using var client = new TcpClient();
        await client.ConnectAsync(host.Address);
        client.NoDelay = true;
        var stream = client.GetStream();
        foreach (var part in $"POST {Path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{{}}".Chunk(1))
            await stream.WriteAsync(Encoding.ASCII.GetBytes(part));

        using var reader = new StreamReader(stream);
        Assert.StartsWith("HTTP/1.1 200 OK", await reader.ReadToEndAsync());
    }

    [Fact]
    public async Task Connections_that_say_nothing_hold_nobody_up()
    {
        var silent = new List<TcpClient>();
        for (var count = 0; count < 50; count++)
        {
            silent.Add(new TcpClient());
            await silent[^1].ConnectAsync(host.Address);
        }

        await CallAsync(new HttpClient(), host.Url, "2.0");
        silent.ForEach(client => client.Dispose());
        await CallAsync(new HttpClient(), host.Url, "1.1");
    }

    [Fact]
    public async Task A_port_is_free_again_after_the_host_and_silent_clients_do_not_keep_it()
    {
        IPEndPoint address;
        using var silent = new TcpClient();
        await using (var first = ServiceHost.Build(new ServiceOptions { Address = new(IPAddress.Loopback, 0) }, []))
        {
            await first.StartAsync();
            address = first.Address!;
            await silent.ConnectAsync(address);
        }

        await using var second = ServiceHost.Build(new ServiceOptions { Address = address }, []);
        await second.StartAsync();
        Assert.Equal(address, second.Address);
    }

    [Fact]
    public async Task A_host_that_stops_says_so_to_those_who_watch_it()
    {
        await using var stopping = ServiceHost.Build(new ServiceOptions { Address = new(IPAddress.Loopback, 0) }, []);
        await stopping.StartAsync();
        using var client = new HttpClient();
        using var content = new ByteArrayContent([0, 0, 0, 0, 2, .. "{}"u8]);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/connect+json");
        using var request = new HttpRequestMessage(HttpMethod.Post, $"http://{stopping.Address}/grpc.health.v1.Health/Watch") { Content = content };
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        var start = new char[5 + """{ "status": "SERVING" }""".Length];
        await reader.ReadBlockAsync(start);

        var stopped = stopping.StopAsync();

        Assert.Contains("\"SERVING\"", new string(start));
        var end = await reader.ReadToEndAsync();
        Assert.Contains("\"NOT_SERVING\"", end);
        Assert.EndsWith("{\"metadata\":{}}", end);
        await stopped;
    }

    [Fact]
    public async Task A_port_in_use_is_an_error_at_start()
    {
        await using var second = ServiceHost.Build(new ServiceOptions { Address = host.Address }, []);

        await Assert.ThrowsAnyAsync<IOException>(() => second.StartAsync());
    }

    [Theory]
    [InlineData("1.1", true)]
    [InlineData("2.0", true)]
    [InlineData("2.0", false)]
    public async Task TLS_serves_both_versions_from_PEM_and_PFX(string version, bool isPem)
    {
        var files = Directory.CreateTempSubdirectory();
        var options = WriteCertificate(files.FullName, isPem);
        await using var secure = ServiceHost.Build(options, [new InteropService().Service]);
        await secure.StartAsync();

        using var handler = new HttpClientHandler { ServerCertificateCustomValidationCallback = (_, _, _, _) => true };
        Assert.Equal(Version.Parse(version), await CallAsync(new HttpClient(handler), new Uri(secure.Urls.Single()), version));

        if (isPem)
        {
            var url = $"{secure.Urls.Single()}{Path}";
            var run = await ForeignProcess.RunAsync(
                "curl", ["-sS", "--cacert", $"{files.FullName}/cert.pem", "-H", "Content-Type: application/json", "-d", "{}", "-w", "%{http_version}", url]);
            Assert.Equal("{ }2", run.Output);

            var authority = new Uri(secure.Urls.Single()).Authority;
            run = await ForeignProcess.RunAsync(
                "env", [$"TLS_ROOT={files.FullName}/cert.pem", "node", "tests/clients/node/grpc-js.mjs", authority, host.DescriptorFile, "ping_pong"]);
            Assert.StartsWith("ok ping_pong\n", run.Output);
        }

        files.Delete(recursive: true);
    }

    private static async Task<Version> CallAsync(HttpClient client, Uri url, string version)
    {
        using (client)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(url, Path))
            {
                Version = Version.Parse(version),
                VersionPolicy = HttpVersionPolicy.RequestVersionExact,
                Content = new StringContent("{}", new MediaTypeHeaderValue("application/json")),
            };
            using var response = await client.SendAsync(request);
            Assert.Equal("{ }", await response.Content.ReadAsStringAsync());
            return response.Version;
        }
    }

    private static ServiceOptions WriteCertificate(string directory, bool isPem)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));

        var options = new ServiceOptions { Address = null, TlsAddress = new(IPAddress.Loopback, 0) };
        if (!isPem)
        {
            File.WriteAllBytes($"{directory}/cert.pfx", certificate.Export(X509ContentType.Pfx, "secret"));
            return options with { CertificateFile = $"{directory}/cert.pfx", CertificatePassword = "secret" };
        }

        File.WriteAllText($"{directory}/cert.pem", certificate.ExportCertificatePem());
        File.WriteAllText($"{directory}/key.pem", key.ExportPkcs8PrivateKeyPem());
        return options with { CertificateFile = $"{directory}/cert.pem", CertificateKeyFile = $"{directory}/key.pem" };
    }
}
