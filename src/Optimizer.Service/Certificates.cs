using System.Security.Cryptography.X509Certificates;

namespace Optimizer.Service;

internal static class Certificates
{
    public static X509Certificate2 Load(ServiceOptions options)
    {
        var file = options.CertificateFile ?? throw new ArgumentException("TLS needs a certificate file.");
        var password = options.CertificatePassword;
        return Path.GetExtension(file).ToLowerInvariant() is ".pfx" or ".p12"
            ? X509CertificateLoader.LoadPkcs12FromFile(file, password)
            : password is null
                ? X509Certificate2.CreateFromPemFile(file, options.CertificateKeyFile)
                : X509Certificate2.CreateFromEncryptedPemFile(file, password, options.CertificateKeyFile);
    }
}
