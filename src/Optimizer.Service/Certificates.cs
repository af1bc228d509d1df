using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Optimizer.Service;

internal static class Certificates
{
    public static X509Certificate2 Load(ServiceOptions options)
    {
        var file = options.CertificateFile ?? throw new ArgumentException("TLS needs a certificate file.");
        try
        {
            return Load(file, options.CertificateKeyFile, options.CertificatePassword);
        }
        catch (CryptographicException fault)
        {
            throw new IOException($"The certificate in '{file}' cannot be read: {fault.Message} Give a PFX file, or a PEM file with its key, and the password if it has one.", fault);
        }
    }

    private static X509Certificate2 Load(string file, string? keyFile, string? password) =>
        Path.GetExtension(file).ToLowerInvariant() is ".pfx" or ".p12"
            ? X509CertificateLoader.LoadPkcs12FromFile(file, password)
            : password is null
                ? X509Certificate2.CreateFromPemFile(file, keyFile)
                : X509Certificate2.CreateFromEncryptedPemFile(file, password, keyFile);
}
